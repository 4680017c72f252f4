// Takes long: a browser draws every kind of chart in five widths and two colours.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { figureOutput } from "../../lib/notebook/show/figure-output.js";
import { table } from "../../lib/notebook/show/table.js";
import { tearSheet } from "../../lib/notebook/show/tear-sheet.js";
import { barChart } from "../../lib/plots/bar-chart.js";
import { calendarHeatMap } from "../../lib/plots/calendar-heat-map.js";
import type { Figure } from "../../lib/plots/figure.js";
import { heatMap } from "../../lib/plots/heat-map.js";
import { histogram } from "../../lib/plots/histogram.js";
import { lineChart } from "../../lib/plots/line-chart.js";
import { readingsChart } from "../../lib/plots/readings-chart.js";
import { scatterChart } from "../../lib/plots/scatter-chart.js";
import { specificationCurveChart } from "../../lib/plots/specification-curve-chart.js";
import { waterfall } from "../../lib/plots/waterfall.js";
import { addMonths } from "../../lib/stats/series/calendar.js";
import { calendarReturns } from "../../lib/stats/series/calendar-returns.js";
import { specificationCurve } from "../../lib/stats/specification-curve.js";
import { executedFailure } from "../notebook/export/note-notebook.js";
import { codeCell, display, markdownCell, notebook } from "../notebook/export/notebooks.js";
import { axeFindings } from "./axe.js";
import { CHROMIUM, inArial, inChromium, launchChromium, openOffline, scrolledFigures } from "./chromium.js";
import { brokenWords, outOfView, setFolds, sidewaysScroll, unreadableFigures } from "./legibility.js";

const words = { title: "Title", subtitle: "Subtitle", source: "A source", asOf: "2024-07-24" };
const percent = { title: "Return, %", format: "percent" } as const;
const LONG = "two steps to a cut in July or September (meeting day at the new rate)";
const days = Array.from({ length: 28 }, (_, at) => `2024-07-${String(at + 1).padStart(2, "0")}`);
const rising = days.map((_, at) => 0.004 * at);

/** Each chart with what makes it hard to read on a phone: long names, many bars, marks close together. */
const charts = {
  lineChart: lineChart(
    [
      { name: LONG, x: days, y: rising, colour: "first" },
      { name: `${LONG}, again`, x: days, y: rising.map((value) => value / 2), colour: "second" },
    ],
    {
      ...words,
      axis: percent,
      shades: [
        { from: "2024-07-10", to: "2024-07-18", label: "11 to 18 July: 7%" },
        { from: "2024-07-19", to: "2024-07-24", label: "week: 0.5%" },
      ],
    },
  ),
  barChart: barChart(
    ["first", "second"].map((colour) => ({
      name: colour,
      values: [0.93, 0.79, 0.6, 0.42, 0.25, 0.27],
      colour: colour as "first" | "second",
    })),
    {
      ...words,
      axis: percent,
      categories: ["10 sessions, random walk", "one month", "3", "4", "5", "6 years"],
    },
  ),
  waterfall: waterfall(
    ["ten years, a year", "the year 2023", "three months"].map((name) => ({
      name,
      steps: ["Earnings", "Multiple", "Dividends"].map((step) => ({
        name: step,
        value: 0.04,
        colour: "second",
      })),
    })),
    { ...words, axis: { title: "Log points", format: "points" } },
  ),
  heatMap: heatMap([[0.01, 0.02, 0.03, 0.04, 0.05]], {
    ...words,
    axis: percent,
    rows: ["Smallest"],
    columns: ["Least profitable", "2", "3", "4", "Most profitable"],
    rowTitle: "Size",
    columnTitle: "Profitability",
  }),
  tearSheet: tearSheet(
    { name: LONG, days, levels: days.map((_, at) => 100 + 9 * Math.sin(at)) },
    { name: "Large", days, levels: days.map((_, at) => 100 + 5 * Math.sin(at + 1)) },
    { source: "A source", window: 5 },
  ).parts[0] as Figure,
  calendarHeatMap: calendarHeatMap(
    calendarReturns({
      days: Array.from({ length: 40 }, (_, t) => addMonths("2021-03", t)),
      values: Array.from({ length: 40 }, (_, t) => (t % 7 === 0 ? -0.2168 : 0.0744)),
    }),
    { ...words, axis: percent },
  ),
  histogram: histogram(rising, {
    ...words,
    axis: percent,
    counted: "days",
    marks: [
      { value: 0.001, label: "ten years to June 2024" },
      { value: 0.002, label: "the note's own window" },
    ],
  }),
  readingsChart: readingsChart(
    ["monthly", "quarterly"].map((every) => ({
      definition: `${every} changes since 1871, as a random walk over ten sessions`,
      value: 0.95,
      fits: every === "monthly",
      interval: [0.5, 1.4] as const,
    })),
    { ...words, axis: percent, stated: { label: "solely: 95% or more", value: 0.95 } },
  ),
  scatterChart: scatterChart(
    [
      {
        name: "July",
        colour: "third",
        points: days.map((label, at) => ({ x: 0.0001 * at, y: 0.001 * (at % 5), label, mark: `${at + 1}` })),
      },
    ],
    { ...words, xAxis: percent, yAxis: percent },
  ),
  specificationCurveChart: specificationCurveChart(
    specificationCurve(
      ["bottom 30% and top 30% by size", "average of the small value cells and S&P 500"].flatMap((legs) =>
        ["distinct stretches", "overlapping windows"].map((counting, at) => ({
          choices: { legs, counting },
          value: 1 + 40 * at,
          fits: at === 0,
        })),
      ),
    ),
    {
      ...words,
      axis: { title: "Rank", format: "whole", log: true },
      stated: { value: 4, label: "stated: 4th worst" },
    },
  ),
};

describe.skipIf(!CHROMIUM)(inChromium("a page of charts and tables"), () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-legible-"));
  let browser: Browser;
  let file = "";
  let failed = "";
  let foreign = "";
  beforeAll(async () => {
    const rows = [
      {
        table: "index-daily",
        holds: `Equity indexes: ${LONG}`,
        rows: 102,
        from: "2014-05-15",
        to: "2024-07-24",
      },
    ];
    const cells = Object.entries(charts).map(([id, chart]) =>
      codeCell(`show(${id}); // ${LONG}`, [display(figureOutput(chart).mime)], { id }),
    );
    const source = path.join(folder, "charts.ipynb");
    writeNotebook(
      source,
      notebook([
        markdownCell("# Charts\n\nOf every kind.", "title"),
        codeCell("show(table)", [display(table(rows).mime)], { id: "table" }),
        ...cells,
      ]),
    );
    const failure = path.join(folder, "failure.ipynb");
    writeNotebook(failure, await executedFailure());
    const paths = exportNotebooks([source, failure, "test/notebook/export/fixtures/python.ipynb"], {
      outputDir: folder,
    }).map((page) => page.path);
    [file, failed, foreign] = paths.slice(-3) as [string, string, string];
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([320, 390, 600, 767, 768, 1280])(
    ...inArial("no text of a figure is small, cut or on another at %d pixels"),
    async (width) => {
      const { page, context } = await openOffline(browser, file, { width });
      await scrolledFigures(page);
      expect(await unreadableFigures(page, ".cb-plot .main-svg", 11)).toEqual([]);
      await context.close();
    },
  );

  test(...inArial("the static SVG has no text on another, and none that is cut"), async () => {
    const { page, context } = await openOffline(browser, file);
    const found = await page.evaluate(() => {
      for (const image of document.querySelectorAll<HTMLImageElement>(".cb-static-svg")) {
        const box = document.createElement("div");
        const bytes = Uint8Array.from(atob(image.src.split(",")[1] ?? ""), (byte) => byte.charCodeAt(0));
        box.innerHTML = new TextDecoder().decode(bytes);
        box.className = "static-svg";
        image.closest(".cb-figure")?.append(box);
      }
      return document.querySelectorAll(".static-svg > svg").length;
    });
    expect(found).toBe(Object.keys(charts).length);
    expect(await unreadableFigures(page, ".static-svg > svg", 11)).toEqual([]);
    await context.close();
  });

  test("without scripts a figure scrolls in its box on a phone, in a size that can be read", async () => {
    const { page, context } = await openOffline(browser, file, { width: 390, javaScript: false });
    const widths = await page
      .locator(".cb-static-svg")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(760);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await context.close();
  });

  test("a phone that is turned gets the wide figure, and the narrow one when it is turned back", async () => {
    const { page, context } = await openOffline(browser, file, { width: 390 });
    await scrolledFigures(page);
    const names = () =>
      page.locator(".cb-plot .infolayer .annotation text", { hasText: "bottom 30%" }).count();
    expect(await names()).toBe(1);
    await page.setViewportSize({ width: 844, height: 390 });
    await expect.poll(names).toBe(0);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(names).toBe(1);
    await context.close();
  });

  test("a table of five columns with a long text is a list of its rows on a phone, and a table on a desk", async () => {
    for (const [width, shown] of [
      [390, "block"],
      [1280, "table-cell"],
    ] as const) {
      const { page, context } = await openOffline(browser, file, { width });
      const cells = page.locator(".cb-stack td");
      expect(
        await cells.evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).display))]),
      ).toEqual([shown]);
      expect(await outOfView(page, ".cb-stack td")).toEqual([]);
      await context.close();
    }
  });

  test.each([
    ["a notebook that failed", () => failed],
    ["a notebook made in Python", () => foreign],
    ["every kind of chart", () => file],
  ])("axe-core finds nothing on the page of %s, light and dark, folds open and closed", async (_, of) => {
    for (const dark of [false, true]) {
      const { page, context } = await openOffline(browser, of(), { width: 390, dark });
      await scrolledFigures(page);
      for (const open of [false, true]) {
        await setFolds(page, open);
        await expect.poll(() => axeFindings(page)).toEqual([]);
      }
      await context.close();
    }
  });

  test(...inArial("no word is broken on a phone"), async () => {
    for (const one of [failed, foreign, file]) {
      const { page, context } = await openOffline(browser, one, { width: 390 });
      await scrolledFigures(page);
      await setFolds(page, true);
      expect(await brokenWords(page)).toEqual([]);
      await context.close();
    }
  });

  test("what scrolls is reached with the keyboard and has a name, and nothing else is", async () => {
    const { page, context } = await openOffline(browser, file, { width: 390 });
    await setFolds(page, true);
    await expect.poll(() => page.locator("pre[tabindex]").count()).toBeGreaterThan(0);
    const boxes = await page.locator(".cb-table, .cb-formula, main pre").evaluateAll((all) =>
      all
        .filter((box) => box.checkVisibility())
        .map((box) => ({
          scrolls: box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1,
          reached: box.getAttribute("tabindex") === "0",
          named: (box.getAttribute("aria-label") ?? "") !== "",
        })),
    );
    expect(boxes.some(({ scrolls }) => scrolls)).toBe(true);
    for (const { scrolls, reached, named } of boxes) expect([reached, named]).toEqual([scrolls, scrolls]);
    await context.close();
  });

  test("the first Tab leads past the bar to the text, and focus can be seen", async () => {
    const { page, context } = await openOffline(browser, file);
    await page.keyboard.press("Tab");
    const skip = page.locator(".cb-skip");
    expect(await skip.evaluate((one) => one === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    expect(await skip.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe("solid");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("cb-main");
    await context.close();
  });
});

describe.skipIf(!CHROMIUM)(inChromium("the measures of legibility"), () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "claimbook-measures-")), "page.html");
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    writeFileSync(
      file,
      `<meta charset="utf-8"><body><p style="width:4em;overflow-wrap:anywhere">Contradicted well-known</p>
       <div style="width:9em;overflow:auto"><table><td style="min-width:20em">wide</td><td>hidden</td></table></div>
       <figure class="cb-figure"><div class="cb-title">Two</div><svg class="own" width="200" height="100">
       <text x="10" y="20">one</text><text x="16" y="24">other</text><text x="180" y="60">beyond</text>
       <text x="10" y="90" font-size="8">tiny</text></svg></figure>`,
    );
    browser = await launchChromium();
    ({ page } = await openOffline(browser, file));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(path.dirname(file), { recursive: true, force: true });
  });

  test("brokenWords(page) finds a word on two lines, and lets a hyphen end a line", async () => {
    expect(await brokenWords(page)).toEqual(["Contradicted in Contradicted well-known"]);
  });

  test("outOfView(page, selector) finds what its box cuts", async () => {
    expect(await outOfView(page, "td")).toEqual(["wide", "hidden"]);
  });

  test("unreadableFigures(page, svgs, smallest) finds text that is small, cut or on another", async () => {
    expect(await unreadableFigures(page, "svg.own", 11)).toEqual([
      { figure: "Two", small: ["tiny (8.0 px)"], overlapping: ["one | other"], cut: ["beyond"] },
    ]);
  });
});
