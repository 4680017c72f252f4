import { expect, test } from "vitest";
import { pathLength, pointAt } from "../../../../lib/notebook/show/static-svg/svg-path.js";

const PATH = "M0,0L3,4H13V0";

test("pathLength(d) adds the straight pieces", () => {
  expect(pathLength(PATH)).toBe(5 + 10 + 4);
  expect(pathLength("M1,1")).toBe(0);
  expect(pathLength("")).toBe(0);
});

test("pointAt(d, length) walks along the pieces and stays between the ends", () => {
  expect(pointAt(PATH, 0)).toEqual({ x: 0, y: 0 });
  expect(pointAt(PATH, 2.5)).toEqual({ x: 1.5, y: 2 });
  expect(pointAt(PATH, 10)).toEqual({ x: 8, y: 4 });
  expect(pointAt(PATH, 17)).toEqual({ x: 13, y: 2 });
  expect(pointAt(PATH, 99)).toEqual({ x: 13, y: 0 });
  expect(pointAt(PATH, -1)).toEqual({ x: 0, y: 0 });
  expect(pointAt("", 3)).toEqual({ x: 0, y: 0 });
});

test("numbers with exponents are read", () => {
  expect(pathLength("M0,0L1e1,0")).toBe(10);
});
