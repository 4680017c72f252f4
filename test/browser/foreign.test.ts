// Takes long: a browser draws figures in several widths.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { CHROMIUM, figuresDrawn, inChromium, launchChromium, openOffline } from "./chromium.js";

describe.skipIf(!CHROMIUM)(inChromium("a notebook that was made in Python, as a page"), () => {
  let folder = "";
  let file = "";
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-foreign-"));
    const [page] = exportNotebooks(["test/notebook/export/fixtures/python.ipynb"], { outputDir: folder });
    file = page?.path ?? "";
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test("draws plotly's own JSON, asks for nothing and complains of nothing", async () => {
    const { page, complaints, requests, context } = await openOffline(browser, file);
    await figuresDrawn(page);
    expect(await page.locator(".cb-plot .scatterlayer .point").count()).toBe(3);
    expect(await page.locator(".cb-static-svg").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await context.close();
  });

  test("keeps the ground of a foreign figure when the page turns dark", async () => {
    const { page, context } = await openOffline(browser, file, { dark: true });
    await figuresDrawn(page);
    const ground = await page
      .locator(".cb-plot .main-svg")
      .first()
      .evaluate((svg) => getComputedStyle(svg).backgroundColor);
    expect(ground).toBe("rgb(254, 254, 254)");
    await context.close();
  });

  test.each([390, 1280])("does not scroll sideways at %d pixels", async (width) => {
    const { page, context } = await openOffline(browser, file, { width });
    await figuresDrawn(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  });

  test("shows pictures in their sizes and proportions, loaded", async () => {
    const { page, context } = await openOffline(browser, file);
    const sizes = await page.locator("img:not(.cb-static-svg)").evaluateAll((all) =>
      (all as HTMLImageElement[]).map((image) => {
        const { width, height } = image.getBoundingClientRect();
        return [image.complete && image.naturalWidth, Math.round(width), Math.round(height)];
      }),
    );
    expect(sizes).toEqual([
      [10, 10, 10],
      [10, 120, 120],
      [10, 60, 30],
    ]);
    await context.close();
  });

  test("sets the numbers of equations at the right of the text", async () => {
    const { page, context } = await openOffline(browser, file);
    const ends = await page
      .locator(".cb-formula")
      .first()
      .evaluate((formula) => ({
        formula: formula.getBoundingClientRect().right,
        number: formula.querySelector("mtd:last-child > mtext")?.getBoundingClientRect().right ?? 0,
      }));
    expect(Math.abs(ends.formula - ends.number)).toBeLessThan(2);
    await context.close();
  });

  test("leads from a link to the anchor in another cell", async () => {
    const { page, context } = await openOffline(browser, file, { width: 390 });
    await page.getByRole("link", { name: "the data", exact: true }).click();
    await expect
      .poll(() => page.locator("#data").evaluate((element) => Math.abs(element.getBoundingClientRect().top)))
      .toBeLessThan(100);
    await context.close();
  });

  test("shows without scripts a static SVG, formulas and widgets", async () => {
    const { page, context } = await openOffline(browser, file, { javaScript: false });
    for (const part of [".cb-static-svg", ".cb-formula math", ".cb-widgets", ".cb-as-expected"]) {
      expect(await page.locator(part).first().isVisible()).toBe(true);
    }
    await context.close();
  });
});
