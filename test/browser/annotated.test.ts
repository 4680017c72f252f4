// Takes long: a browser, and axe-core in two widths and colours.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claims } from "../../examples/cpi-june-2024/claims/ledger.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { annotateNote } from "../../lib/notes/annotate-note.js";
import { annotatedPage } from "../../lib/notes/annotated-page.js";
import { readNote } from "../../lib/notes/read-note.js";
import { openStore } from "../../lib/store/open-store.js";
import { axeFindings } from "./axe.js";
import { CHROMIUM, inChromium, launchChromium, openOffline } from "./chromium.js";
import { brokenWords, sidewaysScroll } from "./legibility.js";

const EVIL = `\n\n<b>&lt;script>document.title="ran"&lt;/script></b>\n\n<script>document.title="ran"</script>\n\n| a | b |\n|-|-|\n| ${"wide ".repeat(30)} | 7% |\n`;

describe.skipIf(!CHROMIUM)(inChromium("an annotated note"), () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-annotated-"));
  const file = path.join(folder, "annotated.html");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    const source = path.join(folder, "release.md");
    const release = readFileSync("examples/cpi-june-2024/release.md", "utf8");
    // A passage that is not found as well, and the release's headings, lists and tables.
    writeFileSync(source, `${release.replace("3.0 percent", "3.1 percent")}${EVIL}`);
    const store = openStore({ asOf: "2024-07-11" });
    const results = claims.map((claim) => evaluateOn(claim, store));
    const annotated = annotateNote(await readNote(source), results);
    expect([annotated.marks.length, annotated.lost.length]).toEqual([5, 1]);
    const section = () => "01-release.html#cell-card-month";
    writeFileSync(file, annotatedPage(annotated, { asOf: store.asOf, home: "index.html", section }));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    [390, true],
    [1280, false],
  ])(
    "at %i px, dark %j: axe-core finds nothing, nothing scrolls sideways, nothing is asked for and no text runs",
    async (width, dark) => {
      const { page, complaints, requests, context } = await openOffline(browser, file, { width, dark });
      expect(await page.title()).toBe("release.md");
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await brokenWords(page)).toEqual([]);
      expect([complaints, requests]).toEqual([[], []]);
      await context.close();
    },
  );

  test("has the card of a mark beside its passage where there is room, else below", async () => {
    for (const [width, isBeside] of [
      [1280, true],
      [390, false],
    ] as const) {
      const { page, context } = await openOffline(browser, file, { width, javaScript: false });
      const mark = await page.locator("#mark-1").boundingBox();
      const card = await page.locator("#card-1").boundingBox();
      if (!mark || !card) throw new Error("no box");
      expect(card.x > mark.x + mark.width).toBe(isBeside);
      expect(card.y > mark.y + mark.height).toBe(!isBeside);
      await context.close();
    }
  });

  test("leads from a mark to its card and back, and from the index to both", async () => {
    const { page, context } = await openOffline(browser, file);
    const target = () => page.evaluate(() => document.querySelector(":target")?.id);
    await page.getByRole("link", { name: "Mark 2: " }).click();
    expect(await target()).toBe("card-2");
    await page.getByRole("link", { name: "Back to mark 2" }).click();
    expect(await target()).toBe("mark-2");
    const links = await page
      .locator("a[href^='#']")
      .evaluateAll((all) =>
        all
          .map((link) => (link as HTMLAnchorElement).hash.slice(1))
          .filter((id) => !document.getElementById(id)),
      );
    expect(links).toEqual([]);
    await context.close();
  });

  test("on paper has the notes of its marks after the text, in place of cards", async () => {
    const { page, context } = await openOffline(browser, file);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".cb-note-card").first().isVisible()).toBe(false);
    expect(await page.locator(".cb-ref").first().isVisible()).toBe(true);
    const note = page.locator("#marks + .cb-stack tr", { hasText: "declined 0.1 percent" });
    expect(await note.isVisible()).toBe(true);
    const label = await note
      .locator("td")
      .nth(4)
      .evaluate((cell) => getComputedStyle(cell, "::before").content);
    expect(label).toContain("Measured");
    await context.close();
  });
});
