import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { leadsBack } from "../../../lib/cli/watch/leads-back.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "claimbook-leads-back-"));
  for (const folder of ["a/deep", "b", "ab"]) mkdirSync(path.join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ["..", "a/link", true],
  ["../..", "a/deep/link", true],
  [".", "a/link", true],
  ["../..", "a/link", true],
  ["/", "a/link", true],
  ["../b", "a/link", false],
  ["../a", "ab/link", false],
  ["nowhere", "a/link", false],
  ["link", "a/link", true],
])("leadsBack of a link to %s at %s is %s", (target, at, expected) => {
  symlinkSync(target, path.join(root, at));
  expect(leadsBack(path.join(root, at), root)).toBe(expected);
});

test("leadsBack of a loop through several links is true where it closes", () => {
  symlinkSync("../b", path.join(root, "a/link"));
  symlinkSync("../a", path.join(root, "b/link"));
  expect(leadsBack(path.join(root, "a/link"), root)).toBe(false);
  expect(leadsBack(path.join(root, "a/link/link"), root)).toBe(true);
});

test("leadsBack of a folder and of what is not there is false", () => {
  expect(leadsBack(path.join(root, "a"), root)).toBe(false);
  expect(leadsBack(path.join(root, "none"), root)).toBe(false);
});
