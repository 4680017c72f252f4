import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FirstPage } from "../../lib/cli/first-page.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-first-page-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the first page is put in place once, told of when it can be read, and stays when it is among those written in the end", () => {
  const told: string[] = [];
  const page = new FirstPage(folder, (file) => told.push(readFileSync(file, "utf8")));
  expect(page.isAwaited).toBe(true);
  page.put("00-one.html", "one");
  page.put("01-two.html", "two");
  expect([page.isAwaited, told]).toEqual([false, ["one"]]);
  page.end([{ path: path.join(folder, "index.html") }, { path: path.join(folder, "00-one.html") }]);
  expect(readdirSync(folder)).toEqual(["00-one.html"]);
});

test("the first page goes where no page was written in the end, or none of its name", () => {
  for (const written of [[], [{ path: path.join(folder, "01-two.html") }]]) {
    const page = new FirstPage(folder, () => {});
    page.put("00-one.html", "one");
    page.end(written);
    expect(readdirSync(folder)).toEqual([]);
  }
});

test("no first page is awaited where there are pages, nor where nobody is to be told; a folder that is missing has none", () => {
  expect(new FirstPage(folder).isAwaited).toBe(false);
  expect(new FirstPage(path.join(folder, "site"), () => {}).isAwaited).toBe(true);
  writeFileSync(path.join(folder, "claims.json"), "{}");
  expect(new FirstPage(folder, () => {}).isAwaited).toBe(true);
  writeFileSync(path.join(folder, "07-old.html"), "old");
  const page = new FirstPage(folder, () => {});
  expect(page.isAwaited).toBe(false);
  page.end([]);
  expect(existsSync(path.join(folder, "07-old.html"))).toBe(true);
});
