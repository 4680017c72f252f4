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

/**
 * The readings with their values, window by window, and which of them fit: a clause without a full stop.
 * @param own the readings that decide, at least one
 * @param options.index name that every definition begins with, if any; it is not repeated
 */
export function fittingReason(
  own: readonly Estimate[],
  {
    does,
    index,
  }: {
    readonly does: Doing;
    readonly index?: string;
  },
): string {
  const named = own.map((estimate) => {
    const [name = "", base = ""] = estimate.definition.split(", ");
    const short = index === undefined ? name : name.replace(`${index} `, "");
    return { ...estimate, name: short, base };
  });
  const windows = [...new Set(own.map(({ from, to }) => spanText(from, to)))].map((span) => {
    const within = named.filter(({ from, to }) => spanText(from, to) === span);
    return `from ${span} ${within.map((reading) => `${reading.name} ${readingText(reading)}`).join(", ")}`;
  });
  const yes = named.filter(({ fits }) => fits);
  const no = named.filter(({ fits }) => !fits);
  return `${windows.join("; ")}: ${conclusion(yes, no, does)}`;
}

/** A reading's own name, and the base that it counts from where readings differ in it. */
interface Named {
  readonly name: string;
  readonly base: string;
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

function conclusion(yes: readonly Named[], no: readonly Named[], does: Doing): string {
  if (no.length === 0) return yes.length === 1 ? `it ${does.one}` : `each ${does.one}`;
  if (yes.length === 0) return no.length === 1 ? `it does not ${does.many}` : `none ${does.one}`;
  return yes.length <= no.length
    ? `only ${byBase(yes)} ${yes.length === 1 ? does.one : does.many}`
    : `all but ${byBase(no)} ${does.many}`;
}

/** A clause as a sentence. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** The evaluation where the data cannot answer: why, and what would settle it. */
export function untestable(reason: string): Evaluation {
  return { verdict: "untestable", reason, estimates: [] };
}
