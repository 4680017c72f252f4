import { mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import {
  insideFolder,
  isOwnFolder,
  makeOwnFolder,
  removeEmptyFolder,
} from "../../lib/platform/inside-folder.js";

const folder = () => realpathSync(mkdtempSync(path.join(tmpdir(), "claimbook-inside-")));

test("insideFolder(folder, name) is the path in the folder that links lead to", () => {
  const dir = folder();
  mkdirSync(path.join(dir, "data"));
  symlinkSync("data", path.join(dir, "link"));
  expect(insideFolder(path.join(dir, "link"), "days.csv")).toBe(path.join(dir, "data/days.csv"));
});

test("insideFolder(folder, name) refuses what leads elsewhere", () => {
  const dir = folder();
  expect(() => insideFolder(dir, "../days.csv")).toThrow(
    'insideFolder requires a plain file name, which leads nowhere else (got "../days.csv")',
  );
  expect(() => insideFolder(path.join(dir, "missing"), "days.csv")).toThrow(/ENOENT/);
});

test("makeOwnFolder(folder) makes one folder, and follows no link", () => {
  const dir = folder();
  const own = path.join(dir, "own");
  expect(isOwnFolder(own)).toBe(false);
  makeOwnFolder(own);
  makeOwnFolder(own);
  expect(isOwnFolder(own)).toBe(true);
  expect(() => makeOwnFolder(path.join(dir, "missing/own"))).toThrow(/ENOENT/);

  for (const target of [own, path.join(dir, "nowhere")]) {
    const link = path.join(dir, `link-${path.basename(target)}`);
    symlinkSync(target, link);
    expect(() => makeOwnFolder(link)).toThrow(
      /^\S+ is (a link|no folder): .* remove it, then run this again$/,
    );
  }
  const file = path.join(dir, "file");
  writeFileSync(file, "");
  expect(() => makeOwnFolder(file)).toThrow(`${file} is no folder`);
  expect(readdirSync(own)).toEqual([]);
});

test("removeEmptyFolder(folder) removes a folder that holds nothing, and nothing else", () => {
  const dir = folder();
  const own = path.join(dir, "own");
  makeOwnFolder(own);
  symlinkSync(own, path.join(dir, "link"));
  for (const name of [".", "link", "missing"]) removeEmptyFolder(path.join(dir, name));
  expect(readdirSync(dir).sort()).toEqual(["link", "own"]);
  removeEmptyFolder(own);
  expect(readdirSync(dir)).toEqual(["link"]);
});
