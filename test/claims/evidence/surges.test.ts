import { describe, expect, test } from "vitest";
import { JULY } from "../../../claims/evidence/july-lead.js";
import { LEGS, type Legs } from "../../../claims/evidence/legs.js";
import { monthRank } from "../../../claims/evidence/month-rank.js";
import { indexPairs, legPair, pairSince, type SizePair } from "../../../claims/evidence/size-pairs.js";
import {
  relativeReturns,
  SURGE_READINGS,
  type SurgeReading,
  surgeAverages,
  surges,
} from "../../../claims/evidence/surges.js";
import { seededRandom } from "../../../lib/stats/random.js";
import { addMonths } from "../../../lib/stats/series/calendar.js";
import { openStore } from "../../../lib/store/open-store.js";

const [AS_WIDE, ONE_PERCENT, TWENTY] = SURGE_READINGS as readonly [SurgeReading, SurgeReading, SurgeReading];

/** Large caps stand still; small caps return what is given, in the months that end with June 2024. */
const made = (small: readonly number[]): SizePair => ({
  name: "made",
  months: small.map((_, at) => addMonths("2024-06", at + 1 - small.length)),
  small: Float64Array.from(small),
  large: new Float64Array(small.length),
});

const quiet = (length: number) => new Array<number>(length).fill(0);

describe("surges(pair, options)", () => {
  test("takes surges by date and passes over those less than a year after a taken one", () => {
    const small = quiet(40);
    for (const at of [5, 10, 16, 17]) small[at] = 0.1;
    const found = surges(made(small), { reading: AS_WIDE, july: 0.09 });
    expect(found.map(({ month }) => month)).toEqual(["2021-08", "2022-08"]);
    // One month later nothing; within a year the two surges at 10 and 16: 1.1 x 1.1 x 1.1 with that at 17.
    expect(found[0]?.outcomes).toEqual([0, 0, expect.closeTo(0.1, 12), expect.closeTo(1.1 ** 3 - 1, 12)]);
  });

  test("leaves July 2024 and later months out, but follows earlier surges into them", () => {
    const pair = {
      name: "made",
      months: ["2024-05", "2024-06", "2024-07", "2024-08"],
      small: Float64Array.of(0, 0.1, 0.2, 0.3),
      large: Float64Array.of(0, 0, 0, 0),
    };
    const found = surges(pair, { reading: AS_WIDE, july: 0.1, horizons: [1, 2, 3] });
    expect(found).toEqual([
      {
        month: "2024-06",
        lead: 0.1,
        outcomes: [expect.closeTo(0.2, 12), expect.closeTo(0.56, 12), Number.NaN],
      },
    ]);
  });

  test("the widest 1% and the 20 widest depend on the pair's own past alone", () => {
    const leads = Float64Array.from({ length: 250 }, (_, at) => at);
    expect(ONE_PERCENT.threshold(leads, 0)).toBe(247);
    expect(TWENTY.threshold(leads, 0)).toBe(230);
    expect(TWENTY.threshold(leads.subarray(0, 5), 0)).toBe(Number.POSITIVE_INFINITY);
  });

  test("the outcome is the ratio of wealth less one, not the gap of returns", () => {
    const pair = { ...made([0.5]), large: Float64Array.of(0.25) };
    expect(relativeReturns(pair)[0]).toBeCloseTo(0.2, 12);
  });
});

describe("surgeAverages(pair, options)", () => {
  test("recovers what was put in after surges: a hundredth a month for half a year", () => {
    const random = seededRandom(3);
    const small = Array.from({ length: 1200 }, () => 0.02 * (random.uniform() - 0.5));
    for (let at = 30; at < 1180; at += 40) {
      small[at] = 0.12;
      for (let k = 1; k <= 6; k += 1) small[at + k] = (small[at + k] as number) + 0.01;
    }
    const found = surgeAverages(made(small), { reading: AS_WIDE, july: 0.1 });
    const six = found.find(({ horizon }) => horizon === 6);
    expect(six?.n).toBe(29);
    expect(six?.mean).toBeCloseTo(1.01 ** 6 - 1, 1);
    const [low, high] = six?.interval ?? [0, 0];
    expect(low < 1.01 ** 6 - 1 && high > 1.01 ** 6 - 1).toBe(true);
    expect(six?.differenceInterval?.[0]).toBeGreaterThan(0);
  });

  test("a few surges give a mean and no interval, none give nothing", () => {
    const small = quiet(60);
    small[10] = 0.2;
    small[11] = 0.05;
    const [one] = surgeAverages(made(small), { reading: AS_WIDE, july: 0.2 });
    expect(one).toMatchObject({ horizon: 1, n: 1, interval: null, differenceInterval: null });
    expect(one?.mean).toBeCloseTo(0.05, 12);
    // 59 months have a next one; two of them are followed by 20% and 5%.
    expect(one?.usual).toBeCloseTo(0.25 / 59, 12);
    expect(surgeAverages(made(small), { reading: AS_WIDE, july: 0.3 })).toEqual([]);
    expect(surgeAverages(made([]), { reading: AS_WIDE, july: 0.3 })).toEqual([]);
  });

  // A loop over data/size-monthly.csv and index-monthly.csv in pandas 1.5.3: number, mean after surges, mean after any month; ends of the interval of the
  // difference from 8,000 resamples in numpy, which drew their own blocks.
  const JULY_LEAD = 0.08966561795550176;
  const [century, index] = [legPair(openStore(), LEGS[0] as Legs), indexPairs(openStore())[0] as SizePair];
  test.each([
    [century, AS_WIDE, 3, 22, 0.04640540680110027, 0.0070151215010325315, [-0.0452, 0.1384]],
    [century, AS_WIDE, 12, 22, 0.04674552630392504, 0.02704827337475178, [-0.0837, 0.1362]],
    [century, ONE_PERCENT, 12, 8, 0.171514997476526, 0.02704827337475178, [-0.0561, 0.3737]],
    [century, TWENTY, 6, 13, -0.014544285090116986, 0.013933052321214643, [-0.1019, 0.0452]],
    [index, AS_WIDE, 12, 2, -0.02906021155750038, -0.0001773915544323294, null],
    [index, TWENTY, 12, 15, -0.011434569956206826, -0.0001773915544323294, [-0.0499, 0.0225]],
  ] as const)("%# the averages that pandas gives", (pair, reading, horizon, n, mean, usual, interval) => {
    const found = surgeAverages(pair, { reading, july: JULY_LEAD }).find((one) => one.horizon === horizon);
    expect(found?.n).toBe(n);
    expect(found?.mean).toBeCloseTo(mean, 10);
    expect(found?.usual).toBeCloseTo(usual, 10);
    if (interval === null) expect(found?.differenceInterval).toBeNull();
    for (const end of [0, 1] as const) {
      if (interval)
        expect(Math.abs((found?.differenceInterval?.[end] ?? 9) - interval[end])).toBeLessThan(0.015);
    }
  });
});

describe("pairs", () => {
  test("a factor counts as small caps against nothing", () => {
    const smb = legPair(openStore(), LEGS.find(({ large }) => large === null) as Legs);
    expect([...smb.large].every((value) => value === 0)).toBe(true);
    expect(smb.months.length).toBe(smb.small.length);
  });

  test("hold only months in which both are known, and can start later", () => {
    const [price, total] = indexPairs(openStore());
    expect([price?.months[0], total?.months[0]]).toEqual(["1979-01", "1988-02"]);
    const late = pairSince(price as SizePair, "2000-01");
    expect(late.months[0]).toBe("2000-01");
    expect(late.small[0]).toBe(price?.small[(price?.months ?? []).indexOf("2000-01")]);
  });

  test("monthRank counts ties for the month and leaves it and later ones out", () => {
    const pair = made([0.3, 0.1, 0.2, 0.5]);
    expect(monthRank(pair, 0.2, { month: "2024-06", since: "2024-03" })).toEqual({
      rank: 2,
      of: 4,
      first: "2024-03",
    });
    expect(monthRank(made([]), 0.2, { month: JULY.month, since: "1987-01" })).toEqual({
      rank: 1,
      of: 1,
      first: JULY.month,
    });
  });
});
