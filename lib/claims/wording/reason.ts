import { spanText } from "../../platform/text/day-text.js";
import { listed } from "../../platform/text/listed.js";
import { percentText } from "../../platform/text/number-text.js";
import type { Estimate, Evaluation } from "../claim.js";

/** What a reading that fits does, for one and for several: "rounds to 9%", "round to 9%". */
export interface Doing {
  readonly one: string;
  readonly many: string;
}

/** To round to a stated figure. */
export const roundsToFigure = (figure: string): Doing => ({
  one: `rounds to ${figure}`,
  many: `round to ${figure}`,
});

/** To meet the written reading of a word: "above 7%", "between −1% and +1%". */
export const liesWithin = (reading: string): Doing => ({ one: `lies ${reading}`, many: `lie ${reading}` });

/**
 * A reading's value as a percentage with one decimal, or as many as its judgement takes.
 * @example readingText({ value: 0.1448, digits: 2 }) // => "14.48%"
 */
export const readingText = ({ value, digits = 1 }: Pick<Estimate, "value" | "digits">): string =>
  percentText(value, digits);

/** How the readings are named in words. */
export interface Naming {
  /** What a reading that fits does. */
  readonly does: Doing;
  /** Name that every definition begins with, if any; it is not repeated. */
  readonly index?: string;
}

/**
 * Reason and detail of readings that are percentages: how many fit and how far they spread; and each with its value.
 * @param own the readings that decide, at least one
 * @param more clauses that follow the readings in the detail
 */
export function fittingReason(
  own: readonly Estimate[],
  naming: Naming,
  more: readonly string[] = [],
): Pick<Evaluation, "reason" | "detail"> {
  return {
    reason: sentence(`${countText(own, naming)}${spreadText(own)}`),
    detail: sentences([...windowTexts(own, naming), ...exceptionTexts(own, naming), ...more]),
  };
}

/** How many of the readings fit: "none of the 3 readings rounds to 9%"; the one that does is named. */
function countText(own: readonly Estimate[], { does, index }: Naming): string {
  const yes = own.filter(({ fits }) => fits);
  const all = own.length;
  if (all === 1) return yes.length === 1 ? `the reading ${does.one}` : `the reading does not ${does.many}`;
  if (yes.length === all) return `${all === 2 ? "both" : `all ${all}`} readings ${does.many}`;
  if (yes.length === 0) return `${all === 2 ? "neither reading" : `none of ${all} readings`} ${does.one}`;
  if (yes.length === 1) return `only ${byBase(namedOf(yes, index))} ${does.one}`;
  return `${yes.length} of ${all} readings ${does.many}`;
}

/** From the lowest to the highest reading, as the end of a sentence. */
function spreadText(own: readonly Estimate[]): string {
  const sorted = [...own].sort((a, b) => a.value - b.value);
  const texts = [...new Set(sorted.map(readingText))];
  const [low, high] = [texts[0] as string, texts.at(-1) as string];
  if (own.length === 1) return `, at ${low}`;
  if (low === high) return `: ${own.length === 2 ? "both" : "all"} are ${low}`;
  return own.length === 2
    ? `; the readings are ${low} and ${high}`
    : `; the readings run from ${low} to ${high}`;
}

/** The readings with their values, a clause a window. */
function windowTexts(own: readonly Estimate[], { index }: Naming): string[] {
  const named = namedOf(own, index);
  return [...new Set(own.map(({ from, to }) => spanText(from, to)))].map((span) => {
    const within = named.filter(({ from, to }) => spanText(from, to) === span);
    return `from ${span}: ${within.map((reading) => `${reading.name} ${readingText(reading)}`).join(", ")}`;
  });
}

/** Which readings fit where some do and some do not: the fewer of the two. */
function exceptionTexts(own: readonly Estimate[], { does, index }: Naming): string[] {
  const named = namedOf(own, index);
  const [yes, no] = [true, false].map((right) => named.filter(({ fits }) => fits === right)) as [
    Named[],
    Named[],
  ];
  // The only one that fits is named in the reason.
  if (yes.length < 2 || no.length === 0) return [];
  return yes.length <= no.length
    ? [`only ${byBase(yes)} ${does.many}`]
    : [`all but ${byBase(no)} ${does.many}`];
}

/** A reading with its own name, and the base that it counts from where readings differ in it. */
interface Named extends Estimate {
  readonly name: string;
  readonly base: string;
}

function namedOf(own: readonly Estimate[], index: string | undefined): Named[] {
  return own.map((estimate) => {
    const [name = "", base = ""] = estimate.definition.split(", ");
    return { ...estimate, name: index === undefined ? name : name.replace(`${index} `, ""), base };
  });
}

/** "the price return and the total return from the close of 10 July": the base once for all that share it. */
function byBase(some: readonly Named[]): string {
  const bases = [...new Set(some.map(({ base }) => base))];
  return listed(
    bases.map((base) => {
      const names = some.filter((one) => one.base === base).map(({ name }) => `the ${name}`);
      return `${listed(names)} ${base}`.trim();
    }),
  );
}

/** A clause as a sentence. */
export function sentence(clause: string): string {
  return `${clause.replace(/^"?[a-z]/, (start) => start.toUpperCase())}.`;
}

/** Clauses as sentences in a row. */
export const sentences = (clauses: readonly string[]): string => clauses.map(sentence).join(" ");

/**
 * The evaluation where the data cannot answer.
 * @param lacking what the data lack, as a clause: the reason
 * @param settles what would settle it, as a clause: the detail
 */
export function untestable(lacking: string, settles: string): Evaluation {
  return { verdict: "untestable", reason: sentence(lacking), detail: sentence(settles), estimates: [] };
}
