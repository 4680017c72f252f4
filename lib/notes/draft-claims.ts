import type { ClaimKind } from "../claims/claim.js";
import { MAX_SPAN, type Passage } from "../claims/passage.js";
import { slug } from "../notebook/export/slug.js";
import { draftTarget } from "./draft-target.js";
import { findPassages } from "./find-passages.js";
import type { NoteText } from "./note.js";
import type { CheckableStatement, SetAside } from "./statement.js";
import { findStatements } from "./statements.js";
import { TokenIndex } from "./token-index.js";

/** A claim that a statement of a text could become. Its measure is left to whoever accepts it. */
export interface ClaimDraft {
  /** From 1, in the text's order. */
  readonly number: number;
  /** Words of its subject joined by "-", its own in the text. */
  readonly id: string;
  readonly kind: ClaimKind;
  /** What was stated, as one would quote it in a table cell. */
  readonly stated: string;
  /** Subject, what is stated of it, and when. */
  readonly statement: string;
  /** The stated number as source text: `figure(0.036)`. */
  readonly target: string;
  readonly rule: string;
  /** A pattern that finds the passage in the text; none where no short one does. */
  readonly passages: readonly Passage[];
  readonly found: CheckableStatement;
}

/** What draftClaims returns. */
export interface ClaimDrafts {
  readonly drafts: readonly ClaimDraft[];
  readonly setAside: readonly SetAside[];
}

/** Words that tell no subject from another. */
const COMMON = new Set(
  "the a an of in on at to for and or by from with as its our their this that all per over under most more than who which was were are is".split(
    " ",
  ),
);
const MAX_ID_WORDS = 3;
/** What a claim of one word is about besides: an id of two words is no reserved word of the language. */
const ABOUT: Readonly<Record<CheckableStatement["kind"], string>> = {
  measurement: "figure",
  rank: "rank",
  sign: "sign",
  comparison: "compared",
};
/** The most characters of a figure or a key word of a pattern. */
const MAX_PART = 24;

/**
 * The statements of a text as drafts of claims, with what was set aside.
 * @example draftClaims({ text: "Prices rose 3% in May.", blocks: [{ kind: "paragraph", start: 0, end: 22 }] }).drafts[0]?.id // => "prices-figure"
 */
export function draftClaims(note: NoteText): ClaimDrafts {
  const { statements, setAside } = findStatements(note.text, note);
  const index = new TokenIndex(note);
  const taken = new Map<string, number>();
  const drafts = statements.map((found, i): ClaimDraft => {
    const name = idOf(found);
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    const stated = (found.figure?.text ?? note.text.slice(found.mark.start, found.mark.end)).replace(
      /\s+/g,
      " ",
    );
    const subject = found.subject ?? "not named";
    const way = found.change && !/^[-+−]/.test(stated) ? (found.direction === 1 ? "up " : "down ") : "";
    return {
      number: i + 1,
      id: times === 1 ? name : `${name}-${times}`,
      kind: found.kind === "comparison" ? "sign" : found.kind,
      stated,
      statement: `${subject[0]?.toUpperCase()}${subject.slice(1)}: ${way}${stated}${found.window === undefined ? "" : `, ${found.window}`}`,
      ...draftTarget(found, stated),
      passages: passagesOf(index, found),
      found,
    };
  });
  return { drafts, setAside };
}

function idOf({ subject = "", kind }: CheckableStatement): string {
  const words = slug(subject)
    .split("-")
    .filter((word) => word.length > 0 && !COMMON.has(word));
  while (/^\d/.test(words[0] ?? "")) words.shift();
  const chosen = words.slice(0, MAX_ID_WORDS);
  if (chosen.length === 0) return `statement-${ABOUT[kind]}`;
  return chosen.length === 1 ? `${chosen[0]}-${ABOUT[kind]}` : chosen.join("-");
}

/** A figure or verb with key words of the subject near it, where that finds this passage and no other. */
function passagesOf(index: TokenIndex, { figure, subject = "", text, mark }: CheckableStatement): Passage[] {
  const usable = (word: string) =>
    word.length > 2 && word.length <= MAX_PART && !COMMON.has(word.toLowerCase());
  const words = [...new Set(subject.match(/[\p{L}\p{N}]+/gu) ?? [])].filter(usable);
  const others = [...new Set(text.match(/\p{L}{4,}/gu) ?? [])].filter(
    (word) => usable(word) && !words.includes(word),
  );
  const stated =
    figure && figure.kind !== "superlative" && figure.text.length <= MAX_PART && !/\n/.test(figure.text)
      ? { figure: figure.text }
      : {};
  const tries = [
    words.slice(0, 1),
    words.slice(0, 2),
    [...words.slice(0, 2), ...others.slice(0, 1)],
    [...words.slice(0, 2), ...others.slice(0, 2)],
  ];
  for (const key of tries) {
    if (key.length === 0) continue;
    const passage: Passage = { ...stated, words: key };
    const { found } = findPassages(index, passage);
    const [only] = found;
    const near = only && only.start < mark.end + MAX_SPAN && only.end > mark.start - MAX_SPAN;
    if (found.length === 1 && near && only.start <= mark.end && only.end >= mark.start) return [passage];
  }
  return [];
}
