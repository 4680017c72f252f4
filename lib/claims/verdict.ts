import type { Estimate, Evaluation, Verdict } from "./claim.js";

/**
 * Does a value round to the stated figure at the stated precision? Halves round up, as in the published page.
 * @param value decimal
 * @param stated decimal as stated: 1.03 for "103%"
 * @param options.digits decimals of the stated percentage: 0 for "103%", 1 for "3.6%"
 * @example roundsTo(1.0349, 1.03, { digits: 0 }) // => true
 */
export function roundsTo(value: number, stated: number, { digits }: { readonly digits: number }): boolean {
  const unit = 10 ** (digits + 2);
  // 1e-9 absorbs the error of binary fractions: 1.025 * 100 must count as 102.5.
  return Math.floor(value * unit + 0.5 + 1e-9) === Math.round(stated * unit);
}

/** The readings that decide: those on the claim's own stated date and base, without comparison readings and proxies. */
export function deciding(estimates: readonly Estimate[]): readonly Estimate[] {
  return estimates.filter(({ comparison, proxy }) => !comparison && !proxy);
}

/** The deciding readings that are of one kind of number, that of the first: what can be compared with what was stated. */
export function mainKind(estimates: readonly Estimate[]): readonly Estimate[] {
  const own = deciding(estimates);
  const [first] = own;
  return own.filter(({ unit, kind }) => unit === first?.unit && kind === first.kind);
}

/** Verdicts that do not follow from a count of readings that fit. */
const UNCOUNTED: readonly Verdict[] = ["pending", "untestable", "opinion"];

/** How many of the deciding readings fit; where they decide nothing, none is counted. */
export function agreement({ estimates, verdict }: Evaluation): {
  readonly fitting: number;
  readonly all: number;
} {
  const own = UNCOUNTED.includes(verdict) ? [] : deciding(estimates);
  return { fitting: own.filter(({ fits }) => fits).length, all: own.length };
}

/**
 * The verdict that follows from the readings on the claim's own stated base: all fit, some do, or none does.
 * Comparison readings and proxies are shown beside them but do not decide. No other reading means that the data could not answer: what
 * stands in for a claim's subject neither supports nor contradicts it.
 */
export function verdictOf(estimates: readonly Estimate[]): Verdict {
  const own = deciding(estimates);
  if (own.length === 0) return "untestable";
  const fitting = own.filter((estimate) => estimate.fits).length;
  if (fitting === own.length) return "supported";
  return fitting === 0 ? "contradicted" : "depends";
}
