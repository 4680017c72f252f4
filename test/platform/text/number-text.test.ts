import { expect, test } from "vitest";
import { number, percent, points } from "../../../lib/notebook/show/format.js";
import { numberText, percentText, pointsText, wholeText } from "../../../lib/platform/text/number-text.js";
import { valueText } from "../../../lib/plots/axis.js";

const AXIS = { title: "y" };

test("numberText(value, digits) has commas, a proper minus sign, and none before zero", () => {
  expect([1234.5, -1234.5, -0.04, 0, Number.NEGATIVE_INFINITY].map((value) => numberText(value, 1))).toEqual([
    "1,234.5",
    "−1,234.5",
    "0.0",
    "0.0",
    "−∞",
  ]);
});

test("a number halfway between two rounds away from zero by its decimal digits, whoever writes it", () => {
  expect(percentText(0.0305, 1)).toBe("3.1%");
  expect(percent(0.0305)).toBe("3.1%");
  expect(valueText(0.0305, { ...AXIS, format: "percent" })).toBe("3.1%");
});

test("reasons, cells and alternative texts write a value in the same way", () => {
  for (const value of [0, 0.01, -0.0367, 0.12345, 1.0312, -12.3456, 0.00049, -0.0004]) {
    expect(percent(value)).toBe(percentText(value, 1));
    expect(points(value).replace("\u00a0", " ")).toBe(pointsText(value));
    expect(number(value)).toBe(numberText(value, 2));
    expect(valueText(value, { ...AXIS, format: "percent" })).toBe(percentText(value, 1));
    expect(valueText(value, { ...AXIS, format: "points" })).toBe(pointsText(value));
    expect(valueText(value, AXIS)).toBe(numberText(value, 2));
  }
});

test("wholeText(value) has no decimals", () => {
  expect([1234.4, -1234.6, -0.2].map(wholeText)).toEqual(["1,234", "−1,235", "0"]);
});
