import { shownValue } from "./text/shown-value.js";

/** One way to ask the question: a choice on each dimension, and the answer that it gives. */
export interface Specification {
  readonly choices: { readonly [dimension: string]: string };
  readonly value: number;
  /** Does the answer agree with what was stated? */
  readonly fits: boolean;
}

/** All answers in order of value, and how many agree. Simonsohn, Simmons and Nelson (2020). */
export interface SpecificationCurve {
  /** Ascending by value; equal values keep the order given. */
  readonly specifications: readonly Specification[];
  /** Choices on each dimension, in order of first use. */
  readonly dimensions: { readonly [dimension: string]: readonly string[] };
  /** Share of specifications that fit, 0 to 1. */
  readonly share: number;
  readonly median: number;
}

/**
 * The specification curve of a question that can be asked in many fair ways.
 * @param specifications one a fair way to ask, in any order
 * @throws RangeError when there is no specification, or one gives no value.
 * @example specificationCurve([{ choices: { base: "price" }, value: 3, fits: false }, { choices: { base: "total" }, value: 1, fits: true }]).share // => 0.5
 */
export function specificationCurve(specifications: readonly Specification[]): SpecificationCurve {
  if (specifications.length === 0)
    throw new RangeError("specificationCurve requires at least one specification");
  const blank = specifications.find(({ value }) => typeof value !== "number" || Number.isNaN(value));
  if (blank !== undefined) {
    throw new RangeError(
      `specificationCurve requires a value of every specification (got ${shownValue(blank.value)} for ${Object.values(blank.choices).join(", ")})`,
    );
  }
  const sorted = [...specifications].sort((a, b) => a.value - b.value);
  const names = [...new Set(specifications.flatMap(({ choices }) => Object.keys(choices)))];
  const middle = (sorted.length - 1) / 2;
  const at = (index: number) => (sorted[index] as Specification).value;
  return {
    specifications: sorted,
    dimensions: Object.fromEntries(
      names.map((name) => [name, [...new Set(specifications.flatMap(({ choices }) => choices[name] ?? []))]]),
    ),
    share: specifications.filter(({ fits }) => fits).length / specifications.length,
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
  };
}
