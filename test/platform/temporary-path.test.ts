import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { sweepTemporaryPaths, temporaryPath } from "../../lib/platform/temporary-path.js";

test("temporaryPath(file) is another hidden one beside the file each time, however long the name", () => {
  const paths = new Set(Array.from({ length: 1000 }, () => temporaryPath("site/a.html")));
  expect(paths.size).toBe(1000);
  for (const one of paths) expect(one).toMatch(/^site\/\.a\.html\.[\da-f]{16}\.tmp$/);
  const long = path.basename(temporaryPath(`${"😀".repeat(60)}.ipynb`));
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(255);
});

test("sweepTemporaryPaths(folder) removes temporary files, of one file or all, and nothing else", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-sweep-"));
  const others = [".a.html.tmp", ".env", ".hidden.json", "a.0123456789abcdef.tmp", "a.html", "x.tmp"];
  const left = [temporaryPath("a.html"), temporaryPath("b.html"), ".b.html.4711.tmp"];
  for (const name of [...others, ...left]) writeFileSync(path.join(folder, name), "");
  sweepTemporaryPaths(folder, { file: "elsewhere/a.html" });
  expect(readdirSync(folder).sort()).toEqual([...others, ...left.slice(1)].sort());
  sweepTemporaryPaths(folder);
  expect(readdirSync(folder).sort()).toEqual(others.sort());
  sweepTemporaryPaths(path.join(folder, "missing"));
  // A folder of such a name is none of ours.
  mkdirSync(path.join(folder, ".a.html.0123456789abcdef.tmp"));
  sweepTemporaryPaths(folder);
  expect(readdirSync(folder)).toHaveLength(others.length + 1);
});
