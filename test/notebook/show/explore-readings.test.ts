import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import type { Estimate } from "../../../lib/claims/claim.js";
import type { VerdictData } from "../../../lib/notebook/output-data.js";
import { exploredReadings, exploreHtml } from "../../../lib/notebook/show/explore-readings.js";

const reading = (more: Partial<Estimate> = {}): Estimate => ({
  definition: "price return",
  value: 0.0712345678,
  unit: "decimal",
  from: "2024-07-10",
  to: "2024-07-24",
  n: 10,
  fits: true,
  choices: { basis: "price return" },
  ...more,
});
const TOTAL = reading({ value: 0.05, choices: { basis: `"total" <return>` }, fits: false });

const card = (estimates: readonly Estimate[], more: Partial<VerdictData> = {}): VerdictData => ({
  ...{ id: "since", statement: "It gained 7%", stated: "7%", kind: "measurement", asOf: "2024-07-24" },
  ...{ askedOn: "2024-07-24", moved: false, verdict: "depends", reason: "It did.", detail: null, miss: null },
  estimates,
  ...more,
});

describe("exploredReadings(data)", () => {
  test("has each dimension, where each reading stands, its value, and what was stated", () => {
    expect(exploredReadings(card([reading(), TOTAL], { target: { from: 0.07, to: null } }))).toEqual({
      dimensions: [["basis", "price return", `"total" <return>`]],
      rows: [[0], [1]],
      values: [0.071235, 0.05],
      target: { from: 0.07, to: null, axis: 0 },
    });
  });

  test("puts values of another unit or kind on an axis of their own, and says which readings do not decide", () => {
    const rank = reading({ value: 4, unit: "rank", comparison: true, choices: { basis: "rank" } });
    const ratio = reading({ kind: "ratio of wealth", proxy: true, choices: { basis: "ratio" } });
    const found = exploredReadings(card([reading(), rank, ratio]));
    expect(found?.axes).toEqual([0, 1, 2]);
    expect(found?.beside).toEqual([1, 2]);
  });

  test("has no dimensions where the choices do not tell the readings apart", () => {
    expect(exploredReadings(card([reading(), reading()]))).toEqual({ values: [0.071235, 0.071235] });
  });

  test("is null for one reading or none", () => {
    expect(exploredReadings(card([reading()]))).toBeNull();
    expect(exploredReadings(card([]))).toBeNull();
  });
});

describe("exploreHtml(data)", () => {
  test("carries the readings as JSON, whatever is in their texts", () => {
    const data = card([reading(), TOTAL]);
    const { document } = new JSDOM(exploreHtml(data)).window;
    const fold = document.querySelector("details.cb-explore");
    expect(JSON.parse(fold?.getAttribute("data-readings") ?? "")).toEqual(
      JSON.parse(JSON.stringify(exploredReadings(data))),
    );
    expect(fold?.textContent).toBe("Explore the readings");
  });

  test("is nothing where there is no choice", () => {
    expect(exploreHtml(card([reading()]))).toBe("");
  });
});
