import type { TextSpan } from "./text-span.js";
import type { Direction, Verb } from "./verbs.js";

const UP_NEAR =
  /\b(?:(?<!\bma(?:de|kes?)\s)up|gain(?:ed)?|rise|rose|increase|increased|higher|rising)\b(?:\s(?:of|by|some|about|over|nearly|almost|more than)){0,2}\s$/i;
const DOWN_NEAR =
  /\b(?:down|loss|lost|fall|fell|decline|declined|drop|decrease|lower|falling)\b(?:\s(?:of|by|some|about|over|nearly|almost|more than)){0,2}\s$/i;
const UP_AFTER = /^\s(?:higher|more|above|dearer|stronger|larger|faster|gain|increase|rise|ahead)\b/i;
const DOWN_AFTER =
  /^\s(?:lower|less|fewer|below|cheaper|weaker|smaller|slower|decline|decrease|drop|loss|fall)\b/i;
/** Before a level: "rose to 4.2 percent", "the rate, at 3.9 percent,". */
const LEVEL_LEAD =
  /(?:\b(?:to|at|of|was|were|is|are|from|reached|stood|with)\s(?:an?\s|its\s|about\s|some\s|nearly\s|almost\s|over\s)?|\()$/i;
const CONTEXT = 40;

/**
 * Which way a sentence says that something went, and whether the figure is that change or the level after it.
 * @param mark where the figure stands in the sentence
 * @param verb the verb of its clause
 * @example figureDirection("It is down 3%", { start: 11, end: 13 }) // => { direction: -1, change: true }
 */
export function figureDirection(
  sentence: string,
  mark: TextSpan,
  verb?: Verb,
): { readonly direction?: Direction; readonly change?: true } {
  const before = sentence.slice(Math.max(0, mark.start - CONTEXT), mark.start);
  const after = sentence.slice(mark.end, mark.end + CONTEXT);
  const [up, down] = [UP_NEAR.test(before), DOWN_NEAR.test(before)];
  const direction =
    up || (!down && UP_AFTER.test(after)) ? 1 : down || DOWN_AFTER.test(after) ? -1 : verb?.direction;
  if (direction === undefined) return {};
  const change = direction !== 0 && (up || down || !LEVEL_LEAD.test(before));
  return { direction, ...(change && { change }) };
}
