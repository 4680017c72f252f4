import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { SMALL_YOUNG_SPACE } from "../../../lib/platform/workers/young-space.js";

/** Makes much that lives on for a while, and prints how large the space of new objects became, in MB. */
const SCRIPT = `
const { getHeapSpaceStatistics } = require("node:v8");
const size = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space").space_size;
let largest = 0;
for (let round = 0; round < 20; round += 1) {
  const kept = Array.from({ length: 20_000 }, (_, index) => ({ index, list: [index] }));
  largest = Math.max(largest, size(), kept.length);
}
console.log(largest / 2 ** 20);
`;

function largest(...options: readonly string[]): number {
  const { stdout, stderr } = spawnSync(process.execPath, [...options, "--eval", SCRIPT], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return Number(stdout);
}

test("SMALL_YOUNG_SPACE keeps the space of new objects to two of its size, where V8's own bound is larger", () => {
  expect(largest(SMALL_YOUNG_SPACE)).toBeLessThanOrEqual(16.5);
  expect(largest()).toBeGreaterThan(16.5);
});
