import { casual } from "chrono-node/en";
import { disjoint, spansOf, type TextSpan } from "./text-span.js";

/** chrono reads a piece at a time, so that its work grows with the text and no faster. */
const MAX_PIECE = 2000;

const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)";
/** What a piece must hold to be a date: a month, a weekday or figures joined as days are. chrono also takes "in 3 months" and "2 to 3". */
const NAMES_DAY = new RegExp(
  `\\b${MONTH}\\b|${MONTH}\\d|\\d${MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\\d[-/.]\\d{1,2}[-/.]\\d`,
);
/** A day such as 6/30 may also be a fraction: what stands before it decides. */
const DAY_OF_MONTH = /^\d{1,2}\/\d{1,2}$/;
const BEFORE_DAY = /\b(?:as of|on|through|since|at|by|ended|ending|until)\s$/i;

const PART_AFTER = /^\s?(?:%|percent|per\scent|of|point|basis|to\s\d)/i;

const YEAR = "(?:19|20)\\d\\d";
const QUARTER = "(?:first|second|third|fourth|1st|2nd|3rd|4th)";
const OTHER_DATES = [
  // 2024, 2023-24, the 1990s; no year is followed by a unit.
  new RegExp(
    `(?<![\\d$€£¥.,])${YEAR}(?:s|\\s?[-–/]\\s?(?:${YEAR}|\\d\\d))?(?![\\d%]|[.,]\\d|\\s?(?:%|per\\s?cent|pct|basis|bps?\\b|thousand|million|billion|trillion|bn\\b|mn\\b))`,
    "g",
  ),
  /\b(?:Q[1-4]|[1-4]Q|H[12]|[12]H|FY|CY)[ -]?['’]?(?:(?:19|20)?\d\d)?\b/g,
  new RegExp(`\\b${QUARTER}[- ](?:fiscal[- ])?(?:quarter|half)(?![- ]point)`, "gi"),
  /['’]\d\ds?\b/g,
  /\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?/gi,
  /\b\d{1,2}\s?[ap]\.?m\b\.?/gi,
  /\b(?:\d{1,2}(?:st|th)|nineteenth|twentieth|twenty-first)[- ]century\b/gi,
  new RegExp(`\\b${MONTH}\\.?\\s\\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})?(?![\\d%]|[.,]\\d)`, "g"),
];

/** Pieces of a text, none longer than MAX_PIECE, cut at ends of lines or between words. */
function* pieces(text: string): Generator<TextSpan> {
  let start = 0;
  let line = text.indexOf("\n");
  while (start < text.length) {
    let end = Math.min(text.length, start + MAX_PIECE);
    if (line >= 0 && line < start) line = text.indexOf("\n", start);
    if (line >= 0 && line < end) end = line + 1;
    else if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start) + 1;
    if (end <= start + 1) end = Math.min(text.length, start + MAX_PIECE);
    yield { start, end };
    start = end;
  }
}

/** "July 11" is a date of whatever year; the day only helps chrono to read it. */
const REFERENCE = new Date(2000, 0, 1, 12);

/**
 * The dates, years, quarters and times of day that a text names, in its order. Days are read by chrono-node; years, quarters and centuries by rules of our own.
 * @example datesInText("rose in 2023 and on July 11") // => [{ start: 8, end: 12 }, { start: 20, end: 27 }]
 */
export function datesInText(text: string): TextSpan[] {
  const found: TextSpan[] = [];
  for (const { start, end } of pieces(text)) {
    const piece = text.slice(start, end);
    if (!/\d|day\b/.test(piece) && !NAMES_DAY.test(piece)) continue;
    for (const { index, text: words } of casual.parse(piece, REFERENCE)) {
      const after = index + words.length;
      if (NAMES_DAY.test(words) || isDay(words, piece.slice(0, index), piece.slice(after, after + 20)))
        found.push({ start: start + index, end: start + after });
    }
  }
  return disjoint([...found, ...OTHER_DATES.flatMap((pattern) => spansOf(text, pattern))]);
}

/** Is 6/30 a day and no fraction, as "as of 6/30" is and "by 1/2 percentage point" is not? */
const isDay = (words: string, before: string, after: string) =>
  DAY_OF_MONTH.test(words) && BEFORE_DAY.test(before) && !PART_AFTER.test(after);
