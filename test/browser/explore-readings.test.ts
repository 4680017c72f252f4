// Takes long: a browser, and axe-core in two widths.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import type { Claim } from "../../lib/claims/claim.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import type { Cell, MimeBundle, Notebook } from "../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { verdictCard } from "../../lib/notebook/show/verdict-card.js";
import { sharedStore } from "../claims/shared-store.js";
import { controlsIn } from "./aria-controls.js";
import { axeFindings } from "./axe.js";
import { CHROMIUM, inChromium, launchChromium, openOffline } from "./chromium.js";

let folder = "";
let file = "";
let browser: Browser;

/** A claim whose readings are shown without what they differ on. */
const UNNAMED = "thin-coverage";

/** A cell that shows a claim's card. */
function cardCell(id: string): Cell {
  const claim = claims.find((one) => one.id === id) as Claim;
  const evaluated = evaluateOn(claim, sharedStore({ asOf: "2024-12-31" }));
  const estimates = evaluated.estimates.map(({ choices, ...reading }) =>
    choices === undefined || id === UNNAMED ? reading : { ...reading, choices },
  );
  const data = verdictCard({ ...evaluated, estimates }).mime as MimeBundle;
  return {
    ...{ cell_type: "code", id, metadata: {}, source: `verdict("${id}")`, execution_count: 1 },
    outputs: [{ output_type: "display_data", metadata: {}, data }],
  };
}

const CARDS = ["decade-gap", "since-cpi-small", UNNAMED, "illiquid"];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-explore-"));
  const notebook = path.join(folder, "cards.ipynb");
  const title: Cell = { cell_type: "markdown", id: "title", metadata: {}, source: "# Cards" };
  const cells = [title, ...CARDS.map(cardCell)];
  writeNotebook(notebook, { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 } as Notebook);
  file = exportNotebooks([notebook], { outputDir: path.join(folder, "site") }).at(-1)?.path as string;
  if (CHROMIUM) browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const fold = (page: Page, id: string) => page.locator(`[data-claim="${id}"] .cb-explore`);
/** Opens a fold and waits until the page's script, which hears of it a little later, has filled it. */
async function opened(page: Page, id: string) {
  const found = fold(page, id);
  await found.locator("summary").press("Enter");
  await found.locator("output").waitFor();
  return found;
}

describe.skipIf(!CHROMIUM)(inChromium("the readings of a card, one by one"), () => {
  test("follow the choices made with the keyboard, in words and on the curve", async () => {
    const { page, complaints, requests, context } = await openOffline(browser, file);
    const card = await opened(page, "since-cpi-small");
    const output = card.locator("output");
    expect(await output.textContent()).toMatch(
      /^6\.9999%: Russell 2000 price return, from the close of 10 July;/,
    );
    await card.getByLabel("base").focus();
    await page.keyboard.press("ArrowDown");
    expect(await output.textContent()).toMatch(
      /^3\.3%: Russell 2000 price return, from the close of 11 July; .* It does not fit what was stated\. By value, number 1 of 4/,
    );
    expect(await output.getAttribute("aria-live")).toBe("polite");
    const at = await card.locator(".cb-at").getAttribute("x1");
    await card.getByLabel("base").selectOption("close of 10 July");
    await card.getByLabel("basis").selectOption("total return");
    expect(await output.textContent()).toMatch(/^7\.1%: .* It fits what was stated\./);
    expect(await card.locator(".cb-at").getAttribute("x1")).not.toBe(at);
    expect(await card.locator("svg .cb-mark-fits circle").count()).toBeGreaterThan(0);
    expect(await card.locator("text").allTextContents()).toEqual(["stated"]);
    expect(await page.locator('[data-claim="since-cpi-small"] tr[aria-current]').textContent()).toContain(
      "total return, from the close of 10 July",
    );
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await context.close();
  });

  test("lead from a combination that was not measured to the nearest that was, and say so", async () => {
    const { page, context } = await openOffline(browser, file);
    const card = await opened(page, "decade-gap");
    const ends = await card.getByLabel("end").locator("option").allTextContents();
    await card.getByLabel("end").selectOption(ends.find((end) => end.includes("end of May")) as string);
    await card.getByLabel("measure").selectOption("annualised gap");
    const text = (await card.locator("output").textContent()) as string;
    expect(text).toMatch(/^\d+\.\d%: annualised gap, price, the same day a month before;/);
    expect(text).toMatch(/not measured; this is the nearest that was, with end: 24 June 2024/);
    expect(await card.getByLabel("end").inputValue()).toBe("0");
    // Annual rates have a curve of their own, without what was stated as a gap of ten years.
    expect(await card.locator("text").count()).toBe(0);
    expect(text).toMatch(/number 1 of 2 from the lowest/);
    await context.close();
  });

  test("are picked by name where a claim names no dimensions, and not at all where there is no choice", async () => {
    const { page, context } = await openOffline(browser, file);
    const card = await opened(page, UNNAMED);
    expect(await card.getByLabel("reading").locator("option").count()).toBe(3);
    expect(await fold(page, "illiquid").count()).toBe(0);
    await context.close();
  });

  test.each([390, 768, 1280])(
    "move nothing that is below them, whatever is chosen (%i pixels)",
    async (width) => {
      const { page, context } = await openOffline(browser, file, { width });
      for (const id of CARDS.slice(0, 3)) {
        const card = await opened(page, id);
        const heights = await card.evaluate((fold) => {
          const choose = (select: HTMLSelectElement, value: string) => {
            select.value = value;
            select.dispatchEvent(new Event("change"));
            return fold.getBoundingClientRect().height;
          };
          return [...fold.querySelectorAll("select")].flatMap((select) =>
            [...select.options].map(({ value }) => choose(select, value)),
          );
        });
        expect(heights.length).toBeGreaterThan(2);
        expect(new Set(heights).size).toBe(1);
      }
      await context.close();
    },
  );

  test("are a group of named controls to who hears the page, and say what was chosen", async () => {
    const { page, context } = await openOffline(browser, file);
    await opened(page, "since-cpi-small");
    const group = page.getByRole("group", { name: "Pick a reading" });
    expect(controlsIn(await group.ariaSnapshot())).toEqual([
      'group "Pick a reading"',
      'combobox "base"',
      'combobox "basis"',
      "status",
    ]);
    const said = await group.getByRole("status").ariaSnapshot();
    expect(said).toMatch(/strong: 6\.9999%\n.*It fits|strong: 6\.9999%\n.*It does not fit/);
    await context.close();
  });

  test.each([
    { width: 320, dark: true },
    { width: 1280, dark: false },
  ])("break no rule of axe-core and fit a page of $width pixels (dark: $dark)", async (options) => {
    const { page, context } = await openOffline(browser, file, options);
    for (const id of CARDS.slice(0, 3)) await opened(page, id);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.width);
    await context.close();
  });

  test("are not there without scripts or in print", async () => {
    const silent = await openOffline(browser, file, { javaScript: false });
    expect(await silent.page.locator(".cb-verdict").count()).toBe(CARDS.length);
    expect(
      await silent.page.locator(".cb-explore").evaluateAll((all) => all.map((one) => one.clientHeight)),
    ).toEqual([0, 0, 0]);
    await silent.context.close();
    const { page, context } = await openOffline(browser, file);
    const card = await opened(page, "decade-gap");
    expect(await card.isVisible()).toBe(true);
    await page.emulateMedia({ media: "print" });
    expect(await card.isVisible()).toBe(false);
    await context.close();
  });
});
