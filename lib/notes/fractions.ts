import type { Figure } from "./figure.js";
import { NUMBER_WORDS, PART, partsOfWhole, wordsToNumber } from "./number-words.js";

const NUMERATOR = "(?:an?|one|two|three|four|five|six|seven|eight|nine)";
const POINTS = "(?<unit>percentage[- ]points?|per\\s?cent(?![a-z])|points?)";
/** After a part that stands without its whole: "rose by nearly a fifth since May". */
const END =
  "(?=\\s?[.,;:)]|\\s(?:of|since|from|in|over|this|last|and|compared|during|on|below|above|lower|higher|more|less|to)\\b|$)";

const PATTERNS: readonly RegExp[] = [
  // half a percentage point, a quarter of a percentage point, quarter-point, three-quarters of a percent
  new RegExp(
    `\\b(?:(?<count>${NUMERATOR})[- ])?(?<part>${PART})(?:\\s(?:of\\s)?(?:an?\\s|one\\s)?|-)${POINTS}`,
    "gi",
  ),
  // two-thirds, one-third
  new RegExp(`\\b(?<count>(?!an?\\b)${NUMERATOR})-(?<part>${PART})\\b(?!-)`, "gi"),
  // a third of, three quarters of; a quarter of the year is a time
  new RegExp(
    `\\b(?<count>${NUMERATOR})\\s(?<part>${PART})(?=\\sof\\b(?!\\s(?:the\\syear|(?:19|20)\\d\\d|growth)))`,
    "gi",
  ),
  // nearly a fifth, by a third
  new RegExp(
    `(?<=\\b(?:by|nearly|almost|about|roughly|around|over|than|some|up|down|just)\\s)(?<count>an?|one)\\s(?<part>${PART})${END}`,
    "gi",
  ),
  /\b(?<part>half)(?=\s(?:of\b|the\b|its\b|their\b|what\b|as\s(?:much|many)))|(?<=\bby\s)(?<part2>half)\b/gi,
];

const RATIO = new RegExp(
  `\\b(?<a>\\d{1,3}(?:\\.\\d+)?|${NUMBER_WORDS})(?:\\s(?:in|out\\sof(?:\\severy)?|of(?:\\s(?:the|its|our|their))?|for\\severy)\\s|-to-|-for-|:)(?<b>\\d{1,3}|${NUMBER_WORDS})\\b(?![-.,:]?\\d|\\s?(?:%|per\\s?cent|days?|weeks?|months?|years?|quarters?|[a-z]+\\sdays?))`,
  "gi",
);

const TIMES: Readonly<Record<string, number>> = { doubl: 2, twice: 2, tripl: 3, quadrupl: 4, halv: 0.5 };
const TIMES_WORDS =
  /\b(?:doubl(?:ed|ing)(?!\sdown)|(?:double|triple|quadruple)(?=\s(?:the|its|their|that|what|in|to|from|since)\b)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing)|twice(?=\s(?:as|the|its|their|that|what)\b))\b/gi;

const number = (text: string) =>
  /^\d/.test(text) ? Number(text) : /^an?$/i.test(text) ? 1 : wordsToNumber(text);
const span = (match: RegExpExecArray) => ({
  start: match.index,
  end: match.index + match[0].length,
  text: match[0],
});

/**
 * Parts of a whole, ratios and multiples in words, which may lie over one another.
 * @example fractions("two-thirds of the firms").map(({ value }) => value) // => [0.6666666666666666]
 */
export function fractions(text: string): Figure[] {
  const parts = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)]).map((match): Figure => {
    const { count = "a", part, part2, unit } = match.groups ?? {};
    const value = number(count) / partsOfWhole(part ?? part2 ?? "half");
    if (unit === undefined) return { kind: "fraction", ...span(match), value };
    return /^per\s?cent$/i.test(unit)
      ? { kind: "percent", ...span(match), value, unit: "%" }
      : { kind: "percentage-points", ...span(match), value, unit: "percentage points" };
  });
  const ratios = [...text.matchAll(RATIO)].flatMap((match): Figure[] => {
    const [a, b] = [match.groups?.a, match.groups?.b].map((word) => number(word ?? "")) as [number, number];
    const odds = /\s(?:in|out|of)\s/.test(match[0]);
    // "5 in 3" is no share; "10:30" is a time.
    if (b === 0 || (odds && a >= b)) return [];
    return [{ kind: "ratio", ...span(match), value: a / b }];
  });
  const times = [...text.matchAll(TIMES_WORDS)].map((match): Figure => {
    const word = match[0].toLowerCase();
    const value = Object.entries(TIMES).find(([stem]) => word.startsWith(stem))?.[1] ?? Number.NaN;
    return { kind: "multiple", ...span(match), value, unit: "x" };
  });
  return [...parts, ...ratios, ...times];
}
