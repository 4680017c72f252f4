import { expect, test } from "vitest";
import { bootstrap, bootstrapMeans } from "../../../lib/stats/bootstrap/bootstrap.js";
import { type Blocks, drawnOnce } from "../../../lib/stats/bootstrap/drawn-blocks.js";

const place = (): Blocks => ({ starts: new Int32Array(3), lengths: new Int32Array(3), count: 0 });

/** Draws that count up: one block, two, three, one ... */
function counting() {
  let drawn = 0;
  const draw = (into: Blocks) => {
    into.count = (drawn % 3) + 1;
    for (let block = 0; block < into.count; block += 1) {
      into.starts[block] = drawn + block;
      into.lengths[block] = 10 * drawn + block;
    }
    drawn += 1;
  };
  return { draw, drawn: () => drawn };
}

/** What is put in a place, replication by replication. */
function taken(next: (into: Blocks) => void, replications: number) {
  const into = place();
  return Array.from({ length: replications }, () => {
    next(into);
    return { starts: [...into.starts].slice(0, into.count), lengths: [...into.lengths].slice(0, into.count) };
  });
}

test("draws with the same settings are drawn once, and are the same to whoever asks", () => {
  const { draw, drawn } = counting();
  const options = { replications: 5, expected: 10, draw };
  const first = taken(drawnOnce(["same", 5], options), 5);
  expect(first.map(({ starts }) => starts)).toEqual([[0], [1, 2], [2, 3, 4], [3], [4, 5]]);
  expect(taken(drawnOnce(["same", 5], options), 5)).toEqual(first);
  expect(drawn()).toBe(5);
  taken(drawnOnce(["other", 5], options), 5);
  expect(drawn()).toBe(10);
});

test("two that ask in turn do not disturb each other", () => {
  const { draw } = counting();
  const options = { replications: 3, expected: 6, draw };
  const alone = taken(drawnOnce(["turns"], options), 3);
  const [one, two] = [drawnOnce(["turns"], options), drawnOnce(["turns"], options)];
  const [left, right] = [place(), place()];
  for (const { starts } of alone) {
    one(left);
    two(right);
    expect([...left.starts].slice(0, left.count)).toEqual(starts);
    expect([...right.starts].slice(0, right.count)).toEqual(starts);
  }
});

test.each([
  ["too many to keep", { replications: 2, expected: 1e7 }],
  ["far more than expected", { replications: 30, expected: 1 }],
])("draws that are %s are drawn anew", (name, sizes) => {
  const { draw, drawn } = counting();
  const options = { ...sizes, draw };
  taken(drawnOnce([name], options), sizes.replications);
  taken(drawnOnce([name], options), sizes.replications);
  expect(drawn()).toBe(2 * sizes.replications);
});

test("draws that were not all taken are not kept", () => {
  const { draw, drawn } = counting();
  const options = { replications: 4, expected: 8, draw };
  taken(drawnOnce(["half"], options), 2);
  taken(drawnOnce(["half"], options), 4);
  expect(drawn()).toBe(6);
});

test("only the newest few are kept", () => {
  const { draw, drawn } = counting();
  const options = { replications: 1, expected: 2, draw };
  for (let at = 0; at < 9; at += 1) taken(drawnOnce(["few", at], options), 1);
  taken(drawnOnce(["few", 8], options), 1);
  expect(drawn()).toBe(9);
  taken(drawnOnce(["few", 0], options), 1);
  expect(drawn()).toBe(10);
});

test("a bootstrap gives the same replicates drawn anew and from what was kept, whatever the series", () => {
  const series = [1, 4, 2, 8, 5, 7, 1, 3];
  const options = { blockLength: 2.5, replications: 200, seed: 3 };
  const means = bootstrapMeans([series], options);
  const again = bootstrapMeans([series], options);
  expect([...again.replicates]).toEqual([...means.replicates]);
  const mean = ([x]: readonly Float64Array[]) => (x as Float64Array).reduce((a, b) => a + b, 0) / 8;
  const full = bootstrap([series.map((x) => 2 * x)], { statistic: mean, ...options });
  for (const [at, value] of full.replicates.entries())
    expect(value).toBeCloseTo(2 * (means.replicates[at] as number), 10);
});
