import { expect, test } from "vitest";
import { averageRate, impliedRate } from "../../lib/stats/rates/meeting-month.js";
import { cutProbability, jointMoves, policyMoves } from "../../lib/stats/rates/policy-moves.js";
import { policyPath } from "../../lib/stats/rates/policy-path.js";

/** CME Group, "The CME FedWatch Tool aggregated enhancement explained" (2024): prices of May, June and July. */
const CME_2024_EXAMPLE = { "2024-05": 94.875, "2024-06": 94.75, "2024-07": 94.625 } as const;

test("2024 example: June 50%, July 50% given June, joint 25/50/25, and July certain in the aggregated view", () => {
  const [may, june, july] = Object.values(CME_2024_EXAMPLE).map(impliedRate) as [number, number, number];
  const moves = [policyMoves(june - may), policyMoves(july - june)];
  const half = [
    { steps: 0, probability: 0.5 },
    { steps: 1, probability: 0.5 },
  ];
  expect(moves).toEqual([half, half]);
  expect(jointMoves(moves)).toEqual([
    { steps: 0, probability: 0.25 },
    { steps: 1, probability: 0.5 },
    { steps: 2, probability: 0.25 },
  ]);
  expect(policyMoves(july - may)).toEqual([{ steps: 1, probability: 1 }]);
});

test("2024 example as a path: each month at one rate, its meeting on the last day of the month before", () => {
  const path = policyPath(CME_2024_EXAMPLE, { meetings: ["2024-05-31", "2024-06-30"] });
  expect(path.map(({ change }) => policyMoves(change)[1])).toEqual([
    { steps: 1, probability: 0.5 },
    { steps: 1, probability: 0.5 },
  ]);
});

test("17 September 2015, a month after one without a meeting: August 99.8675, September 99.805, 16 of 30 days before", () => {
  // CME Group, "Fed Funds Futures Probability Tree Calculator" (2015), type 2: end 0.26643, hike 53.6%, none 46.4%.
  const [meeting] = policyPath(
    { "2015-08": 99.8675, "2015-09": 99.805 },
    { meetings: ["2015-09-17"], meetingDay: "after" },
  );
  expect(100 * (meeting?.before as number)).toBeCloseTo(0.1325, 10);
  expect(100 * (meeting?.after as number)).toBeCloseTo(0.26643, 5);
  expect(
    policyMoves(meeting?.change as number).map(({ probability }) => Math.round(1000 * probability)),
  ).toEqual([464, 536]);
  expect(
    averageRate([meeting?.before as number, meeting?.after as number], { before: 16, after: 14 }),
  ).toBeCloseTo(0.00195, 10);
});

/** CME Group's worksheet of settlements on 12 September 2022. */
const CME_2022_PRICES = {
  "2022-09": 97.4475,
  "2022-10": 96.94,
  "2022-11": 96.43,
  "2022-12": 96.235,
  "2023-01": 96.115,
} as const;

test("worksheet of 12 September 2022: from October backwards to September and forwards to November", () => {
  const [september, november] = policyPath(CME_2022_PRICES, {
    meetings: ["2022-09-21", "2022-11-02", "2022-12-14"],
    meetingDay: "after",
  });
  // As printed there, in percent to four digits: start 2.2987, end 3.06, change 0.7613; end of November 3.5876, change 0.5276.
  expect(100 * (september?.before as number)).toBeCloseTo(2.2987, 3);
  expect(100 * (september?.after as number)).toBeCloseTo(3.06, 10);
  expect(100 * (september?.change as number)).toBeCloseTo(0.7613, 3);
  expect(100 * (november?.before as number)).toBeCloseTo(3.06, 10);
  expect(100 * (november?.after as number)).toBeCloseTo(3.5876, 4);
  expect(100 * (november?.change as number)).toBeCloseTo(0.5276, 4);
});

test("worksheet of 12 September 2022: whole hikes and a rest, three and a little at the first meeting", () => {
  // "The probability of a hike of the size of the whole integer is 1 - the remainder": 0.76125 / 0.25 = 3.045.
  expect(policyMoves(0.0076125)).toEqual([
    { steps: 3, probability: expect.closeTo(0.955, 9) },
    { steps: 4, probability: expect.closeTo(0.045, 9) },
  ]);
  expect(cutProbability(policyMoves(0.0076125))).toBe(0);
});
