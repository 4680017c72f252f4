import { expect, test } from "vitest";
import { estimateValue } from "../../../lib/notebook/show/estimate-value.js";

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [102, "102nd"],
  [111, "111th"],
  [1003, "1,003rd"],
])("rank %d reads %s", (value, text) => {
  expect(estimateValue({ value, unit: "rank" })).toBe(text);
});

test("a value reads in its unit", () => {
  expect(estimateValue({ value: 1.0634, unit: "decimal" })).toBe("106.3%");
  expect(estimateValue({ value: 0.25, unit: "points" })).toBe("25.0\u00a0points");
  expect(estimateValue({ value: 0.625, unit: "ratio" })).toBe("0.63");
  expect(estimateValue({ value: 3, unit: "contracts" })).toBe("3\u00a0contracts");
  expect(estimateValue({ value: 3.456, unit: "days" })).toBe("3.46\u00a0days");
});

test("a rank that is no whole number, such as a mean, is no ordinal", () => {
  expect(estimateValue({ value: 2.5, unit: "rank" })).toBe("2.50\u00a0rank");
});

test('a missing value reads "n/a" in every unit', () => {
  expect(estimateValue({ value: Number.NaN, unit: "rank" })).toBe("n/a");
});

test("a ratio has two decimals, or as many as its judgement takes", () => {
  expect(estimateValue({ value: 0.2114, unit: "ratio" })).toBe("0.21");
  expect(estimateValue({ value: 0.0031, unit: "ratio", digits: 3 })).toBe("0.003");
});
