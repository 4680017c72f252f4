// Takes long: a kernel runs two notebooks, and a browser draws the figures of their pages again and again.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import type { Notebook } from "../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { darkColours, ink } from "../../lib/plots/palette.js";
import { externalReferences } from "../notebook/export/external-references.js";
import { executedFailure, executedNote } from "../notebook/export/note-notebook.js";
import { CHROMIUM, figuresDrawn, inChromium, launchChromium, openOffline } from "./chromium.js";

const FIGURES = 3;

let folder = "";
let note = "";
let failed = "";
let index = "";

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-pages-"));
  const notebooks: Readonly<Record<string, Notebook>> = {
    "00-note": await executedNote(),
    "01-failed": await executedFailure(),
  };
  const files = Object.entries(notebooks).map(([name, notebook]) => {
    const file = path.join(folder, `${name}.ipynb`);
    writeNotebook(file, notebook);
    return file;
  });
  const pages = exportNotebooks(files, { outputDir: path.join(folder, "site") });
  [index, note, failed] = pages.map((page) => page.path) as [string, string, string];
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("a notebook that was run on a kernel, as a page", () => {
  test("holds no reference to anything outside itself, and stays under three megabytes", () => {
    for (const file of [index, note, failed]) {
      const html = readFileSync(file, "utf8");
      expect(externalReferences(html)).toEqual([]);
      expect(html.length).toBeLessThan(3_000_000);
    }
  });

  test("is the same bytes when it is exported again", () => {
    const before = readFileSync(note, "utf8");
    exportNotebooks([path.join(folder, "00-note.ipynb"), path.join(folder, "01-failed.ipynb")], {
      outputDir: path.join(folder, "again"),
    });
    expect(readFileSync(path.join(folder, "again", "00-note.html"), "utf8")).toBe(before);
  });
});

describe.skipIf(!CHROMIUM)(inChromium("the page from disk, with the network off"), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const visible = (page: Page, selector: string) =>
    page
      .locator(selector)
      .evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).length);

  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  /** The colours of the first axis' labels, which turn with the page. */
  const tickColour = (page: Page) =>
    page
      .locator(".cb-plot .xtick text")
      .first()
      .evaluate((element) => getComputedStyle(element).fill);

  const rgb = (hex: string) =>
    `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

  test("draws every figure once, in place of its static SVG, asks for nothing and complains of nothing", async () => {
    const { page, complaints, requests, context } = await openOffline(browser, note);
    await figuresDrawn(page);
    const drawn = await page
      .locator(".cb-figure")
      .evaluateAll((figures) => figures.map((figure) => figure.querySelectorAll(".cb-plot").length));
    expect(drawn).toEqual(Array.from({ length: FIGURES }, () => 1));
    expect(await visible(page, ".cb-plot .main-svg:first-child")).toBe(FIGURES);
    expect(await visible(page, ".cb-static-svg")).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await context.close();
  });

  test("holds a review of each claim, which leads to its card, and which the page's policy lets be", async () => {
    const { page, complaints, context } = await openOffline(browser, note);
    const found = await page.evaluate(() => {
      const text = document.querySelector('script[type="application/ld+json"]')?.textContent ?? "";
      const { "@graph": reviews } = JSON.parse(text) as {
        "@graph": { url: string; claimReviewed: string }[];
      };
      return reviews.map(({ url, claimReviewed }) => {
        const { hash, pathname } = new URL(url, document.baseURI);
        const card = document.getElementById(hash.slice(1));
        return pathname === location.pathname && card?.textContent.includes(claimReviewed);
      });
    });
    expect(found).toEqual([true, true]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("offers no button that sends a chart anywhere", async () => {
    const { page, context } = await openOffline(browser, note);
    await figuresDrawn(page);
    const buttons = await page
      .locator(".cb-plot")
      .first()
      .locator(".modebar-btn")
      .evaluateAll((all) => all.map((button) => button.getAttribute("data-title")));
    expect(buttons).toEqual(["Download plot as a PNG", "Zoom", "Pan", "Reset axes"]);
    await context.close();
  });

  test("shows the plot as large as its static SVG", async () => {
    const { page, context } = await openOffline(browser, note);
    await figuresDrawn(page);
    const sizes = await page.locator(".cb-figure").evaluateAll((figures) =>
      figures.map((figure) => {
        const plot = figure.querySelector(".cb-plot .main-svg")?.getBoundingClientRect();
        const staticSvg = figure.querySelector<HTMLImageElement>(".cb-static-svg");
        return {
          plot: [plot?.width, plot?.height],
          staticSvg: [staticSvg?.naturalWidth, staticSvg?.naturalHeight],
        };
      }),
    );
    for (const { plot, staticSvg } of sizes) expect(plot).toEqual(staticSvg);
    await context.close();
  });

  test("unfolds all code with one button, and folds it again", async () => {
    const { page, context } = await openOffline(browser, note);
    const cells = await page.locator("details.cb-code").count();
    expect(cells).toBeGreaterThan(5);
    expect(await page.locator("details.cb-code[open]").count()).toBe(0);
    await page.getByRole("button", { name: "Show code" }).click();
    expect(await page.locator("details.cb-code[open]").count()).toBe(cells);
    await page.getByRole("button", { name: "Hide code" }).click();
    expect(await page.locator("details.cb-code[open]").count()).toBe(0);
    await page.locator("details.cb-code > summary").first().click();
    expect(await page.locator("details.cb-code[open]").count()).toBe(1);
    await context.close();
  });

  test("turns dark and light with one button, figures included, and remembers it", async () => {
    const { page, complaints, context } = await openOffline(browser, note);
    await figuresDrawn(page);
    expect(await background(page)).toBe(rgb(ink.paper));
    expect(await tickColour(page)).toBe(rgb(ink.muted));
    await page.locator('[data-action="theme"]').click();
    expect(await background(page)).toBe(rgb(darkColours[ink.paper] as string));
    await expect.poll(() => tickColour(page)).toBe(rgb(darkColours[ink.muted] as string));
    await page.reload();
    await figuresDrawn(page);
    expect(await background(page)).toBe(rgb(darkColours[ink.paper] as string));
    expect(await tickColour(page)).toBe(rgb(darkColours[ink.muted] as string));
    await page.locator('[data-action="theme"]').click();
    await expect.poll(() => tickColour(page)).toBe(rgb(ink.muted));
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("follows the system's dark mode, and keeps what the reader has hidden when it changes", async () => {
    const { page, context } = await openOffline(browser, note, { dark: true });
    await figuresDrawn(page);
    expect(await background(page)).toBe(rgb(darkColours[ink.paper] as string));
    expect(await tickColour(page)).toBe(rgb(darkColours[ink.muted] as string));
    const lines = () => page.locator(".cb-plot").first().locator(".scatterlayer .js-line").count();
    expect(await lines()).toBe(4);
    await page.locator(".cb-plot").first().locator(".legendtoggle").first().click();
    await expect.poll(lines).toBe(3);
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(() => tickColour(page)).toBe(rgb(ink.muted));
    expect(await lines()).toBe(3);
    await context.close();
  });

  test("shows the static SVGs where scripts do not run, with contents, code and data that still unfold", async () => {
    const { page, requests, context } = await openOffline(browser, note, { javaScript: false });
    const staticSvgs = page.locator(".cb-static-svg");
    expect(await staticSvgs.count()).toBe(FIGURES);
    for (const staticSvg of await staticSvgs.all()) expect(await staticSvg.isVisible()).toBe(true);
    expect(await page.locator(".cb-button:visible").count()).toBe(0);
    await page.locator("details.cb-code > summary").first().click();
    expect(await page.locator("details.cb-code pre").first().isVisible()).toBe(true);
    await page.locator("details.cb-data > summary").first().click();
    expect(await page.locator("details.cb-data table").first().isVisible()).toBe(true);
    expect(requests).toEqual([]);
    await context.close();
  });

  test("prints the static SVGs on light paper, without folded code and controls", async () => {
    const { page, context } = await openOffline(browser, note, { dark: true });
    await figuresDrawn(page);
    await page.locator("details.cb-code > summary").first().click();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await visible(page, ".cb-static-svg")).toBe(FIGURES);
    expect(await visible(page, ".cb-plot")).toBe(0);
    expect(await background(page)).toBe(rgb(ink.paper));
    expect(await visible(page, ".cb-buttons, .cb-contents, .cb-tools, .cb-foot")).toBe(0);
    // The one that was unfolded is printed.
    expect(await visible(page, "details.cb-code")).toBe(1);
    await context.close();
  });

  test.each([390, 820, 1180, 1600])("does not scroll sideways at %d pixels", async (width) => {
    const { page, context } = await openOffline(browser, note, { width });
    await figuresDrawn(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.locator("main details").evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  });

  test("has its contents beside the text where there is room, else folded above it", async () => {
    const { page, context } = await openOffline(browser, note, { width: 1280 });
    expect(await page.locator(".cb-side").isVisible()).toBe(true);
    expect(await page.locator(".cb-folded").isVisible()).toBe(false);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.locator(".cb-side").isVisible()).toBe(false);
    await page.locator(".cb-folded summary").click();
    await page.locator(".cb-folded").getByRole("link", { name: "Result" }).click();
    expect(new URL(page.url()).hash).toBe("#Result");
    await expect
      .poll(() => page.locator("#Result").evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(800);
    await context.close();
  });

  test("saves a figure as SVG and its data as CSV", async () => {
    const { page, context } = await openOffline(browser, note);
    for (const [kind, start] of [
      ["SVG", "<svg "],
      ["CSV", "\uFEFFDate,"],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: kind }).first().click(),
      ]);
      expect(download.suggestedFilename()).toBe(`growth-of-1-in-small-and-large-caps.${kind.toLowerCase()}`);
      expect(readFileSync(await download.path(), "utf8").startsWith(start)).toBe(true);
    }
    await context.close();
  });

  test("lets a keyboard skip to the text", async () => {
    const { page, context } = await openOffline(browser, note);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("cb-skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("cb-main");
    await context.close();
  });

  test("runs no script that a notebook brought along, whatever it got past", async () => {
    const { page, context } = await openOffline(browser, note);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.ran = true">');
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
    });
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    await context.close();
  });

  test("leads from the index to a verdict's cell", async () => {
    const { page, complaints, context } = await openOffline(browser, index);
    await page.getByRole("link", { name: "A notebook that stops" }).click();
    expect(path.basename(new URL(page.url()).pathname)).toBe("01-failed.html");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("shows an error with name, message and line, and where the notebook stopped", async () => {
    const { page, complaints, context } = await openOffline(browser, failed);
    await page.getByRole("link", { name: "cell [2]" }).click();
    const error = page.locator("#cell-broken .cb-error");
    expect(await error.locator("p").textContent()).toBe("RangeError: last needs a level (got <none> & 0)");
    expect(await error.locator(".cb-traceback").textContent()).toContain("cell [2], line 3");
    expect(complaints).toEqual([]);
    await context.close();
  });
});
