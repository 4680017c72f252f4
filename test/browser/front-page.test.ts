// Takes long: a browser, and axe-core in four widths.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { frontSite, ODD } from "../notebook/export/front/front-site.js";
import { axeFindings } from "./axe.js";
import { CHROMIUM, inChromium, launchChromium, type OpenOptions, openOffline } from "./chromium.js";
import { brokenWords, sidewaysScroll } from "./legibility.js";

/** The statements of the rows that show, in their order. */
const shown = (page: Page) => page.locator(".cb-claims tbody tr:visible td:first-child").allTextContents();

const ALL = ["Small caps trailed by 103%", "Prices fell", "The index rose 9%", "It was fear"];

/** The query of the page's address. */
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

const chip = (page: Page, name: RegExp) => page.getByRole("button", { name });
const head = (page: Page, name: string) => page.locator(".cb-claims thead").getByRole("button", { name });

describe.skipIf(!CHROMIUM)(inChromium("the front page, from disk with the network off"), () => {
  let folder = "";
  let index = "";
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-front-page-"));
    index = path.join(frontSite(folder), "index.html");
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the page, and afterwards says that it has complained of nothing and asked for nothing. */
  async function onPage(use: (page: Page) => Promise<void>, options: OpenOptions = {}, file = index) {
    const { page, complaints, requests, context } = await openOffline(browser, file, options);
    await use(page);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await context.close();
  }

  test("sorts by each column, up, down and back, by its values and not by their texts", async () => {
    await onPage(async (page) => {
      expect(await shown(page)).toEqual(ALL);
      const [gap, fell, rose, fear] = ALL as [string, string, string, string];
      const orders: readonly [string, readonly string[], readonly string[]][] = [
        ["Claim", [fear, fell, gap, rose], [rose, gap, fell, fear]],
        ["Verdict", [rose, gap, fell, fear], [fear, fell, gap, rose]],
        // What has no value is last in both orders.
        ["Measured", [fell, rose, gap, fear], [gap, rose, fell, fear]],
        ["Miss", [rose, gap, fell, fear], [fell, gap, rose, fear]],
        ["Notebook", ALL, [rose, fear, gap, fell]],
      ];
      for (const [name, up, down] of orders) {
        const column = page.locator(`.cb-claims th:has-text("${name}")`);
        await head(page, name).click();
        expect(await shown(page)).toEqual(up);
        expect(await column.getAttribute("aria-sort")).toBe("ascending");
        await head(page, name).press("Enter");
        expect(await shown(page)).toEqual(down);
        expect(await column.getAttribute("aria-sort")).toBe("descending");
        await head(page, name).press(" ");
        expect(await shown(page)).toEqual(ALL);
        expect(await page.locator("[aria-sort]").count()).toBe(0);
      }
    });
  });

  test("filters by verdict, notebook and words together, says how many rows show, and shows all again", async () => {
    await onPage(async (page) => {
      await chip(page, /^Contradicted/).click();
      expect(await shown(page)).toEqual(["Prices fell"]);
      expect(await chip(page, /^Contradicted/).getAttribute("aria-pressed")).toBe("true");
      expect(await page.locator(".cb-shown [role=status]").textContent()).toBe("1 of 4 claims");
      await chip(page, /^All claims/).click();
      await page.getByLabel("Notebook").selectOption(ODD);
      expect(await shown(page)).toEqual(ALL.slice(2));
      await page.getByRole("searchbox").fill("ROSE  9");
      expect(await shown(page)).toEqual(["The index rose 9%"]);
      await page.getByRole("button", { name: "Show all claims" }).click();
      expect(await shown(page)).toEqual(ALL);
      expect(await page.getByRole("searchbox").inputValue()).toBe("");
      expect(await page.locator(".cb-shown [role=status]").textContent()).toBe("");
    });
  });

  test("finds words on all pages: in prose, captions, claims, sources; with accents left out, begun or misspelt", async () => {
    await onPage(async (page) => {
      const find = async (words: string) => {
        // What the search before found has gone once nothing is asked.
        await page.getByRole("searchbox").fill("");
        await expect.poll(() => page.locator(".cb-found-count").textContent()).toBe("");
        await page.getByRole("searchbox").fill(words);
        await expect.poll(() => page.locator(".cb-found-count").textContent()).toMatch(/^Found/);
        return page
          .locator(".cb-found a")
          .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      };
      const prose = "01-gap.html#Ten-years-%26-more";
      expect(await find("cafe quokka")).toEqual([prose]);
      expect(await page.locator(".cb-found mark").allTextContents()).toEqual(["café", "quokka"]);
      expect(await page.locator(".cb-on-page").allTextContents()).toEqual(["1. The gap"]);
      expect(await find("7.2")).toEqual([prose]);
      expect(await find("quok")).toEqual([prose]);
      expect(await find("quoka")).toEqual([prose]);
      expect(await find("zebra")).toEqual(["02-rally.html#cell-figure"]);
      expect(await find("fear")).toEqual(["02-rally.html#cell-card-why"]);
      expect(await find("exchange")).toEqual(
        expect.arrayContaining(["#cb-source-index-daily", "02-rally.html#cell-figure"]),
      );
      expect(await find("quokka zebra")).toEqual([]);
      expect(await page.locator(".cb-found-count").textContent()).toBe("Found on no page");
      // A title of markup is text.
      expect(await find("quoted")).toContainEqual(expect.stringMatching(/^02-rally\.html#/));
      expect(await page.locator(".cb-found script").count()).toBe(0);
      await find("quokka");
      await page.locator(".cb-found a").click();
      await page.waitForURL(/01-gap\.html#Ten-years-%26-more$/);
      expect(await page.locator("h2", { hasText: "Ten years" }).isVisible()).toBe(true);
    });
  });

  test("keeps what is asked in its address: another window and the way back show the same, and no step is added", async () => {
    await onPage(async (page) => {
      const before = await page.evaluate(() => history.length);
      await page.getByRole("searchbox").pressSequentially("it w");
      await chip(page, /^Opinion/).click();
      await head(page, "Miss").click();
      await head(page, "Miss").click();
      await expect.poll(() => query(page)).toEqual({ find: "it w", verdict: "opinion", sort: "-miss" });
      expect(await page.evaluate(() => history.length)).toBe(before);
      const other = await page.context().newPage();
      await other.goto(page.url());
      for (const one of [page, other]) {
        expect(await shown(one)).toEqual(["It was fear"]);
        expect(await one.getByRole("searchbox").inputValue()).toBe("it w");
        expect(await chip(one, /^Opinion/).getAttribute("aria-pressed")).toBe("true");
        expect(await one.locator('th[aria-sort="descending"]').textContent()).toBe("Miss");
        await expect.poll(() => one.locator(".cb-found a").count()).toBe(1);
      }
      await other.getByRole("link", { name: "It was fear" }).first().click();
      await other.waitForURL(/02-rally/);
      await other.goBack();
      expect(query(other)).toEqual({ find: "it w", verdict: "opinion", sort: "-miss" });
      expect(await shown(other)).toEqual(["It was fear"]);
      await other.getByRole("button", { name: "Show all claims" }).click();
      await head(other, "Miss").click();
      await expect.poll(() => query(other)).toEqual({});
      await other.goto(`${pathToFileURL(index).href}?verdict=none&sort=%3Cb%3E&notebook=x&find=%3Cscript%3E`);
      expect(await shown(other)).toEqual([]);
      await other.getByRole("button", { name: "Show all claims" }).click();
      expect(await shown(other)).toEqual(ALL);
    });
  });

  test("is whole without scripts: every row and link, and no control", async () => {
    await onPage(
      async (page) => {
        expect(await shown(page)).toEqual(ALL);
        expect(await page.locator(":is(button, input, select):visible").count()).toBe(0);
        expect(await page.locator(".cb-counts > li:visible").count()).toBe(5);
        await page.getByRole("link", { name: "Prices fell" }).click();
        await page.waitForURL(/01-gap\.html#cell-card-fell$/);
      },
      { javaScript: false },
    );
  });

  test("prints every claim, whatever the screen shows, and no control", async () => {
    await onPage(async (page) => {
      await chip(page, /^Opinion/).click();
      await page.getByRole("searchbox").fill("fear");
      await page.emulateMedia({ media: "print" });
      expect((await shown(page)).toSorted()).toEqual(ALL.toSorted());
      expect(await page.locator(":is(.cb-find, .cb-shown):visible").count()).toBe(0);
    });
  });

  test.each([{ width: 320 }, { width: 390, dark: true }, { width: 768 }, { width: 1280, dark: true }])(
    "can be read and passes axe-core at %j, filtered and searched too",
    async (options) => {
      await onPage(async (page) => {
        const check = async () => {
          expect(await brokenWords(page)).toEqual([]);
          expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
          expect(await axeFindings(page)).toEqual([]);
        };
        await check();
        await page.getByRole("searchbox").fill("the");
        await page.locator(".cb-found a").first().waitFor();
        await head(page, "Verdict").click();
        await check();
      }, options);
    },
  );

  test("shifts nothing while it loads", async () => {
    await onPage(
      async (page) => {
        await page.waitForTimeout(300);
        expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
      },
      {
        prepare: () => {
          const shifts: number[] = [];
          Object.assign(window, { shifts });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
          }).observe({ type: "layout-shift", buffered: true });
        },
      },
    );
  });

  test("answers in one file as well, with links that lead inside it", async () => {
    const file = path.join(frontSite(folder, { single: true }), "book.html");
    await onPage(
      async (page) => {
        await chip(page, /^Supported/).click();
        expect(await shown(page)).toEqual(["The index rose 9%"]);
        await chip(page, /^Supported/).click();
        await page.getByRole("searchbox").fill("quokka");
        await page.locator(".cb-found a").click();
        await expect.poll(() => new URL(page.url()).hash).toBe("#01-gap/Ten-years-%26-more");
        await expect.poll(() => query(page)).toEqual({ find: "quokka" });
        await page.goBack();
        expect(await page.getByRole("searchbox").inputValue()).toBe("quokka");
      },
      {},
      file,
    );
  });
});
