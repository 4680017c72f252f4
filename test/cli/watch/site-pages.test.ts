import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SitePages } from "../../../lib/cli/watch/site-pages.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-site-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => path.join(folder, name);
const write = (name: string, text: string) => writeFileSync(at(name), text);

test("changed names the pages that are others or new, and takes away those that were written before and are no longer", () => {
  const pages = new SitePages(folder);
  write("own.html", "somebody's own");
  pages.remember();
  for (const name of ["a.html", "b.html", "claims.json"]) write(name, "1");
  expect(pages.changed([at("a.html"), at("b.html")])).toEqual(["a.html", "b.html"]);

  pages.remember();
  write("a.html", "2");
  write("claims.json", "2");
  expect(pages.changed([at("a.html")])).toEqual(["a.html"]);
  expect(existsSync(at("b.html"))).toBe(false);
  expect(existsSync(at("own.html"))).toBe(true);

  pages.remember();
  write("a.html", "2");
  expect(pages.changed([at("a.html")])).toEqual([]);
});
