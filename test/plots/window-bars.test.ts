import { expect, test } from "vitest";
import { windowBars } from "../../lib/plots/window-bars.js";

const values = Object.freeze([
  { name: "a", window: "one", value: 1, interval: [0, 2] as const },
  { name: "a", window: "two", value: 2 },
  { name: "b", window: "one", value: 3 },
  { name: "c", window: "two", value: Number.NaN },
]);

test("categories are names, series windows, in order of first use; a name without a window has no bar there", () => {
  const { categories, series } = windowBars(values);
  expect(categories).toEqual(["a", "b", "c"]);
  expect(series.map((one) => [one.name, one.values])).toEqual([
    ["one", [1, 3, Number.NaN]],
    ["two", [2, Number.NaN, Number.NaN]],
  ]);
  expect(windowBars([])).toEqual({ categories: [], series: [] });
});

test("a window has intervals where one of its values has", () => {
  const { series } = windowBars(values);
  expect(series.map(({ intervals }) => intervals)).toEqual([[[0, 2], null, null], undefined]);
});

test("windows have different colours, by their place", () => {
  const { series } = windowBars(["1", "2", "3", "4", "5"].map((window) => ({ name: "a", window, value: 0 })));
  expect(new Set(series.map(({ colour }) => colour)).size).toBe(5);
  expect(windowBars(values).series[1]?.colour).toBe(series[1]?.colour);
});

test("refuses a sixth window and two values in one place", () => {
  const six = ["1", "2", "3", "4", "5", "6"].map((window) => ({ name: "a", window, value: 0 }));
  expect(() => windowBars(six)).toThrow("at most 5 windows (got 1, 2, 3, 4, 5, 6)");
  expect(() => windowBars([...values, { name: "a", window: "one", value: 9 }])).toThrow("one value");
});

test("windowBars(values) keeps a missing value missing", () => {
  const { series } = windowBars([
    { name: "a", window: "July", value: null },
    { name: "b", window: "July", value: 2, interval: [null, 3] },
  ]);
  expect(series[0]?.values).toEqual([Number.NaN, 2]);
  expect(series[0]?.intervals).toEqual([null, [null, 3]]);
});
