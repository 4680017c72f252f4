import { datesInText } from "./dates-in-text.js";
import { identifiers } from "./identifiers.js";
import { NUMBER_WORDS } from "./number-words.js";
import { disjoint, spansOf, type TextSpan } from "./text-span.js";

const UNIT = "(?:trading\\s)?(?:days?|weeks?|months?|quarters?|years?|decades?|sessions?)";
const COUNT = `(?:\\d{1,3}|${NUMBER_WORDS}|few|couple\\sof)`;
/** Words that lead to a date: "since July 11", "in the second quarter". */
const LEAD =
  /\b(?:since|in|on|from|between|through|during|until|by|at|of|as of|ended|ending|to|before|after|for)\s(?:the\s)?(?:(?:end|start|beginning|middle|close)\sof\s(?:the\s)?)?(?:early\s|late\s|mid-)?$/i;

const RELATIVE = [
  new RegExp(
    `\\b(?:over|in|for|during|within|of)\\s(?:the\\s)?(?:past|last|prior|previous|preceding|next)\\s(?:${COUNT}[\\s-])?${UNIT}\\b`,
    "gi",
  ),
  new RegExp(
    `\\b(?:over|for|in)\\s(?:the\\s)?${COUNT}\\s(?:straight\\s|consecutive\\s)?${UNIT}(?:\\s(?:to|ended|ending|through)\\b)?`,
    "gi",
  ),
  new RegExp(`\\b${COUNT}\\s${UNIT}\\s(?:ago|earlier|before)\\b`, "gi"),
  new RegExp(`\\b(?:the\\s)?(?:past|last)\\s${COUNT}\\s${UNIT}\\b`, "gi"),
  /\b(?:over|on|in|for|during)\sthe\s(?:day|week|month|quarter|year|period|half)(?:\sto\b)?/gi,
  /\b(?:so\sfar\s)?this\s(?:week|month|quarter|year)\b|\b(?:year|month|quarter|week)[\s-]to[\s-]date\b/gi,
  /\b(?:year[\s-]on[\s-]year|year[\s-]over[\s-]year|quarter[\s-]on[\s-]quarter|month[\s-]on[\s-]month|(?:a|one)\s(?:year|month|quarter|week)\s(?:ago|earlier|before)|on\san?\sannual(?:ised|ized)?\s(?:basis|rate))\b/gi,
  /\b(?:at|by)\s(?:the\s)?(?:quarter|year|month|mid-year)[\s-]?(?:end)?\b|\bsince\s(?:inception|the\s[a-z]+(?:\sof\s[a-z]+)?)\b/gi,
  /\b(?:past|last|previous)\s(?:day|week|month|quarter|year|decade|century)\b|\bin\s(?:a|recent)\s(?:century|decade|days|weeks|months|years)\b/gi,
];

/**
 * The passages of a sentence that say over which time, or on which day, in its order.
 * @example windowsIn("rose 9% in July, as of July 24").length // => 2
 */
export function windowsIn(sentence: string): TextSpan[] {
  const names = identifiers(sentence);
  const inName = ({ start, end }: TextSpan) => names.some((name) => start > name.start && end <= name.end);
  const dates = datesInText(sentence)
    .filter((date) => !inName(date))
    .map(({ start, end }) => {
      const lead = LEAD.exec(sentence.slice(Math.max(0, start - 40), start))?.[0].length ?? 0;
      const trailing = /[,;\s]*$/.exec(sentence.slice(start, end))?.[0].length ?? 0;
      return { start: start - lead, end: end - trailing };
    });
  const found = disjoint([...dates, ...RELATIVE.flatMap((pattern) => spansOf(sentence, pattern))]);
  // "in the third quarter of 2018", "from May to July" are one.
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = joined.at(-1);
    if (last && /^\s?$/.test(sentence.slice(last.end, start))) last.end = end;
    else joined.push({ start, end });
  }
  return joined;
}
