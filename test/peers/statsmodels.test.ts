import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  adjustedPValues,
  type PValueAdjustment,
} from "../../lib/stats/multiple-testing/adjusted-p-values.js";
import { confInt } from "../../lib/stats/regression/conf-int.js";
import { type OlsOptions, ols } from "../../lib/stats/regression/ols.js";

// Growth of real investment on growth of real GDP and last quarter's real interest rate, 1959 Q2 to 2009 Q3.
const macro = readFileSync("test/peers/fixtures/macrodata.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number) as [number, number, number, number, number]);
const growth = (column: 2 | 3) =>
  macro.slice(1).map((row, t) => 400 * Math.log(row[column] / (macro[t]?.[column] as number)));
const fitMacro = (options: OlsOptions) =>
  ols(growth(3), { g_realgdp: growth(2), realint_1: macro.slice(0, -1).map((row) => row[4]) }, options);

// statsmodels, regression/tests/results/results_macro_ols_robust.py, made by Stata; each row is const, g_realgdp, realint.
const PARAMS_FROM_STATA = [-9.4816727746549, 4.3742216647032, -0.61399696947899];
const HC1_FROM_STATA = {
  bse: [1.3690593206013, 0.32355452428856, 0.32772840315987],
  tvalues: [-6.9256843965613, 13.519272136038, -1.8734933059173],
  pvalues: [5.860240898e-11, 5.703151404e-30, 0.06246625509181],
  confInt: [
    [-12.181398261383, -6.7819472879264],
    [3.7361862031101, 5.0122571262963],
    [-1.2602631388273, 0.0322691998693],
  ],
  covParams: [
    [1.8743234233252, -0.34205013876828, -0.14114426417778],
    [-0.34205013876828, 0.1046875301876, -0.00084230205782],
    [-0.14114426417778, -0.00084230205782, 0.10740590623772],
  ],
  fvalue: 92.94502024547634,
  fPvalue: 3.12523087723e-29,
};
const NW_LAG4_FROM_STATA = {
  bse: [1.1859338087713, 0.33125644884286, 0.29582347593197],
  tvalues: [-7.9951112823729, 13.204940401864, -2.0755518727668],
  pvalues: [1.036821797e-13, 5.282334606e-29, 0.03922090940364],
  confInt: [
    [-11.820282709911, -7.1430628393989],
    [3.7209983425819, 5.0274449868245],
    [-1.1973480087863, -0.03064593017165],
  ],
  covParams: [
    [1.4064389987868, -0.31803287070833, -0.06062111121649],
    [-0.31803287070833, 0.10973083489998, 0.0003953117603],
    [-0.06062111121649, 0.0003953117603, 0.08751152891247],
  ],
  fvalue: 89.45120275471848,
  fPvalue: 1.93466284646e-28,
};
const NW_LAG4_UNCORRECTED_FROM_IVREG2 = {
  bse: [1.1770944273439, 0.32878742225811, 0.29361854972141],
  tvalues: [-8.055150508231, 13.304102798888, -2.0911382133777],
  pvalues: [7.938107001e-16, 2.19107474e-40, 0.03651567605333],
  confInt: [
    [-11.788735458652, -7.1746100906581],
    [3.7298101585076, 5.0186331708989],
    [-1.1894787521258, -0.03851518683214],
  ],
};
const SUMMARY_FROM_STATA = {
  nobs: 202,
  dfModel: 2,
  dfResid: 199,
  rsquared: 0.6769775594319385,
  rsquaredAdj: 0.6737311027428123,
  sigma: 10.7037959322668,
  ess: 47782.65712176046,
  ssr: 22799.67822456265,
  llf: -763.9752181602238,
};
// Worked out with statsmodels 0.13.5 (Debian 0.13.5+dfsg-7) on the same file; Stata's table has HC1 only.
const BSE_FROM_STATSMODELS = {
  nonrobust: [1.0684958066626946, 0.21469411088840662, 0.2846680536089613],
  HC0: [1.358855009499, 0.321142904153, 0.325285672934],
  HC2: [1.384869668199, 0.32927979589, 0.333058811429],
  HC3: [1.411670920376, 0.337735311954, 0.341144826133],
} as const;

/** Every number of an object within a relative distance of the reference. */
function expectClose(actual: unknown, expected: unknown, relative: number): void {
  if (typeof expected === "number") {
    expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
    return;
  }
  for (const [key, value] of Object.entries(expected as object)) {
    expectClose((actual as Record<string, unknown>)[key], value, relative);
  }
}

describe("growth of investment on growth of GDP and the real rate", () => {
  test("coefficients and fit are Stata's", () => {
    const fit = fitMacro({});
    expect(fit.names).toEqual(["const", "g_realgdp", "realint_1"]);
    expectClose(fit.params, PARAMS_FROM_STATA, 1e-11);
    expectClose(fit, SUMMARY_FROM_STATA, 1e-12);
  });

  test("HC1 errors, t, p, intervals and F are those of Stata's `regress, vce(robust)`", () => {
    const fit = fitMacro({ covType: "HC1" });
    expectClose({ ...fit, confInt: confInt(fit) }, HC1_FROM_STATA, 1e-9);
  });

  test("HAC errors with the small-sample correction are those of Stata's `newey, lag(4)`", () => {
    const fit = fitMacro({ covType: "HAC", maxlags: 4, useCorrection: true });
    expectClose({ ...fit, confInt: confInt(fit) }, NW_LAG4_FROM_STATA, 1e-9);
  });

  test("HAC errors without it, under the normal distribution, are those of `ivreg2, robust bw(5)`", () => {
    const fit = fitMacro({ covType: "HAC", maxlags: 4, useT: false });
    expectClose({ ...fit, confInt: confInt(fit) }, NW_LAG4_UNCORRECTED_FROM_IVREG2, 1e-9);
  });

  test("the rule for lags gives four for these 202 quarters", () => {
    expect(fitMacro({ covType: "HAC" }).maxlags).toBe(4);
  });

  test.each(Object.entries(BSE_FROM_STATSMODELS))("%s errors are those of statsmodels", (covType, bse) => {
    expectClose(fitMacro({ covType: covType as "HC0" }).bse, bse, 1e-10);
  });
});

// J. W. Longley (1967), as printed in NIST's Statistical Reference Datasets: TOTEMP, GNPDEFL, GNP, UNEMP, ARMED, POP, YEAR.
const longley = [
  [60323, 83, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99, 365385, 1870, 3547, 115094, 1953],
  [63761, 100, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
] as const;
const longleyColumn = (j: number) => longley.map((row) => row[j] as number);
const fitLongley = (options: OlsOptions) =>
  ols(longleyColumn(0), [1, 2, 3, 4, 5, 6].map(longleyColumn), options);

// NIST's certified values; constant first.
const LONGLEY_FROM_NIST = {
  params: [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
    -0.0511041056535807, 1829.15146461355,
  ],
  bse: [
    890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675,
    0.22607320006937, 455.478499142212,
  ],
  sigma: 304.854073561965,
  rsquared: 0.995479004577296,
  ssr: 836424.055505915,
  ess: 184172401.944494,
  fvalue: 330.285339234588,
};
// statsmodels, regression/tests/results/results_regression.py, class Longley: rounded there.
const LONGLEY_FROM_STATSMODELS = { rsquaredAdj: 0.99246501, llf: -109.6174, aic: 233.2349, bic: 238.643 };
const LONGLEY_PVALUES_FROM_R = [
  0.0035604, 0.86314083, 0.31268106, 0.00253509, 0.00094437, 0.8262118, 0.0030368,
];
const LONGLEY_INTERVALS_FROM_STATA = [
  [-5496529, -1467987],
  [-177.0291, 207.1524],
  [-0.111581, 0.0399428],
  [-3.125065, -0.9153928],
  [-1.517948, -0.5485049],
  [-0.5625173, 0.4603083],
  [798.7873, 2859.515],
];
const LONGLEY_BSE_FROM_STATSMODELS = {
  HC0: [832212, 51.22035, 0.02458, 0.38324, 0.14625, 0.15821, 428.38438],
  HC1: [1109615, 68.2938, 0.03277, 0.51099, 0.19499, 0.21094, 571.17917],
  HC2: [1202370, 67.49208, 0.03653, 0.55334, 0.20522, 0.22324, 617.59295],
  HC3: [1799477, 91.11939, 0.05562, 0.82213, 0.29879, 0.32491, 922.80784],
} as const;

describe("Longley's data, whose columns are nearly dependent", () => {
  test("coefficients, errors and fit are NIST's certified values", () => {
    expectClose(fitLongley({}), LONGLEY_FROM_NIST, 1e-8);
  });

  test("adjusted R squared, likelihood and information criteria are those that statsmodels prints", () => {
    expectClose(fitLongley({}), LONGLEY_FROM_STATSMODELS, 1e-6);
  });

  test("p-values and intervals are those of R and Stata to the digits printed", () => {
    const fit = fitLongley({});
    expectClose(fit.pvalues, LONGLEY_PVALUES_FROM_R, 1e-5);
    expectClose(confInt(fit), LONGLEY_INTERVALS_FROM_STATA, 1e-5);
  });

  test.each(Object.entries(LONGLEY_BSE_FROM_STATSMODELS))(
    "%s errors are those of statsmodels",
    (type, bse) => {
      // Printed to five decimals.
      const fit = fitLongley({ covType: type as "HC0" });
      for (const [i, value] of bse.entries()) {
        expect(Math.abs((fit.bse[i] as number) - value)).toBeLessThanOrEqual(Math.max(5.1e-6, 1e-6 * value));
      }
    },
  );
});

test("Wampler's first problem, a polynomial of degree five over 0 to 20, gives coefficients of one (NIST)", () => {
  const x = Array.from({ length: 21 }, (_, t) => t);
  const powers = [1, 2, 3, 4, 5].map((power) => x.map((value) => value ** power));
  const y = x.map((_, t) => 1 + powers.reduce((sum, column) => sum + (column[t] as number), 0));
  expectClose(ols(y, powers).params, [1, 1, 1, 1, 1, 1], 1e-8);
});

describe("multipletests, and R's p.adjust", () => {
  /** The 15 tests of Benjamini and Hochberg's (1995) example, which R and statsmodels use too. */
  const BENJAMINI_HOCHBERG = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  /** Out of order, with ties, a zero and a one. */
  const UNSORTED = [0.04, 0.01, 0.03, 0.04, 0.2, 1, 0, 0.01];
  // statsmodels 0.15.0: multipletests(p, method=...)[1], with methods bonferroni, holm, simes-hochberg, fdr_bh and fdr_by.
  const FROM_STATSMODELS: { readonly [method in PValueAdjustment]: readonly (readonly number[])[] } = {
    bonferroni: [
      [0.0015, 0.006, 0.0285, 0.1425, 0.3015, 0.417, 0.447, 0.516, 0.6885, 1, 1, 1, 1, 1, 1],
      [0.32, 0.08, 0.24, 0.32, 1, 1, 0, 0.08],
    ],
    holm: [
      [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1],
      [0.16, 0.07, 0.15, 0.16, 0.4, 1, 0, 0.07],
    ],
    hochberg: [
      [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.2682, 0.2682, 0.2752, 0.3213, 1, 1, 1, 1, 1, 1],
      [0.12, 0.06, 0.12, 0.12, 0.4, 1, 0, 0.06],
    ],
    "benjamini-hochberg": [
      [
        0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.0765,
        0.486, 0.5811818181818182, 0.714875, 0.7532307692307693, 0.8132142857142857, 1,
      ],
      [
        0.05333333333333334, 0.02666666666666667, 0.05333333333333334, 0.05333333333333334,
        0.2285714285714286, 1, 0, 0.02666666666666667,
      ],
    ],
    "benjamini-yekutieli": [
      [
        0.004977343489843491, 0.009954686979686982, 0.03152317543567544, 0.11821190788378289,
        0.20008920829170831, 0.21189262285333715, 0.21189262285333715, 0.2140257700632701, 0.253844517982018,
        1, 1, 1, 1, 1, 1,
      ],
      [
        0.14495238095238094, 0.07247619047619047, 0.14495238095238094, 0.14495238095238094,
        0.6212244897959183, 1, 0, 0.07247619047619047,
      ],
    ],
  };

  test.each(Object.keys(FROM_STATSMODELS) as PValueAdjustment[])("%s", (method) => {
    for (const [i, pValues] of [BENJAMINI_HOCHBERG, UNSORTED].entries()) {
      const adjusted = adjustedPValues(pValues, { method });
      for (const [at, value] of (FROM_STATSMODELS[method][i] as readonly number[]).entries())
        expect(adjusted[at], `${i}, position ${at}`).toBeCloseTo(value, 14);
    }
  });
});
