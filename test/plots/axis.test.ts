import { expect, test } from "vitest";
import { axisValue, valueAxis, valueText } from "../../lib/plots/axis.js";

test("axisValue(value, axis) draws points as a hundredfold and leaves NaN out", () => {
  expect(axisValue(0.25, { title: "", format: "points" })).toBe(25);
  expect(axisValue(0.25, { title: "", format: "percent" })).toBe(0.25);
  expect(axisValue(Number.NaN, { title: "" })).toBeNull();
});

test("valueText(value, axis) writes a value as the axis does, with a proper minus and none before zero", () => {
  expect(valueText(-0.0123, { title: "", format: "percent" })).toBe("−1.2%");
  expect(valueText(-0.0001, { title: "", format: "percent" })).toBe("0.0%");
  expect(valueText(1.0629, { title: "", format: "points" })).toBe("106.3 points");
  expect(valueText(12345, { title: "", format: "whole" })).toBe("12,345");
  expect(valueText(1.005, { title: "", digits: 1 })).toBe("1.0");
});

test("valueAxis(axis) gives a range on a log axis by logarithms", () => {
  expect(valueAxis({ title: "", log: true, range: [1, 100] }).range).toEqual([0, 2]);
  expect(valueAxis({ title: "", format: "points", range: [-0.1, 0.1] }).range).toEqual([-10, 10]);
});
