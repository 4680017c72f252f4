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

/** The readings that decide: those on the claim's own stated date and base, without the neighbours shown beside them. */
export function deciding(estimates: readonly Estimate[]): readonly Estimate[] {
  return estimates.filter(({ neighbour }) => !neighbour);
}

/** How many of the deciding readings fit; where there is nothing to fit, an opinion or a question, none is counted. */
export function agreement({ estimates, verdict }: Evaluation): {
  readonly fitting: number;
  readonly all: number;
} {
  const own = verdict === "opinion" ? [] : deciding(estimates);
  return { fitting: own.filter(({ fits }) => fits).length, all: own.length };
}

/**
 * The verdict that follows from the readings on the claim's own stated base: all fit, some do, or none does.
 * Neighbouring dates are shown beside them but do not decide. No reading at all means that the data could not answer.
 */
export function verdictOf(estimates: readonly Estimate[]): Verdict {
  const own = deciding(estimates);
  if (own.length === 0) return "untestable";
  const fitting = own.filter((estimate) => estimate.fits).length;
  if (fitting === own.length) return "supported";
  return fitting === 0 ? "contradicted" : "depends";
}
