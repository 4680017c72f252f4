import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepSite, keptSite, type SiteOptions } from "../../../lib/notebook/export/cached-site.js";
import { Cache } from "../../../lib/platform/cache/cache.js";

let folder: string;
let options: SiteOptions;
let files: string[];
const at = (name: string) => path.join(folder, name);
const page = (name: string) => ({ path: at(`site/${name}`), bytes: 9, title: name, warnings: [] });
const PAGES = () => [page("index.html"), page("01.html")];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-site-"));
  options = { outputDir: at("site"), library: "l1", cache: new Cache(at("cache")) };
  files = [at("00.ipynb"), at("01.ipynb")];
  for (const file of files) writeFileSync(file, `the text of ${file}`);
  mkdirSync(at("site"));
  for (const name of ["index.html", "01.html"]) writeFileSync(at(`site/${name}`), `the page ${name}`);
});
afterEach(() => rmSync(folder, { recursive: true }));

test("pages that were made from the same notebooks, and that nobody has touched, need not be made again", () => {
  expect(keptSite(files, options)).toBeUndefined();
  keepSite(files, PAGES(), options);
  expect(keptSite(files, options)?.map(({ path: file }) => file)).toEqual([
    at("site/index.html"),
    at("site/01.html"),
  ]);
});

test.each<[string, () => void]>([
  ["a notebook's text", () => writeFileSync(at("01.ipynb"), "another text")],
  ["a page that was edited", () => writeFileSync(at("site/01.html"), "edited")],
  ["a page that is gone", () => rmSync(at("site/01.html"))],
  ["a notebook that is gone", () => rmSync(at("01.ipynb"))],
])("%s has them made again", (_, change) => {
  keepSite(files, PAGES(), options);
  change();
  expect(keptSite(files, options)).toBeUndefined();
});

test("another set or order of notebooks, another library and another folder have them made again", () => {
  keepSite(files, PAGES(), options);
  expect(keptSite(files.slice(0, 1), options)).toBeUndefined();
  expect(keptSite([...files].reverse(), options)).toBeUndefined();
  expect(keptSite(files, { ...options, library: "l2" })).toBeUndefined();
  expect(keptSite(files, { ...options, outputDir: at("other") })).toBeUndefined();
  expect(keptSite(files, options)).toBeDefined();
});

test("of a folder the last export counts", () => {
  keepSite(files, PAGES(), options);
  writeFileSync(at("01.ipynb"), "another text");
  writeFileSync(at("site/01.html"), "another page");
  keepSite(files, PAGES(), options);
  expect(keptSite(files, options)).toBeDefined();
});

test.each(["", "{", "null", "{}", "[]"])("what is remembered garbled counts as nothing: %j", (text) => {
  keepSite(files, PAGES(), options);
  const [key] = options.cache.keys("sites");
  options.cache.write("sites", key as string, text);
  expect(keptSite(files, options)).toBeUndefined();
});
