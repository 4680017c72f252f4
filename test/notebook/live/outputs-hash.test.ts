import { expect, test } from "vitest";
import { outputsHash } from "../../../lib/notebook/live/outputs-hash.js";
import { FIGURE } from "../../../lib/notebook/output-data.js";

const shows = (data: object, metadata: object = {}) => [
  { output_type: "display_data", data, metadata } as never,
];
const figure = (y: number, id: string) =>
  shows({ [FIGURE]: { id, plotly: JSON.stringify({ data: [{ y: [y] }] }) }, "text/html": id });

test("outputsHash(outputs) is the same for figures that differ in how they were drawn or in last digits", () => {
  expect(outputsHash(figure(0.1 + 0.2, "cb-1"))).toBe(outputsHash(figure(0.3, "cb-2")));
  expect(outputsHash(figure(0.3, "cb-1"))).not.toBe(outputsHash(figure(0.30001, "cb-1")));
});

test("outputsHash(outputs) looks at texts, and not at what was read for them", () => {
  expect(outputsHash(shows({ "text/plain": "a" }, { claimbook: 1 }))).toBe(
    outputsHash(shows({ "text/plain": "a" })),
  );
  expect(outputsHash(shows({ "text/plain": "a" }))).not.toBe(outputsHash(shows({ "text/plain": "b" })));
  expect(outputsHash([])).toMatch(/^[0-9a-f]{16}$/);
});
