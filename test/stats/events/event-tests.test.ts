import { describe, expect, test } from "vitest";
import { corradoRankTest } from "../../../lib/stats/events/corrado-rank-test.js";
import { type EventStudy, eventStudy } from "../../../lib/stats/events/event-study.js";
import { patellTest } from "../../../lib/stats/events/patell-test.js";
import { standardisedCrossSectionalTest } from "../../../lib/stats/events/standardised-cross-sectional-test.js";
import { normals } from "../noise.js";

const AT = 42;
const ESTIMATION = 40;
/** Five stocks around one day, from sines, so that two languages have the same numbers. */
const DAYS = Array.from({ length: AT + 4 }, (_, t) => t);
const market = DAYS.map((t) => 0.01 * Math.sin(5 * t + 0.2 * t * t));
const stock = (i: number) =>
  DAYS.map(
    (t) =>
      0.001 * i +
      (0.8 + 0.1 * i) * (market[t] as number) +
      0.012 * Math.sin(3 * i + (2 + i) * t + 0.37 * t * t) +
      0.006 * Math.cos(1.7 * t * t + 0.4) +
      (t === AT ? 0.02 + 0.003 * i : 0),
  );
const options = { at: AT, window: [-1, 1] as const, estimation: ESTIMATION, regressors: [market] };
const studies = [0, 1, 2, 3, 4].map((i) => eventStudy(stock(i), options));

// The formulas of Patell (1976), Boehmer, Musumeci and Poulsen (1991), Kolari and Pynnonen (2010) and Corrado (1989), transcribed into numpy.
const FROM_NUMPY = {
  patell: {
    daily: [1.4123331419511087, 5.285725541680216, -1.7438960210634558],
    statistic: 2.8602871468427518,
  },
  patellCorrected: 2.3909695876935104,
  crossSectional: {
    daily: [2.96374195300071, 5.104438270254296, -2.240169687013589],
    statistic: 5.796741414248804,
    pValue: 0.004403668849342529,
  },
  crossSectionalCorrected: 4.577046258683054,
  meanCorrelation: 0.10777597473478231,
  corrado: {
    daily: [0.9710859833218665, 2.7244356754307923, -1.5105781962784588],
    statistic: 1.2614776962235923,
  },
};
const close = (given: Iterable<number>, wanted: readonly number[]) => {
  expect([...given]).toHaveLength(wanted.length);
  for (const [i, value] of [...given].entries()) expect(value).toBeCloseTo(wanted[i] as number, 10);
};

describe("patellTest(studies)", () => {
  test("is Patell's statistic, by day and for the window", () => {
    const { dailyStatistics, statistic, events, meanCorrelation, offsets } = patellTest(studies);
    close(dailyStatistics, FROM_NUMPY.patell.daily);
    expect(statistic).toBeCloseTo(FROM_NUMPY.patell.statistic, 10);
    expect([events, meanCorrelation, [...offsets]]).toEqual([5, null, [-1, 0, 1]]);
  });

  test("is smaller where the stocks move together", () => {
    const { statistic, meanCorrelation } = patellTest(studies, { correction: "kolari-pynnonen" });
    expect(meanCorrelation).toBeCloseTo(FROM_NUMPY.meanCorrelation, 12);
    expect(statistic).toBeCloseTo(FROM_NUMPY.patellCorrected, 10);
  });

  test("of one event is its t over the spread of Student's t", () => {
    const [study] = studies as [EventStudy];
    const t = (study.abnormal[1] as number) / (study.standardErrors[1] as number);
    expect(patellTest([study]).dailyStatistics[1]).toBeCloseTo(t / Math.sqrt(38 / 36), 12);
  });
});

describe("standardisedCrossSectionalTest(studies)", () => {
  test("is that of Boehmer, Musumeci and Poulsen, by day and for the window", () => {
    const { dailyStatistics, statistic, pValue } = standardisedCrossSectionalTest(studies);
    close(dailyStatistics, FROM_NUMPY.crossSectional.daily);
    expect(statistic).toBeCloseTo(FROM_NUMPY.crossSectional.statistic, 10);
    expect(pValue).toBeCloseTo(FROM_NUMPY.crossSectional.pValue, 12);
  });

  test("is smaller where the stocks move together", () => {
    const { statistic } = standardisedCrossSectionalTest(studies, { correction: "kolari-pynnonen" });
    expect(statistic).toBeCloseTo(FROM_NUMPY.crossSectionalCorrected, 10);
  });

  test("has no statistic where all events are alike", () => {
    const [study] = studies as [EventStudy];
    expect(standardisedCrossSectionalTest([study, study]).statistic).toBeNaN();
  });
});

describe("corradoRankTest(studies)", () => {
  test("is Corrado's statistic, by day and for the window", () => {
    const { dailyStatistics, statistic } = corradoRankTest(studies);
    close(dailyStatistics, FROM_NUMPY.corrado.daily);
    expect(statistic).toBeCloseTo(FROM_NUMPY.corrado.statistic, 10);
  });

  test("of one event whose day is the widest of five, worked by hand: K - 1/2 = 1/3 over the root of (4 + 1 + 1 + 4) / 36 / 5", () => {
    const study = eventStudy([1, 2, 3, 4, 9], { at: 4, window: [0, 0], estimation: 4 });
    expect(corradoRankTest([study]).statistic).toBeCloseTo(1 / 3 / Math.sqrt(10 / 36 / 5), 12);
  });

  test("gives ties the mean of their ranks", () => {
    // Residuals -1, 1, -1, 1 and an event of 1: ranks 1.5, 4, 1.5, 4, 4.
    const study = eventStudy([1, 3, 1, 3, 3], { at: 4, window: [0, 0], estimation: 4 });
    expect(corradoRankTest([study]).statistic).toBeCloseTo(
      1 / 6 / Math.sqrt((2 * 0.25 ** 2 + 3 / 36) / 5),
      12,
    );
  });
});

describe("tests of event samples", () => {
  const tests = [
    ["patellTest", patellTest],
    ["standardisedCrossSectionalTest", standardisedCrossSectionalTest],
    ["corradoRankTest", corradoRankTest],
  ] as const;

  test.each(tests)(
    "%s rejects about as often as its level says, whatever moves the variance on the day or not",
    (name, run) => {
      let [calm, moved] = [0, 0];
      const samples = 200;
      for (let sample = 0; sample < samples; sample += 1) {
        const draw = (swing: number) =>
          Array.from({ length: 12 }, (_, i) => {
            const returns = normals(61, 20 * sample + i + 1).map((value, t) =>
              t === 60 ? swing * value : value,
            );
            return eventStudy(returns, { at: 60, window: [0, 0], estimation: 60 });
          });
        calm += run(draw(1)).pValue <= 0.1 ? 1 : 0;
        moved += run(draw(2)).pValue <= 0.1 ? 1 : 0;
      }
      // 10% of 200 with a binomial error of two points.
      expect(calm / samples).toBeGreaterThan(0.04);
      expect(calm / samples).toBeLessThan(0.17);
      // Twice the deviation on the day: Patell's test takes it for a return, the other two hardly.
      if (name === "patellTest") expect(moved / samples).toBeGreaterThan(0.3);
      else expect(moved / samples).toBeLessThan(0.25);
    },
  );

  test.each(tests)("%s refuses samples that are none", (name, run) => {
    expect(() => run([])).toThrow(new RegExp(`${name} requires [12] event studies or more \\(got 0\\)`));
    const other = eventStudy(stock(1), { ...options, window: [0, 1] });
    expect(() => run([...studies, other])).toThrow(
      `${name} requires one event window (got -1,0,1 and 0,1 in study 5)`,
    );
    const missing = stock(1).map((value, t) => (t === AT ? Number.NaN : value));
    expect(() => run([...studies, eventStudy(missing, options)])).toThrow(
      `${name} requires abnormal returns without NaN (got one on day 0 of study 5)`,
    );
    const flat = eventStudy(
      DAYS.map(() => 0.01),
      { at: AT, window: [-1, 1], estimation: ESTIMATION },
    );
    expect(() => run([flat, flat])).toThrow(`${name} requires residuals that vary (got none in study 0)`);
  });

  test("residuals are paired by day or not at all", () => {
    const later = eventStudy([0, ...stock(1)], { ...options, at: AT + 1, regressors: [[0, ...market]] });
    expect(() => patellTest([...studies, later], { correction: "kolari-pynnonen" })).toThrow(
      "patellTest requires one estimation window to correct for correlation (got 1 to 40, and 2 to 41 in study 5)",
    );
    expect(patellTest([...studies, later]).events).toBe(6);
  });

  test("Patell's variance needs more than two degrees of freedom", () => {
    const short = eventStudy([1, 2, 4, 3], { at: 3, window: [0, 0], estimation: 3 });
    expect(() => patellTest([short])).toThrow(
      "more than two degrees of freedom in each estimation (got 2 in study 0)",
    );
  });
});
