// Takes long: a browser, and axe-core in two widths and colours.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changesPage } from "../../lib/notebook/export/changes-page.js";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { CPI, EASING, entry, historyFolder } from "../notebook/export/history-folder.js";
import { markdownCell, notebook } from "../notebook/export/notebooks.js";
import { axeFindings } from "./axe.js";
import { CHROMIUM, inChromium, launchChromium, openOffline } from "./chromium.js";
import { brokenWords, sidewaysScroll } from "./legibility.js";

const EVIL =
  '<img src="http://127.0.0.1:9/x.png" onerror="document.title=\'ran\'"><script>document.title="ran"</script>';

describe.skipIf(!CHROMIUM)(inChromium("the page of changes"), () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-changes-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    const front = path.join(folder, "00-front.ipynb");
    writeNotebook(front, notebook([markdownCell("# The front")]));
    const evil = { ...EASING, claim: EVIL, cause: EVIL };
    const changes = changesPage(
      historyFolder([
        entry(13, { title: EVIL, tables: [{ ...CPI, table: EVIL }], verdicts: [evil] }),
        entry(12, { tables: [CPI], verdicts: [EASING, { ...EASING, asOf: null }] }),
        ...Array.from({ length: 12 }, (_, at) => entry(11 - at)),
      ]),
    );
    exportNotebooks([front], { outputDir: folder, changes });
    exportNotebooks([front], { outputDir: folder, single: true, changes });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    [390, false],
    [390, true],
    [1280, false],
    [1280, true],
  ])(
    "at %i px, dark %j: axe-core finds nothing, nothing scrolls sideways, nothing is asked for and no text runs",
    async (width, dark) => {
      const opened = await openOffline(browser, path.join(folder, "changes.html"), { width, dark });
      const { page, complaints, requests, context } = opened;
      expect(await page.title()).toBe("What has changed");
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      const broken = await brokenWords(page);
      // What is hostile is one long word.
      expect(broken.filter((word) => !word.startsWith("onerror="))).toEqual([]);
      expect([complaints, requests]).toEqual([[], []]);
      await context.close();
    },
  );

  test("reads and unfolds without scripts", async () => {
    const file = path.join(folder, "changes.html");
    const { page, context } = await openOffline(browser, file, { width: 390, javaScript: false });
    expect(await page.getByText("moved by a revision, cpi-monthly").first().isVisible()).toBe(true);
    const old = page.getByText("5 September 2026: update");
    expect(await old.isVisible()).toBe(false);
    await page.getByText("4 earlier changes").click();
    expect(await old.isVisible()).toBe(true);
    await context.close();
  });

  test("is a chapter of the book in one file", async () => {
    const { page, requests, context } = await openOffline(browser, path.join(folder, "book.html"));
    await page.getByRole("link", { name: "What has changed" }).first().click();
    expect(await page.locator("#changes h1").textContent()).toBe("What has changed");
    expect(await axeFindings(page)).toEqual([]);
    expect(requests).toEqual([]);
    await context.close();
  });
});
