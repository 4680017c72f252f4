import { datesInText } from "./dates-in-text.js";
import type { Figure } from "./figure.js";
import { fractions } from "./fractions.js";
import { identifiers } from "./identifiers.js";
import { magnitude, NUMBER_WORDS, wordsToNumber } from "./number-words.js";
import { ranks } from "./ranks.js";
import { blanked, disjoint } from "./text-span.js";
import { CURRENCY, currencyCode, unitAfter } from "./units.js";

const PARTS_OF_ONE: Readonly<Record<string, number>> = {
  ...{ "¼": 1 / 4, "½": 1 / 2, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3 },
  ...{ "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8 },
};
const MIXED = "(?:\\d{1,2}[- ])?[1-9]\\d?\\/(?:2|3|4|5|8|16|32|64)(?![\\d/])";
const SIGNED = `\\d{0,2}[${Object.keys(PARTS_OF_ONE).join("")}]`;
const DIGITS = "(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:[.·]\\d+)?|(?<![^\\s($€£−-])\\.\\d+)(?!\\d)";
/** A number, not within a word, after its sign and currency, before its magnitude. */
const NUMBER = new RegExp(
  `(?<![\\w.·,/%)\\]”’]|[A-Za-z]-|[A-Za-z]–)(?<sign>[-+−–]\\s?|minus\\s|negative\\s|plus\\s)?(?<currency>${CURRENCY})?(?<inner>[-−])?` +
    `(?:(?<number>${MIXED}|${SIGNED}|${DIGITS})|(?<words>${NUMBER_WORDS})(?:\\b|(?=fold\\b)))` +
    "(?:[\\s-]?(?<magnitude>hundred|thousand|million|billion|trillion|trn|bn|mn|tn)\\b|(?<letter>[kKmMbBtT])\\b)?",
  "gi",
);

/** Before a bound of what follows. */
const UNDER =
  /\b(?:nearly|almost|(?:just\s)?under|(?:less|fewer|lower)\sthan|up\sto|below|as\s(?:much|many)\sas|at\smost|close\sto|not\squite|shy\sof)\s$/i;
const OVER =
  /(?:\b(?:over|(?:more|greater|higher)\sthan|above|at\sleast|exceed(?:s|ed|ing)|upwards\sof|topped|surpass(?:ed|ing)|no\s(?:less|fewer)\sthan)|>)\s?$/i;
const ABOUT = /(?:\b(?:about|around|roughly|approximately|some|circa|an\sestimated|near)\s|~\s?)$/i;

/** Nouns after a number in words that count the writer's points and no thing measured. */
const RHETORIC =
  /^(?:[a-z]+\s){0,2}(?:reasons|things|factors|ways|questions|points|themes|parts|kinds|types|sides|ideas|steps|pillars|categories|options|words|lessons|forces|drivers|sections|aspects|issues|scenarios)$/;
/** A length of time is a window, unless the text measures it. */
const MEASURES_TIME =
  /\b(?:lasted|lasting|takes?|took|averag\w+|average\sof|duration\sof|maturity\sof|median\sof|life\sof)\s(?:about\s|nearly\s|only\s)?$/i;

const JOINS = /^\s?(?:,|,?\s?(?:and|or)|to|-|–|—)\s?$/;
const RANGE = /^\s?(?:to|-|–|—)\s?$/;
const CONTEXT = 40;

/** A number as it is read first: `own` when it has a unit of its own. */
interface Reading extends Figure {
  readonly value: number;
  readonly own: boolean;
  readonly scale: number;
  readonly inWords: boolean;
}

function numberValue(text: string): number {
  const last = PARTS_OF_ONE[text.at(-1) ?? ""];
  if (last !== undefined) return Number(text.slice(0, -1) || 0) + last;
  if (!text.includes("/")) return Number(text.replaceAll(",", "").replace("·", "."));
  const [part = "", whole = "0"] = text.split(/[- ]/).toReversed();
  const [above, below] = part.split("/").map(Number) as [number, number];
  return Number(whole) + above / below;
}

function readNumber(text: string, match: RegExpExecArray): Reading | undefined {
  const { sign, currency, inner, number, words, magnitude: word = "", letter = "" } = match.groups ?? {};
  // "5 m" is a length; the letter is a magnitude after a currency alone.
  const stands = letter !== "" && currency === undefined ? match[0].slice(0, -1) : match[0];
  const end = match.index + stands.trimEnd().length;
  if (
    number !== undefined &&
    /^[A-Za-z]/.test(text.slice(end)) &&
    !/^(?:x|bps?|pp|pct|fold|per)/i.test(text.slice(end))
  )
    return undefined;
  const unit = unitAfter(text.slice(end, end + 2 * CONTEXT));
  const scale = magnitude(word) * (currency === undefined ? 1 : magnitude(letter));
  const negative = inner !== undefined || /^(?:[-−–]|minus|negative)/i.test(sign ?? "");
  const plain = number === undefined ? wordsToNumber(words ?? "") : numberValue(number);
  const money = currency !== undefined && unit?.kind !== "percent";
  return {
    kind: money ? "money" : (unit?.kind ?? "number"),
    start: match.index,
    end: end + (money ? 0 : (unit?.length ?? 0)),
    text: "",
    value: plain * scale * (negative ? -1 : 1) || 0,
    ...(money ? { unit: currencyCode(currency) } : unit && { unit: unit.unit }),
    own: money || (unit !== undefined && unit.kind !== "count"),
    scale,
    inWords: number === undefined,
  };
}

/** A number without a unit takes that of the one it is joined with: "3.2 and 4.1 percent", "$10-12 billion". */
function withSharedUnits(text: string, readings: readonly Reading[]): Reading[] {
  const all = [...readings];
  const joined = (i: number, pattern: RegExp) => pattern.test(text.slice(all[i]?.end, all[i + 1]?.start));
  for (let i = all.length - 2; i >= 0; i -= 1) {
    const [here, next] = [all[i] as Reading, all[i + 1] as Reading];
    if (!joined(i, JOINS)) continue;
    const scaled = here.scale === 1 && joined(i, RANGE) ? next.scale : here.scale;
    if (!here.own && (next.own || next.scale > 1))
      all[i] = {
        ...here,
        kind: next.kind,
        ...(next.unit !== undefined && { unit: next.unit }),
        ...{ own: next.own, inWords: false, scale: scaled, value: (here.value / here.scale) * scaled },
      };
    else if (here.kind === "money" && !next.own && joined(i, RANGE)) {
      all[i + 1] = { ...next, kind: "money", unit: here.unit ?? "", own: true };
      all[i] = { ...here, scale: scaled, value: (here.value / here.scale) * scaled };
    }
  }
  return all;
}

/** The two ends of a range as one. @param before the text before the first */
function withRanges(
  text: string,
  before: string,
  readings: readonly Reading[],
  raw: readonly Reading[],
): Reading[] {
  const all: Reading[] = [];
  for (const [i, next] of readings.entries()) {
    const here = all.at(-1);
    const gap = here && text.slice(here.end, next.start);
    if (here === undefined || gap === undefined || here.to !== undefined || gap.length > 6) {
      all.push(next);
      continue;
    }
    const lead = before.slice(Math.max(0, here.start - CONTEXT), here.start);
    const between = /\bbetween\s(?:about\s)?$/i.test(lead) && /^\s?and\s$/.test(gap);
    // "rose 2% to 7%" and "from 2 to 7%" are two figures.
    const twice = raw[i - 1]?.own === true && raw[i]?.own === true;
    const spread =
      RANGE.test(gap) &&
      !/\bfrom\s$/i.test(lead) &&
      (!twice || !/to/.test(gap) || /\b(?:range|of|between)\s$/i.test(lead));
    if ((between || spread) && here.kind === next.kind && here.value < next.value)
      all[all.length - 1] = {
        ...here,
        end: next.end,
        to: next.value,
        ...(next.unit !== undefined && { unit: next.unit }),
      };
    else all.push(next);
  }
  return all;
}

/** Does a number state anything? A length of time is a window, "three reasons" an outline, "one" a pronoun. */
function states(text: string, { kind, start, end, value, unit, inWords, scale }: Reading): boolean {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  if (kind === "duration")
    return (
      (MEASURES_TIME.test(before) || /^\d+\.\d/.test(text.slice(start, end))) &&
      text[end - (unit?.length ?? 0) - 1] !== "-"
    );
  if (kind === "count") {
    if (!inWords) return true;
    // "the Magnificent Seven" is a name, "the two benchmarks" are known already.
    const name = /^[A-Z]/.test(text.slice(start)) && /\w\s$/.test(before);
    const known = /\b(?:the|these|those|our|its|their|both)\s$/i.test(before);
    return !name && !known && (value !== 1 || scale > 1) && !RHETORIC.test(unit ?? "");
  }
  if (kind !== "number") return true;
  if (inWords)
    return value > 1 && /^\sof\s(?:the|its|our|their|those|these)\s/.test(text.slice(end, end + CONTEXT));
  const written = text.slice(start, end);
  return /[.,+−]/.test(written) || scale > 1 || Math.abs(value) >= 13;
}

function bound(before: string): Pick<Figure, "bound"> {
  if (UNDER.test(before)) return { bound: "under" };
  if (OVER.test(before)) return { bound: "over" };
  return ABOUT.test(before) ? { bound: "about" } : {};
}

/**
 * Every figure, rank and superlative of a text, in its order. Left out are dates, years, times of day, lengths of time that are windows ("the past ten
 * years"), names that hold a number (S&P 500, 10-year Treasury, COVID-19), numbers of pages, sections, lists, footnotes and telephones. The work grows
 * with the text's length.
 * @example findFigures("Small caps rose 3.6% on July 11.").map(({ text, value, kind }) => [text, value, kind]) // => [["3.6%", 3.6, "percent"]]
 */
export function findFigures(text: string): Figure[] {
  const names = disjoint([...datesInText(text), ...identifiers(text)]);
  const stated = blanked(text, names);
  const words = disjoint([...ranks(stated), ...fractions(stated)]);
  const rest = blanked(stated, words);
  const raw = [...rest.matchAll(NUMBER)].flatMap((match) => readNumber(rest, match) ?? []);
  const numbers = withRanges(rest, rest, withSharedUnits(rest, raw), raw)
    .filter((reading) => states(rest, reading))
    .map(({ own: _, scale: __, inWords: ___, ...figure }): Figure => figure);
  return disjoint<Figure>([...words, ...numbers]).map((figure) => ({
    ...figure,
    text: text.slice(figure.start, figure.end),
    ...bound(text.slice(Math.max(0, figure.start - CONTEXT), figure.start)),
  }));
}
