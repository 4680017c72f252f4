import { expect, test } from "vitest";
import { labelPlaces } from "../../lib/plots/point-labels.js";

const at = (left: number, top: number, text = "11") => ({ left, top, text });

test("labelPlaces(points, size) leaves labels that are apart over their points", () => {
  expect(labelPlaces([at(0, 0), at(100, 0), at(0, 100)], 12)).toEqual([
    "top center",
    "top center",
    "top center",
  ]);
});

test("labelPlaces(points, size) moves a label that would lie on another, and gives up where there is no room", () => {
  const crowd = Array.from({ length: 6 }, () => at(50, 50));
  expect(labelPlaces(crowd, 12)).toEqual([
    "top center",
    "bottom center",
    "middle right",
    "middle left",
    undefined,
    undefined,
  ]);
});

test("labelPlaces(points, size) keeps no room for a point without a label", () => {
  expect(labelPlaces([at(0, 0, ""), at(0, 0)], 12)).toEqual(["top center", "top center"]);
});
