import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { writeFileAtomic } from "../../lib/platform/write-file-atomic.js";

test("writeFileAtomic(file, content) makes the folder, replaces the file, and leaves a link a link", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-atomic-"));
  const file = path.join(folder, "deep/file");
  writeFileAtomic(file, "old");
  symlinkSync(file, path.join(folder, "link"));
  writeFileAtomic(path.join(folder, "link"), "new");
  expect(readlinkSync(path.join(folder, "link"))).toBe(file);
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(readdirSync(path.join(folder, "deep"))).toEqual(["file"]);
});

test("writeFileAtomic(file, content) leaves nothing behind when it fails", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-atomic-"));
  mkdirSync(path.join(folder, "file/in"), { recursive: true });
  expect(() => writeFileAtomic(path.join(folder, "file"), "text")).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(readdirSync(folder)).toEqual(["file"]);
});
