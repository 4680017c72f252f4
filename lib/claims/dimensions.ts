import type { Estimate } from "./claim.js";

/** What fair readings of a claim differ on; each name of a claim's `choices` is one of these. */
export const DIMENSIONS = [
  "series",
  "index",
  "large caps",
  "small caps and large caps",
  "basis",
  "base",
  "end",
  "window",
  "horizon",
  "sample",
  "measure",
  "counting",
  "weights",
  "frequency",
  "adjustment",
  "vintage",
  "source",
] as const;

/** A name of {@link DIMENSIONS}. */
export type Dimension = (typeof DIMENSIONS)[number];

/** Choices of a reading, their dimensions by the names that all books share. */
export type Choices = Readonly<Partial<Record<Dimension, string>>>;

/** What a reading is said to choose on a dimension on which it makes no choice. */
const NONE = "does not apply";

/** The readings of a claim by dimension. */
export interface ReadingDimensions {
  /** Those on which the readings differ, with the options of each in order of first use. */
  readonly dimensions: readonly { readonly name: string; readonly options: readonly string[] }[];
  /** A reading one row: the position of its option on each dimension. */
  readonly rows: readonly (readonly number[])[];
}

/**
 * The dimensions on which readings differ, and where each reading stands on them; null where their choices do not tell all of them apart.
 * @example readingDimensions([{ choices: { basis: "price return" } }, { choices: { basis: "total return" } }])?.rows // => [[0], [1]]
 */
export function readingDimensions(readings: readonly Pick<Estimate, "choices">[]): ReadingDimensions | null {
  const names = [...new Set(readings.flatMap(({ choices = {} }) => Object.keys(choices)))];
  const optionOf = (name: string) => (reading: Pick<Estimate, "choices">) => reading.choices?.[name] ?? NONE;
  const dimensions = names
    .map((name) => ({ name, options: [...new Set(readings.map(optionOf(name)))] }))
    .filter(({ options }) => options.length > 1);
  const rows = readings.map((reading) =>
    dimensions.map(({ name, options }) => options.indexOf(optionOf(name)(reading))),
  );
  const isTold = new Set(rows.map((row) => row.join())).size === readings.length;
  return isTold && readings.every(({ choices }) => choices !== undefined) ? { dimensions, rows } : null;
}

/** Readings without the choices that all of them make; where nothing is left to choose, without any. */
export function withoutConstants(readings: readonly Estimate[]): readonly Estimate[] {
  const names = [...new Set(readings.flatMap(({ choices = {} }) => Object.keys(choices)))];
  const varying = names.filter((name) => new Set(readings.map(({ choices }) => choices?.[name])).size > 1);
  return readings.map(({ choices, ...reading }) => {
    const own = varying.flatMap((name) => {
      const choice = choices?.[name];
      return choice === undefined ? [] : [[name, choice] as const];
    });
    return own.length === 0 ? reading : { ...reading, choices: Object.fromEntries(own) };
  });
}
