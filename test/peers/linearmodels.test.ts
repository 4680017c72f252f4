import { describe, expect, test } from "vitest";
import { type FamaMacBethOptions, famaMacBeth } from "../../lib/stats/factors/fama-macbeth.js";

/** 12 assets in 30 periods, from sines, so that two languages have the same numbers. */
const PANEL = Array.from({ length: 30 }, (_period, t) => {
  const assets = Array.from({ length: 12 }, (_, i) => i);
  const x1 = assets.map((i) => Math.sin(3 * i + 7 * t));
  const x2 = assets.map((i) => Math.cos(i * i + 2 * t));
  const y = assets.map(
    (i) =>
      0.1 +
      (0.5 + 0.3 * Math.cos(t / 3)) * (x1[i] as number) -
      0.2 * (x2[i] as number) +
      0.4 * Math.sin(11 * i + 13 * t * t),
  );
  return { y, regressors: { x1, x2 } };
});

/** linearmodels 7.1, `FamaMacBeth(y, [const, x1, x2]).fit(...)` on the same panel; each array is const, x1, x2. */
const PARAMS_FROM_LINEARMODELS = [0.09634336287121785, 0.5277730050653809, -0.2141580559280209];
const CASES: readonly (readonly [
  name: string,
  options: FamaMacBethOptions,
  bse: readonly number[],
  pvalues: readonly number[],
])[] = [
  [
    "unadjusted",
    {},
    [0.003424419678267284, 0.04344055916530153, 0.023600234737839797],
    [1.3325061154518688e-22, 6.705532600246232e-13, 5.698514661628389e-10],
  ],
  [
    "unadjusted, debiased=False",
    { debiased: false, useT: false },
    [0.0033668623071252462, 0.04271041373296362, 0.023203563886289157],
    [4.350000890132899e-180, 4.4645640768811357e-35, 2.71814664229556e-20],
  ],
  [
    "kernel of Bartlett, bandwidth 3",
    { covType: "HAC", maxlags: 3 },
    [0.0034338637477163664, 0.0765936403184665, 0.016737456904976335],
    [1.4393478869108784e-22, 1.4310797423994797e-7, 1.876896393209579e-13],
  ],
  [
    "kernel of Bartlett, bandwidth 3, debiased=False",
    { covType: "HAC", maxlags: 3, debiased: false, useT: false },
    [0.0033761476414129166, 0.07530626055864675, 0.016456135072501342],
    [4.133996891794836e-179, 2.4113640654946146e-12, 1.0203625236483021e-38],
  ],
];

const RELATIVE = 1e-9;

describe.each(CASES)("famaMacBeth as linearmodels with %s", (_, options, bse, pvalues) => {
  const fit = famaMacBeth(PANEL, options);
  test("has its coefficients, standard errors and p values", () => {
    for (const [j, value] of PARAMS_FROM_LINEARMODELS.entries()) {
      expect(Math.abs((fit.params[j] as number) / value - 1)).toBeLessThan(RELATIVE);
      expect(Math.abs((fit.bse[j] as number) / (bse[j] as number) - 1)).toBeLessThan(RELATIVE);
      expect(Math.abs((fit.pvalues[j] as number) / (pvalues[j] as number) - 1)).toBeLessThan(1e-6);
    }
  });
});
