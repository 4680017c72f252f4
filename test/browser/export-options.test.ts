// Takes long: three notebooks in one page of a browser, whose figures are all drawn.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExportChoices, exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { CHROMIUM, figuresDrawn, inChromium, launchChromium, openOffline } from "./chromium.js";

/** A browser that has little time scrolls slowly. */
const FILES = [
  "notebooks/00-scoreboard.ipynb",
  "notebooks/03-multiple-expansion.ipynb",
  "test/notebook/export/fixtures/python.ipynb",
];

describe.skipIf(!CHROMIUM)(inChromium("pages with options, from disk, with the network off"), () => {
  let folder = "";
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-options-"));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function exported(name: string, choices: ExportChoices): string[] {
    const outputDir = path.join(folder, name);
    return exportNotebooks(FILES, { outputDir, ...choices }).map((page) => page.path);
  }

  const top = (page: Page, id: string) =>
    page.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top ?? Number.NaN, id);
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test("--no-code: figures are drawn, nothing is to unfold, and no code is anywhere", async () => {
    for (const file of exported("no-code", { noCode: true }).slice(1)) {
      expect(readFileSync(file, "utf8")).not.toMatch(
        /<details class="cb-code|openBook\(|ZeroDivisionError.*Traceback/,
      );
      const { page, complaints, requests, context } = await openOffline(browser, file);
      await figuresDrawn(page);
      expect(await page.getByRole("button", { name: "Show code" }).count()).toBe(0);
      expect([complaints, requests]).toEqual([[], []]);
      await context.close();
    }
  });

  describe("--single", () => {
    let book = "";
    beforeAll(() => {
      book = exported("single", { single: true, noCode: true, embedData: true })[0] as string;
    });

    test("draws the figures of every notebook, asks for nothing and complains of nothing", async () => {
      const { page, complaints, requests, context } = await openOffline(browser, book);
      await figuresDrawn(page);
      expect([complaints, requests]).toEqual([[], []]);
      await context.close();
    });

    test("leads from the contents to a part of a notebook, and back with the browser's button", async () => {
      const { page, context } = await openOffline(browser, book);
      const side = page.locator(".cb-side");
      await side.getByRole("link", { name: "3. Multiples, not earnings?" }).click();
      await expect.poll(() => top(page, "03-multiple-expansion")).toBeLessThan(120);
      // The contents of the notebook that is read are unfolded, those of the others are not.
      await expect
        .poll(() => side.locator("a[aria-current]").textContent())
        .toBe("3. Multiples, not earnings?");
      expect(await side.locator(".cb-chapter-item ol:visible").count()).toBe(1);
      await side.getByRole("link", { name: "Takeaways" }).click();
      expect(new URL(page.url()).hash).toBe("#03-multiple-expansion/Takeaways");
      await expect.poll(() => top(page, "03-multiple-expansion/Takeaways")).toBeLessThan(120);
      await page.goBack();
      expect(new URL(page.url()).hash).toBe("#03-multiple-expansion");
      await expect.poll(() => top(page, "03-multiple-expansion")).toBeGreaterThan(-120);
      await context.close();
    });

    test("opens at a part that an address names, and leads from the scoreboard to the cell of a claim", async () => {
      const { page, context } = await openOffline(browser, book);
      const address = page.url();
      await page.goto("about:blank");
      await page.goto(`${address}#python/cb-main`);
      await page.goto(`${address}#03-multiple-expansion/Takeaways`);
      await expect.poll(() => top(page, "03-multiple-expansion/Takeaways")).toBeLessThan(200);
      await page.goto(`${address}#00-scoreboard`);
      await page
        .locator('[id="00-scoreboard"] .cb-scoreboard a')
        .filter({ hasText: "multiples" })
        .first()
        .click();
      expect(new URL(page.url()).hash).toBe("#03-multiple-expansion/cell-card-multiples");
      await expect.poll(() => top(page, "03-multiple-expansion/cell-card-multiples")).toBeLessThan(200);
      await context.close();
    });

    test("goes from notebook to notebook at their ends, and to the contents", async () => {
      const { page, context } = await openOffline(browser, book, { width: 390 });
      const links = page.locator('[id="03-multiple-expansion"] > .cb-page-nav a');
      await links.last().click();
      await expect.poll(() => top(page, "python")).toBeLessThan(120);
      await links.nth(1).click();
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
      await page.locator(".cb-folded summary").click();
      await page.locator(".cb-folded").getByRole("link", { name: "Takeaways" }).first().click();
      await expect.poll(() => top(page, "03-multiple-expansion/Takeaways")).toBeLessThan(120);
      await context.close();
    });

    test.each([390, 1280])("does not scroll sideways at %d pixels", async (width) => {
      const { page, context } = await openOffline(browser, book, { width });
      await figuresDrawn(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await context.close();
    });

    test("reads without scripts: all notebooks, the contents of each, static figures", async () => {
      const { page, context } = await openOffline(browser, book, { javaScript: false });
      expect(await page.locator(".cb-side .cb-chapter-item > ol:visible").count()).toBe(FILES.length);
      for (const chapter of await page.locator(".cb-chapter h1").all())
        expect(await chapter.isVisible()).toBe(true);
      for (const picture of await page.locator(".cb-static-svg").all())
        expect(await picture.isVisible()).toBe(true);
      await context.close();
    });

    test("prints every notebook, without contents and links", async () => {
      const { page, context } = await openOffline(browser, book);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".cb-chapter h1:visible").count()).toBe(FILES.length);
      expect(
        await page.locator(".cb-contents:visible, .cb-page-nav:visible, .cb-download:visible").count(),
      ).toBe(0);
      await context.close();
    });
  });

  test("--embed-data: a table and all data of the page are saved from disk", async () => {
    const file = exported("data", { embedData: true })[2] as string;
    const { page, complaints, context } = await openOffline(browser, file);
    const save = async (link: string, at: number) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: link }).nth(at).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const table = await save("Download the table as CSV", 0);
    expect(table.name).toMatch(/^[a-z0-9-]+\.csv$/);
    expect(table.bytes.toString("utf8").split("\r\n")[0]).toMatch(/^\uFEFF.+,.+/);
    const all = await save("Download all data", 0);
    expect(all.name).toBe("03-multiple-expansion-data.zip");
    const entries = unzipSync(all.bytes);
    expect(strFromU8(entries[table.name] as Uint8Array)).toBe(
      table.bytes.toString("utf8").replace(/^\uFEFF/, ""),
    );
    expect(Object.keys(entries).length).toBe(await page.locator('a[download$=".csv"]').count());
    expect(complaints).toEqual([]);
    await context.close();
  });
});
