import type { Figure } from "./figure.js";
import { NUMBER_WORDS, ORDINAL, ordinalToNumber, wordsToNumber } from "./number-words.js";

const SUPERLATIVE =
  "(?:highest|lowest|largest|smallest|biggest|best|worst|strongest|weakest|fastest|slowest|steepest|sharpest|greatest|deepest|longest|shortest|busiest|broadest|cheapest|richest|priciest|tightest|widest|narrowest|poorest|fewest|heaviest|lightest|hottest|coldest|least|most|best-performing|worst-performing|fastest-growing)";
/** What follows a superlative that compares nothing: "at least", "most recent", "best practices". */
const IDIOM =
  "(?!\\s(?:recent|recently|of\\sall|practices?|efforts?|interests?|estimates?|wishes|guess|case|likely|important|notable|notably|part|managers|investors|people|economists|analysts|participants|members|other|others|firms|companies)\\b)";
const PERIOD = "(?:day|week|month|quarter|year|decade|century)";

interface Pattern {
  readonly kind: "rank" | "superlative";
  readonly pattern: RegExp;
}

const PATTERNS: readonly Pattern[] = [
  // third-largest, fourth-worst, second biggest
  { kind: "rank", pattern: new RegExp(`\\b(?<place>${ORDINAL})[- ]${SUPERLATIVE}\\b`, "gi") },
  // third consecutive month, fifth straight
  {
    kind: "rank",
    pattern: new RegExp(`\\b(?<place>${ORDINAL})[- ](?:consecutive|straight|successive)\\b`, "gi"),
  },
  // twelfth year in a row, for the second time, the third decline in four months
  {
    kind: "rank",
    pattern: new RegExp(
      `\\b(?<place>${ORDINAL})\\s(?:${PERIOD}\\sin\\sa\\srow|(?:time|decline|fall|drop|loss|rise|gain|increase|cut|hike|advance)(?=\\s(?:since|in\\s(?:${NUMBER_WORDS}|\\d+)|this\\s${PERIOD}))|time\\b(?<=\\bfor\\sthe\\s.{1,20}))`,
      "gi",
    ),
  },
  // ranked third, placed 2nd
  {
    kind: "rank",
    pattern: new RegExp(`\\b(?:rank(?:s|ed|ing)?|placed|finish(?:ed|es))\\s(?<place>${ORDINAL})\\b`, "gi"),
  },
  // No. 1, #1, number one
  { kind: "rank", pattern: /(?:\bNo\.\s|#|\bnumber\s)(?<place>\d{1,3}|one|two|three)\b(?![-.,]?\d)/g },
  // top five, bottom 10, 90th percentile, top quartile
  {
    kind: "rank",
    pattern: new RegExp(
      `\\b(?:top|bottom)[- ](?<place>\\d{1,3}|${NUMBER_WORDS})\\b(?!\\s?(?:%|per\\s?cent)|-)`,
      "gi",
    ),
  },
  {
    kind: "rank",
    pattern: new RegExp(`\\b(?<place>${ORDINAL})\\s(?:percentile|decile|quintile|quartile)\\b`, "gi"),
  },
  { kind: "superlative", pattern: /\b(?:top|bottom)\s(?:decile|quintile|quartile)\b/gi },
  // the highest since, largest one-day gain; "at best" and "at least" compare nothing
  {
    kind: "superlative",
    pattern: new RegExp(
      `(?<!\\bat\\s|\\bat the\\s|\\bthe very\\s)\\b(?!most\\b|least\\b|best\\s(?:way|place|time|\\w+ed\\b))${SUPERLATIVE}\\b${IDIOM}`,
      "gi",
    ),
  },
  {
    kind: "superlative",
    pattern:
      /\b(?:the\s(?:most|least)(?=\s(?:since|in|on|for|among|of\sany|volatile|expensive)\b|\s?[.,;]|$))/gim,
  },
  // a record high, a new record, all-time low, a 23-year high
  {
    kind: "superlative",
    pattern:
      /\brecord(?:[- ](?:highs?|lows?|close|level|levels|gain|gains|loss|losses|pace|number|quarter|year|revenue|profit|inflows?|outflows?|sales|earnings|drop|rise|streak|setting|breaking))\b|\b(?:a|an|new|fresh|another|set|hit|all-time|its)\srecord\b(?!\s(?:of|date|keep))|\brecord\s(?=[$€£]?\d)/gi,
  },
  { kind: "superlative", pattern: /\ball-time\s(?:highs?|lows?|peaks?)\b/gi },
  {
    kind: "superlative",
    pattern: new RegExp(
      `\\b(?:multi|\\d{1,3}|${NUMBER_WORDS})[- ]${PERIOD}[- ](?:highs?|lows?|peaks?)\\b`,
      "gi",
    ),
  },
  // for the first time since, the first rise since
  {
    kind: "superlative",
    pattern: /\b(?:first|last)\s(?:time|such|[a-z-]+)\s(?:since|in\s(?:a|more|over|nearly|almost|\d))/gi,
  },
];

/**
 * The ranks and superlatives of a text, which may lie over one another.
 * @example ranks("the fourth-worst stretch")[0]?.value // => 4
 */
export function ranks(text: string): Figure[] {
  return PATTERNS.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const place = match.groups?.place;
      return {
        kind,
        start: match.index,
        end: match.index + match[0].length,
        text: match[0],
        ...(place !== undefined && { value: placeNumber(place) }),
      };
    }),
  );
}

function placeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return new RegExp(`^${ORDINAL}$`, "i").test(text) ? ordinalToNumber(text) : wordsToNumber(text);
}
