import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { plainText } from "../../lib/notes/plain-text.js";
import type { CheckableStatement, FoundStatements } from "../../lib/notes/statement.js";
import { findStatements } from "../../lib/notes/statements.js";

/** A text that was annotated by hand, before any rule read it. */
export interface AnnotatedText {
  readonly name: string;
  /** What it is, such as "a central bank's statement on rates". */
  readonly kind: string;
  readonly source: string;
  /** Was it kept from whoever wrote the rules? */
  readonly heldOut: boolean;
  readonly asOf: string;
  /** What can be checked: a passage each, and words of its subject where it has one. */
  readonly statements: readonly { readonly passage: string; readonly subject?: string }[];
  /** Passages that one may call statements or not: found or missed, they do not count. */
  readonly eitherWay: readonly string[];
  readonly text: string;
}

const FOLDER = "test/notes/texts";

/** The ten texts, in the order of their names. */
export const annotatedTexts = (): AnnotatedText[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const name = path.basename(file, ".json");
      return {
        name,
        ...JSON.parse(readFileSync(path.join(FOLDER, file), "utf8")),
        text: readFileSync(path.join(FOLDER, `${name}.txt`), "utf8"),
      } as AnnotatedText;
    });

/** What a text's statements were found to be, set beside what was annotated. */
export interface Counts {
  readonly annotated: number;
  readonly found: number;
  readonly missed: readonly string[];
  /** Found, and not annotated or found before. */
  readonly wrong: readonly CheckableStatement[];
  /** Of those found whose subject was annotated, how many name it. */
  readonly subjects: { readonly right: number; readonly of: number; readonly wrong: readonly string[] };
  readonly result: FoundStatements;
}

/** Where a passage stands, whatever white space is between its words. @throws Error where it does not stand exactly once */
function place(text: string, passage: string): { readonly start: number; readonly end: number } {
  const words = passage.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = [...text.matchAll(new RegExp(words.join("\\s+"), "g"))];
  const [match] = found;
  if (match === undefined || found.length > 1)
    throw new Error(`"${passage}" stands ${found.length} times in its text`);
  return { start: match.index, end: match.index + match[0].length };
}

/** Finds the statements of a text and counts them against the annotation. A statement is found when its mark lies in an annotated passage. */
export function count({ text, statements, eitherWay }: AnnotatedText): Counts {
  const result = findStatements(text, { blocks: plainText(text).blocks });
  const gold = statements.map((statement) => ({
    ...statement,
    ...place(text, statement.passage),
    hit: false,
  }));
  const neutral = eitherWay.map((passage) => place(text, passage));
  const wrong: CheckableStatement[] = [];
  const subjects = { right: 0, of: 0, wrong: [] as string[] };
  const within = (mark: { start: number; end: number }, span: { start: number; end: number }) =>
    mark.start >= span.start && mark.end <= span.end;
  for (const statement of result.statements) {
    const hit = gold.find((one) => !one.hit && within(statement.mark, one));
    if (hit === undefined) {
      if (!neutral.some((span) => within(statement.mark, span))) wrong.push(statement);
      continue;
    }
    hit.hit = true;
    if (hit.subject === undefined) continue;
    subjects.of += 1;
    if (statement.subject?.toLowerCase().includes(hit.subject.toLowerCase())) subjects.right += 1;
    else subjects.wrong.push(`${hit.passage}: ${statement.subject ?? "none"}, not ${hit.subject}`);
  }
  return {
    annotated: gold.length,
    found: gold.filter(({ hit }) => hit).length,
    missed: gold.filter(({ hit }) => !hit).map(({ passage }) => passage),
    wrong,
    subjects,
    result,
  };
}
