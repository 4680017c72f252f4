// Takes long: a browser draws ten figures in each of twelve windows.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { figureOutput } from "../../lib/notebook/show/figure-output.js";
import { darkColours, ink } from "../../lib/plots/palette.js";
import { themed } from "../../lib/plots/theme.js";
import { codeCell, display, markdownCell, notebook } from "../notebook/export/notebooks.js";
import {
  CHROMIUM,
  figuresDrawn,
  inChromium,
  launchChromium,
  type OpenOptions,
  openOffline,
} from "./chromium.js";

/** From low ones to such as are higher than a phone. */
const HEIGHTS = [420, 260, 560, 420, 870, 380, 480, 420, 319, 640];
const PARAGRAPH = "Small caps trailed large caps, and the reader would like to know by how much. ".repeat(6);

declare global {
  interface Window {
    shift: number;
    plotlyAtFirstPaint: boolean;
    claimbookPlotly?: Promise<unknown>;
    reportPaint(): void;
  }
}

/** Keeps what the browser reports: how much has moved, and whether plotly.js was there when text was first painted. */
function observe(): void {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length > 0)
      window.plotlyAtFirstPaint = "Plotly" in window;
  }).observe({ type: "paint", buffered: true });
}

/** The browser says nothing of paint, nor that the page is loaded, before it is told to. */
function holdPaint(): void {
  const held: (() => void)[] = [];
  window.PerformanceObserver = class extends PerformanceObserver {
    constructor(callback: PerformanceObserverCallback) {
      super((list, observer) => held.push(() => callback(list, observer)));
    }
  };
  window.reportPaint = () => {
    for (const report of held) report();
  };
  addEventListener("load", (event) => event.stopImmediatePropagation());
}

/** A note of ten figures, each under a paragraph. */
function tenFigures() {
  const figure = (height: number, at: number) =>
    figureOutput({
      data: ["one", "two", "three", "four"].map((name, row) => ({
        type: "scatter",
        mode: "lines",
        name: `Series ${name}`,
        x: [1, 2, 3],
        y: [row, 3 + at, 2 * row],
      })),
      layout: themed({
        title: { text: `Figure ${at}, whose title takes two lines on a phone`, subtitle: { text: "Values" } },
        height,
        xaxis: {},
        yaxis: {},
      }),
      alt: "Four lines.",
      caption: "Made up, and told in so many words that a phone needs two lines for them.",
    });
  return notebook([
    markdownCell(`# Ten figures\n\n${PARAGRAPH}`, "title"),
    ...HEIGHTS.flatMap((height, at) => [
      markdownCell(`## Part ${at}\n\n${PARAGRAPH}`, `text-${at}`),
      codeCell("show(figure)", [display(figure(height, at).mime)], { id: `figure-${at}` }),
    ]),
  ]);
}

describe.skipIf(!CHROMIUM)(inChromium("a page of ten figures, from disk"), () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-first-paint-"));
  let file = "";
  let browser: Browser;

  beforeAll(async () => {
    const source = path.join(folder, "ten.ipynb");
    writeNotebook(source, tenFigures());
    const [page] = exportNotebooks([source], { outputDir: folder });
    file = page?.path ?? "";
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function withPage(options: OpenOptions, use: (page: Page) => Promise<void>): Promise<void> {
    const { page, complaints, context } = await openOffline(browser, file, { prepare: observe, ...options });
    await use(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  /** Where the figure is drawn, and where its static SVG is to be seen. */
  const shown = (page: Page) =>
    page.locator(".cb-figure").evaluateAll((figures) =>
      figures.map((figure) => ({
        drawn: figure.querySelector(".cb-plot .main-svg")?.checkVisibility() ?? false,
        staticSvg: figure.querySelector(".cb-static-svg")?.checkVisibility() ?? false,
      })),
    );

  /** Which figures are less than a window's height away from the window. */
  const near = (page: Page) =>
    page.locator(".cb-figure").evaluateAll((figures) =>
      figures.map((figure) => {
        const { top, bottom } = figure.getBoundingClientRect();
        return top < 2 * innerHeight && bottom > -innerHeight;
      }),
    );

  /** Waits for a frame: for what the browser tells the page before it looks which figures are in view. */
  const frame = (page: Page) =>
    page.evaluate(
      () =>
        new Promise((seen) => {
          new IntersectionObserver(seen).observe(document.querySelector(".cb-figure") as Element);
        }),
    );

  const staticSvgs = (drawn: readonly boolean[]) => drawn.map((one) => ({ drawn: one, staticSvg: !one }));

  const jump = (page: Page, figure: number) =>
    page
      .locator(".cb-figure")
      .nth(figure)
      .evaluate((element) => element.scrollIntoView({ behavior: "instant" }));

  /** Boxes of what stands on the page around and in its figures, in the page's coordinates, at one moment. */
  const boxes = (page: Page) =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll(
          ".cb-title, .cb-static-svg, .cb-plot, .cb-caption, .cb-tools, h2, .cb-receipt",
        ),
      ]
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          return [left, top + scrollY, width, height];
        }),
    );

  test("can be read before plotly.js has started", async () => {
    await withPage({}, async (page) => {
      await page.waitForFunction(() => "Plotly" in window);
      expect(await page.evaluate(() => window.plotlyAtFirstPaint)).toBe(false);
    });
  });

  test("does not so much as unpack plotly.js until text is painted, though a figure is near", async () => {
    await withPage({ prepare: holdPaint }, async (page) => {
      expect((await near(page))[0]).toBe(true);
      await frame(page);
      expect(await page.evaluate(() => window.claimbookPlotly === undefined)).toBe(true);
      await page.evaluate(() => window.reportPaint());
      await expect.poll(async () => (await shown(page))[0]?.drawn).toBe(true);
    });
  });

  test.each([1280, 390])(
    "has plots near the window, and static SVGs elsewhere, at %d pixels",
    async (width) => {
      await withPage({ width }, async (page) => {
        const atTop = await near(page);
        expect(new Set(atTop)).toEqual(new Set([true, false]));
        await expect.poll(() => shown(page)).toEqual(staticSvgs(atTop));
        // Whoever jumps to the end has no need of what he has not seen.
        await jump(page, 9);
        const atEnd = await near(page);
        expect(atEnd.some((end, at) => !end && !atTop[at])).toBe(true);
        await expect
          .poll(() => shown(page))
          .toEqual(staticSvgs(atTop.map((top, at) => top || (atEnd[at] as boolean))));
      });
    },
  );

  /** Which figures are drawn. */
  const drawn = async (page: Page) => (await shown(page)).flatMap((figure, at) => (figure.drawn ? [at] : []));

  /** Turns the wheel by a window's height, and waits until the page has scrolled and knows it. */
  async function wheel(page: Page): Promise<void> {
    const top = () => page.evaluate(() => scrollY);
    const before = await top();
    await page.mouse.wheel(0, 900);
    await expect.poll(top).toBeGreaterThan(before);
    await frame(page);
  }

  /** All that is near is drawn, and the page's timers wait to be told. */
  async function holdTimers(page: Page): Promise<void> {
    const atTop = await near(page);
    await expect.poll(() => shown(page)).toEqual(staticSvgs(atTop));
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(3_600_000);
  }

  test("draws nothing while the wheel turns, and at rest first what the reader looks at", async () => {
    await withPage({}, async (page) => {
      await page.mouse.move(5, 450);
      await holdTimers(page);
      const before = await drawn(page);
      for (let turn = 0; turn < 4; turn += 1) {
        await wheel(page);
        await page.clock.runFor(100);
      }
      expect(await drawn(page)).toEqual(before);
      const middle = await page.locator(".cb-figure").evaluateAll((figures) => {
        const distance = (figure: Element) => {
          const { top, bottom } = figure.getBoundingClientRect();
          return Math.max(0, top - innerHeight / 2, innerHeight / 2 - bottom);
        };
        const distances = figures.map(distance);
        return distances.indexOf(Math.min(...distances));
      });
      expect(before).not.toContain(middle);
      await page.clock.runFor(100);
      await expect.poll(() => drawn(page)).toEqual([...before, middle]);
      // The row stops as the wheel turns again: what was in view waits.
      await wheel(page);
      await page.clock.runFor(100);
      expect(await drawn(page)).toEqual([...before, middle]);
      await page.clock.resume();
      const atRest = await near(page);
      await expect
        .poll(async () => (await shown(page)).filter((_, at) => atRest[at]))
        .toEqual(staticSvgs(atRest.filter(Boolean)));
    });
  });

  test("draws at once the figure that a pointer enters or that has the keyboard's focus", async () => {
    await withPage({ prepare: holdPaint }, async (page) => {
      expect(await drawn(page)).toEqual([]);
      // Not hover(), which would scroll.
      const { x, y } = (await page.locator(".cb-figure").first().boundingBox()) ?? { x: 0, y: 0 };
      await page.mouse.move(x + 10, y + 10);
      await expect.poll(() => drawn(page)).toEqual([0]);
      await page.locator(".cb-plate summary").nth(6).focus();
      await expect.poll(() => drawn(page)).toEqual([0, 6]);
    });
  });

  test.each([
    [1280, false],
    [1280, true],
    [700, false],
    [390, false],
    [390, true],
  ])("moves nothing as its figures are drawn, at %d pixels, dark: %s", async (width, dark) => {
    await withPage({ width, dark }, async (page) => {
      const before = await boxes(page);
      await figuresDrawn(page);
      expect(await shown(page)).toEqual(staticSvgs(HEIGHTS.map(() => true)));
      expect(await boxes(page)).toEqual(before);
      expect(await page.evaluate(() => window.shift)).toBe(0);
      // What moves is seen.
      await page.evaluate(() => document.querySelector("main")?.prepend(document.createElement("hr")));
      await expect.poll(() => page.evaluate(() => window.shift)).toBeGreaterThan(0);
    });
  });

  test.each([1280, 390])(
    "keeps plots inside their boxes when a window of %d pixels is turned",
    async (width) => {
      await withPage({ width }, async (page) => {
        await figuresDrawn(page);
        await page.setViewportSize({ width: 844, height: 390 });
        const sizes = () =>
          page.locator(".cb-plot").evaluateAll((plots) =>
            plots.flatMap((plot) =>
              [plot, plot.querySelector(".main-svg") as Element].map((element) => {
                const { width: wide, height } = element.getBoundingClientRect();
                return `${Math.round(wide)} x ${Math.round(height)}`;
              }),
            ),
          );
        const room = await page
          .locator(".cb-plate")
          .first()
          .evaluate((plate) => plate.clientWidth);
        expect(room).not.toBe(width);
        await expect
          .poll(sizes)
          .toEqual(HEIGHTS.flatMap((height) => [`${room} x ${height}`, `${room} x ${height}`]));
      });
    },
  );

  test("stays where a link has led while the figures around are drawn", async () => {
    await withPage({ width: 390 }, async (page) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      const cell = page.locator("#cell-figure-6");
      const top = () => cell.evaluate((element) => element.getBoundingClientRect().top);
      const address = new URL(page.url());
      address.hash = "#cell-figure-6";
      await page.goto(address.href);
      const landed = await top();
      expect(landed).toBeGreaterThanOrEqual(0);
      expect(landed).toBeLessThan(60);
      const around = await near(page);
      expect(around.slice(4, 8)).toEqual([false, true, true, true]);
      await expect
        .poll(async () => (await shown(page)).map(({ drawn }) => drawn).slice(5, 8))
        .toEqual([true, true, true]);
      expect(await top()).toBe(landed);
    });
  });

  test("prints static SVGs alone, of figures that were drawn and of others, in their own proportions", async () => {
    await withPage({}, async (page) => {
      await expect.poll(async () => (await shown(page))[0]?.drawn).toBe(true);
      expect((await shown(page)).at(-1)).toEqual({ drawn: false, staticSvg: true });
      await page.emulateMedia({ media: "print" });
      expect(await shown(page)).toEqual(staticSvgs(HEIGHTS.map(() => false)));
      await expectOwnProportions(page);
    });
  });

  /** Static SVGs are as high as their pictures ask for. */
  async function expectOwnProportions(page: Page): Promise<void> {
    const ratios = await page.locator(".cb-static-svg").evaluateAll((images) =>
      images.map((image) => {
        const { width, height } = image.getBoundingClientRect();
        return height / width;
      }),
    );
    expect(ratios).toHaveLength(HEIGHTS.length);
    for (const [at, height] of HEIGHTS.entries()) expect(ratios[at]).toBeCloseTo(height / 820, 3);
  }

  test("has static SVGs in their own proportions where scripts do not run", async () => {
    const { page, context } = await openOffline(browser, file, { width: 390, javaScript: false });
    await expectOwnProportions(page);
    await context.close();
  });

  test("draws in the page's colours what comes near after a change of them", async () => {
    const fill = (page: Page, figure: number) =>
      page
        .locator(".cb-figure")
        .nth(figure)
        .locator(".xtick text")
        .first()
        .evaluate((element) => getComputedStyle(element).fill);
    const rgb = (hex: string) =>
      `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;
    const dark = rgb(darkColours[ink.muted] as string);
    await withPage({}, async (page) => {
      await expect.poll(async () => (await shown(page))[0]?.drawn).toBe(true);
      expect(await fill(page, 0)).toBe(rgb(ink.muted));
      await page.locator('[data-action="theme"]').click();
      await expect.poll(() => fill(page, 0)).toBe(dark);
      await jump(page, 9);
      await expect.poll(async () => (await shown(page))[9]?.drawn).toBe(true);
      expect(await fill(page, 9)).toBe(dark);
    });
  });
});
