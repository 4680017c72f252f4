import { type OptionRules, oneOf, required, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";

/**
 * What an adjusted p value controls. The chance of any false finding: `bonferroni`, `holm` (1979) under any dependence, `hochberg` (1988) for
 * independent or positively dependent tests. The expected share of false ones among the findings: `benjamini-hochberg` (1995) for independent or
 * positively dependent tests, `benjamini-yekutieli` (2001) under any dependence.
 */
export type PValueAdjustment =
  | "bonferroni"
  | "holm"
  | "hochberg"
  | "benjamini-hochberg"
  | "benjamini-yekutieli";

interface AdjustmentOptions {
  readonly method: PValueAdjustment;
}

const OPTIONS: OptionRules<AdjustmentOptions> = {
  method: required(oneOf("bonferroni", "holm", "hochberg", "benjamini-hochberg", "benjamini-yekutieli")),
};

/** How the p value of a rank is scaled, and from which end the running extreme is taken. */
interface Rule {
  /** @param rank 1 for the smallest of m */
  scale(rank: number, m: number): number;
  readonly step: "single" | "down" | "up";
}

const RULES: { readonly [method in PValueAdjustment]: Rule } = {
  bonferroni: { scale: (_, m) => m, step: "single" },
  holm: { scale: (rank, m) => m - rank + 1, step: "down" },
  hochberg: { scale: (rank, m) => m - rank + 1, step: "up" },
  "benjamini-hochberg": { scale: (rank, m) => m / rank, step: "up" },
  "benjamini-yekutieli": { scale: (rank, m) => (harmonic(m) * m) / rank, step: "up" },
};

/**
 * P values adjusted for the number of tests: a test is a finding at a level when its adjusted p value is no larger than it.
 * With p(1) <= ... <= p(m): `bonferroni` m p; `holm` the running maximum of (m - i + 1) p(i) from the smallest on; `hochberg` the running minimum of
 * the same from the largest on; `benjamini-hochberg` that of m p(i) / i; `benjamini-yekutieli` that times 1 + 1/2 + ... + 1/m; none above one. As R's
 * `p.adjust` and statsmodels' `multipletests`.
 * @param pValues of m tests, in any order
 * @param options.method which adjustment; there is no default, as they control different things
 * @returns one a test, in the order given
 * @throws RangeError when there is no test, a p value is missing or not from 0 to 1, or the method is unknown.
 * @example adjustedPValues([0.01, 0.04, 0.03], { method: "holm" }) // => Float64Array [0.03, 0.06, 0.06]
 */
export function adjustedPValues(pValues: ArrayLike<number>, options: AdjustmentOptions): Float64Array {
  const { method } = requireOptions(options, "adjustedPValues", OPTIONS);
  const values = requireNumbers(pValues, "adjustedPValues");
  const m = values.length;
  if (m === 0) throw new RangeError("adjustedPValues requires one p value or more (got 0)");
  const strange = values.findIndex((value) => !(value >= 0 && value <= 1));
  if (strange >= 0) {
    throw new RangeError(
      `adjustedPValues requires p values from 0 to 1 (got ${values[strange]} at position ${strange})`,
    );
  }
  const { scale, step } = RULES[method];
  const ascending = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const scaled = ascending.map((at, i) => Math.min(1, scale(i + 1, m) * (values[at] as number)));
  if (step === "down") {
    for (let i = 1; i < m; i += 1) scaled[i] = Math.max(scaled[i] as number, scaled[i - 1] as number);
  }
  if (step === "up") {
    for (let i = m - 2; i >= 0; i -= 1) scaled[i] = Math.min(scaled[i] as number, scaled[i + 1] as number);
  }
  const adjusted = new Float64Array(m);
  for (const [i, at] of ascending.entries()) adjusted[at] = scaled[i] as number;
  return adjusted;
}

function harmonic(m: number): number {
  let sum = 0;
  for (let i = 1; i <= m; i += 1) sum += 1 / i;
  return sum;
}
