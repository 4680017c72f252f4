import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { decodedPath, siteFiles, siteVersions } from "../../../../lib/cli/watch/server/site-files.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-site-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ["/a%20b.html?x=%", "/a b.html"],
  ["/a.html#part", "/a.html"],
  ["/%252e", "/%2e"],
  ["/", "/"],
  ["http://localhost:1/a%20b.html?x", "/a b.html"],
  ["http://localhost", "/"],
  ["/%", undefined],
  ["/%c0%ae", undefined],
])("decodedPath of %s is %s: decoded once, without what follows the path", (url, decoded) => {
  expect(decodedPath(url)).toBe(decoded);
});

test("siteFiles are the plain files, none hidden and none through a symbolic link", () => {
  mkdirSync(path.join(folder, "deep"));
  mkdirSync(path.join(folder, ".deep"));
  for (const name of ["a.html", "deep/b.html", ".c", ".deep/d.html"])
    writeFileSync(path.join(folder, name), name);
  symlinkSync(path.join(folder, "a.html"), path.join(folder, "link.html"));
  symlinkSync(path.join(folder, "deep"), path.join(folder, "linked"));
  expect([...siteFiles(folder).keys()].sort()).toEqual(["/a.html", "/deep/b.html"]);
  expect(siteFiles(path.join(folder, "missing")).size).toBe(0);
});

test("siteVersions are others when the content is, whatever its time", () => {
  const file = path.join(folder, "a.html");
  const version = (text: string) => {
    writeFileSync(file, text);
    return siteVersions(folder).get("/a.html");
  };
  const first = version("one");
  expect(version("two")).not.toBe(first);
  expect(version("one")).toBe(first);
});
