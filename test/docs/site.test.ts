// Takes long: the site of the guides is built, and read in a browser.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as book from "../../lib/book.js";
import * as claimbook from "../../lib/index.js";
import * as panel from "../../lib/panel.js";
import * as stats from "../../lib/stats/index.js";
import * as testing from "../../lib/testing.js";
import { axeFindings } from "../browser/axe.js";
import { CHROMIUM, inChromium, launchChromium, openOffline } from "../browser/chromium.js";

let site: string;
let built: { readonly status: number | null; readonly stderr: string };

beforeAll(() => {
  site = mkdtempSync(path.join(tmpdir(), "docs-site-"));
  const typedoc = "lib/node_modules/typedoc/bin/typedoc";
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [typedoc, "--options", "lib/docs/typedoc.json", "--out", site],
    { encoding: "utf8" },
  );
  built = { status, stderr: stdout + stderr };
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

const pages = () =>
  readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
const textOf = (page: string) => readFileSync(path.join(site, page), "utf8");

test("npm run docs builds the site without a warning", () => {
  expect(built.stderr).not.toMatch(/warning|error/i);
  expect(built.status).toBe(0);
});

test("every guide has a page, and every name that an entry exports", () => {
  const names = new Set(pages().map((page) => path.basename(page, ".html")));
  const guides = readdirSync("docs").filter((name) => name.endsWith(".md") && name !== "README.md");
  expect(guides.filter((name) => !names.has(path.basename(name, ".md")))).toEqual([]);
  const documented = new Set([...names].map((name) => name.replace(/^.*\./, "")));
  for (const entry of [claimbook, book, panel, testing, stats])
    expect(Object.keys(entry).filter((name) => !documented.has(name))).toEqual([]);
});

test("no link is dead, and no page loads anything from elsewhere", () => {
  const all = pages();
  expect(all.length).toBeGreaterThan(400);
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string) => {
    if (!ids.has(file))
      ids.set(file, new Set([...textOf(file).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string)));
    return ids.get(file) as Set<string>;
  };
  const faults = all.flatMap((page) => {
    const text = textOf(page);
    const loaded = [...text.matchAll(/<(?:script|img|link|iframe)\b[^>]*(?:src|href)="([^"]*)"/g)];
    const linked = [...text.matchAll(/<a\b[^>]*href="([^"]*)"/g)];
    const foreign = loaded.filter(([, address = ""]) => /^(?:[a-z]+:)?\/\//i.test(address));
    const dead = [...loaded, ...linked].filter(([, address = ""]) => {
      if (/^(?:https?|data|mailto):/.test(address)) return false;
      const [name = "", anchor = ""] = address.split("#").map(decodeURIComponent);
      const target = path.posix.join(path.posix.dirname(page), name);
      const file = name === "" ? page : target;
      if (!existsSync(path.join(site, file))) return true;
      return anchor !== "" && !idsOf(file).has(anchor);
    });
    return [...foreign, ...dead].map(([, address]) => `${page}: ${address}`);
  });
  expect(faults).toEqual([]);
  const styles = readdirSync(path.join(site, "assets")).filter((name) => name.endsWith(".css"));
  for (const name of styles)
    expect(textOf(`assets/${name}`)).not.toMatch(/@import|url\(["']?(?:https?:)?\/\//);
});

describe.skipIf(!CHROMIUM)(inChromium("in a browser, from disk, with the network off"), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  test.each([
    ["index.html", 390],
    ["read-a-page.html", 1280],
    ["data-dictionary.html", 390],
    ["architecture.html", 390],
    ["functions/claimbook-stats.neweyWest.html", 390],
    ["modules/claimbook.html", 1280],
  ])("%s fits %i px, asks for nothing, and axe-core finds nothing", async (name, width) => {
    const { page, requests, context } = await openOffline(browser, path.join(site, name), { width });
    await page.locator("#tsd-nav-container li").first().waitFor({ state: "attached" });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await axeFindings(page)).toEqual([]);
    expect(requests).toEqual([]);
    await context.close();
  });

  test("the search finds functions by name and guides by their words", async () => {
    const { page, context } = await openOffline(browser, path.join(site, "index.html"));
    await page.keyboard.press("/");
    for (const [words, address] of [
      ["neweyWest", "claimbook-stats.neweyWest.html"],
      ["glossary", "read-a-page.html"],
    ] as const) {
      await page.locator("#tsd-search-input").fill(words);
      await page.locator(`#tsd-search-results a[href$="${address}"]`).first().waitFor();
    }
    await context.close();
  });
});
