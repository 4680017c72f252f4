import type { Figure } from "./figure.js";
import { findFigures } from "./figures.js";
import { SentenceReader } from "./sentence-reader.js";
import { sentencesOf, type TextBlock } from "./sentences.js";
import { opensDisclosures, sentenceAside } from "./set-aside.js";
import type { CheckableStatement, FoundStatements, SetAside } from "./statement.js";

/** What is longer is a table or a list, whose figures have no verb. */
const MAX_SENTENCE = 1500;

/**
 * The statements of a text that data could confirm or refute, and the sentences set aside with the reason. Figures come with their subject, unit, window,
 * direction and what they are compared with; ranks, comparisons and signs count without a figure. Precision comes before recall.
 * @param options.blocks the paragraphs, headings and items of the text
 * @example findStatements("Prices rose 3% in May.", { blocks: [{ kind: "paragraph", start: 0, end: 22 }] }).statements[0]?.subject // => "Prices"
 */
export function findStatements(
  text: string,
  { blocks }: { readonly blocks: readonly TextBlock[] },
): FoundStatements {
  const figures = findFigures(text);
  const statements: CheckableStatement[] = [];
  const setAside: SetAside[] = [];
  let disclosures = false;
  let subjectBefore: string | undefined;
  let next = 0;
  for (const sentence of sentencesOf(text, blocks)) {
    const words = text.slice(sentence.start, sentence.end);
    while ((figures[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) next += 1;
    const own: Figure[] = [];
    for (; (figures[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.end; next += 1)
      own.push(figures[next] as Figure);
    if (words.length > MAX_SENTENCE) continue;
    if (opensDisclosures(words)) disclosures = true;
    else if (sentence.block.kind === "heading") disclosures = false;
    const reason = disclosures ? "disclosure" : sentenceAside(words);
    if (reason !== undefined) {
      if (own.length > 0) setAside.push({ start: sentence.start, end: sentence.end, text: words, reason });
      continue;
    }
    const found = new SentenceReader(words, sentence, own, subjectBefore);
    statements.push(...found.statements);
    setAside.push(...found.setAside);
    subjectBefore = found.subject ?? subjectBefore;
  }
  return { statements, setAside };
}
