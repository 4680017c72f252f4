import { expect, test } from "vitest";
import { knownRuns, withIsolatedPoints } from "../../lib/plots/gaps.js";

test("knownRuns(values) are the stretches between gaps", () => {
  expect(knownRuns([])).toEqual([]);
  expect(knownRuns([null, null])).toEqual([]);
  expect(knownRuns([1, 2])).toEqual([[0, 2]]);
  expect(knownRuns([null, 0, null, 1, 2, null])).toEqual([
    [1, 2],
    [3, 5],
  ]);
});

test("withIsolatedPoints(trace, values) adds those that no line leads to, and nothing where there are none", () => {
  const trace = (y: (number | null)[]) => ({
    type: "scatter",
    mode: "lines",
    name: "a",
    x: y.map((_, at) => at),
    y,
  });
  const joined = trace([1, 2, null, 3, 4]);
  expect(withIsolatedPoints(joined, joined.y, "#000000")).toEqual([joined]);
  const parted = trace([0, null, 3, 4]);
  expect(withIsolatedPoints(parted, parted.y, "#000000")).toMatchObject([
    { mode: "lines", legendgroup: "a" },
    { mode: "markers", legendgroup: "a", x: [0], y: [0], hoverinfo: "skip", showlegend: false },
  ]);
  const single = trace([null, 1, null, 2]);
  expect(withIsolatedPoints(single, single.y, "#000000")).toMatchObject([{ mode: "lines+markers" }]);
});
