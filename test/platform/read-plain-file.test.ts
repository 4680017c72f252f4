import { execFileSync } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readPlainFile } from "../../lib/platform/read-plain-file.js";

test("readPlainFile(file) reads a file, and no link, folder, pipe or device", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-plain-"));
  const file = path.join(folder, "file");
  writeFileSync(file, "text");
  symlinkSync(file, path.join(folder, "link"));
  execFileSync("mkfifo", [path.join(folder, "pipe")]);
  expect(String(readPlainFile(file))).toBe("text");
  for (const other of ["link", "pipe", "missing", "."])
    expect(readPlainFile(path.join(folder, other))).toBeUndefined();
  expect(readPlainFile("/dev/zero")).toBeUndefined();
});
