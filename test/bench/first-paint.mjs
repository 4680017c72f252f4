// `npm run bench:paint`: how soon pages of ten and of two hundred figures can be read and used, from disk, as the browser itself reports it.
// `-- other.html ...` times other pages in the same run, alternating; `--loads 1 --figures 10` for a quick look; `--write` keeps the result in README.md.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { exportNotebooks } from "../../lib/dist/notebook/export/export-notebook.js";
import { findChromium } from "../../lib/dist/notebook/find-chromium.js";
import { readNotebook } from "../../lib/dist/notebook/ipynb/parse-notebook.js";
import { writeNotebook } from "../../lib/dist/notebook/ipynb/write-notebook.js";
import { withLive } from "../../lib/dist/notebook/live/with-live.js";
import { markdownTable, measuredOn, median, writeSection } from "./markdown.mjs";

const { values: flags, positionals: others } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    loads: { type: "string", default: "5" },
    figures: { type: "string", default: "10,200" },
  },
  allowPositionals: true,
});
const LOADS = Number(flags.loads);
const SIZES = flags.figures.split(",").map(Number);
/** A reader turns the wheel through five windows, rests, and goes on. */
const MAX_STRETCHES = 4;
const WINDOWS = 5;
const NOTCHES = 5;
const NOTCH_MS = 40;
/** After so long a figure counts as one that does not become interactive. */
const PATIENCE_MS = 10_000;
const SOURCES = ["notebooks/02-july-rally.ipynb", "notebooks/03-multiple-expansion.ipynb"];
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const FIGURE = ".cb-figure, .js-plotly-plot";
const DRAWN = ".main-svg";

const figure = (ms) => (Number.isFinite(ms) ? ms.toFixed(0) : "never");

const figuresOf = ({ outputs = [] }) =>
  outputs.filter(({ data }) => String(data?.["text/html"]).includes('class="cb-figure"')).length;

/** The cells of the notebooks, again and again, until there are so many figures. */
function notebookOf(figures) {
  const notebooks = SOURCES.map((file) => readNotebook(file));
  const cells = [];
  let [count, number] = [0, 0];
  while (count < figures) {
    for (const cell of notebooks[number % notebooks.length].cells) {
      if (count >= figures) break;
      count += figuresOf(cell);
      cells.push({ ...cell, id: `part-${number}-${cell.id}` });
    }
    number += 1;
  }
  return { ...notebooks[0], cells };
}

/** Runs on the page before anything of it: keeps what the browser reports. */
function observe() {
  window.seen = { paint: {}, lcp: 0, longTasks: [], shift: 0 };
  const on = (type, use) =>
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  on("paint", ({ name, startTime }) => {
    window.seen.paint[name] = startTime;
  });
  on("largest-contentful-paint", ({ startTime }) => {
    window.seen.lcp = startTime;
  });
  on("longtask", ({ startTime, duration }) => window.seen.longTasks.push({ startTime, duration }));
  on("layout-shift", ({ value, hadRecentInput }) => {
    if (!hadRecentInput) window.seen.shift += value;
  });
}

/** Runs on the page before anything of it: goes straight to the first figure and waits until it is drawn. */
function goToFigure([figure, drawn]) {
  addEventListener("DOMContentLoaded", () => {
    const check = () => {
      const first = document.querySelector(figure);
      first?.scrollIntoView({ block: "center", behavior: "instant" });
      if (first?.querySelector(drawn)) window.interactive = performance.now();
      else requestAnimationFrame(check);
    };
    check();
  });
}

async function withPage(browser, { file, viewport = WIDE, prepare = [observe] }, use) {
  const context = await browser.newContext({ viewport, offline: true });
  try {
    const page = await context.newPage();
    // A busy machine takes longer than half a minute for two hundred figures.
    page.setDefaultNavigationTimeout(0);
    await page.addInitScript(...prepare);
    await page.goto(pathToFileURL(file).href);
    return await use(page);
  } finally {
    await context.close();
  }
}

const atEnd = (page) =>
  page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);

/** Turns the wheel through so many windows without a rest: the longest interval between two frames meanwhile, and the longest task. */
async function turnWheel(page, windows) {
  await page.evaluate(() => {
    window.seen.longTasks.length = 0;
    const frames = { last: performance.now(), longest: 0, on: true };
    window.seen.frames = frames;
    const next = (now) => {
      frames.longest = Math.max(frames.longest, now - frames.last);
      frames.last = now;
      if (frames.on) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const { height } = page.viewportSize();
  for (let notch = 0; notch < windows * NOTCHES; notch += 1) {
    await page.mouse.wheel(0, height / NOTCHES);
    await page.waitForTimeout(NOTCH_MS);
  }
  return page.evaluate(() => {
    const { frames, longTasks } = window.seen;
    frames.on = false;
    return { frame: frames.longest, task: Math.max(0, ...longTasks.map(({ duration }) => duration)) };
  });
}

/** How long after the last turn of the wheel the figure at the window's middle is interactive; NaN where none is there, or was before. */
function rest(page) {
  return page.evaluate(
    async ([all, one, patience]) => {
      const begun = performance.now();
      const middle = innerHeight / 2;
      const before = [...document.querySelectorAll(all)].find((figure) => {
        const { top, bottom } = figure.getBoundingClientRect();
        return top < middle && bottom > middle;
      });
      if (!before || before.querySelector(one)) return Number.NaN;
      while (!before.querySelector(one)) {
        if (performance.now() - begun > patience) return Number.POSITIVE_INFINITY;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return performance.now() - begun;
    },
    [FIGURE, DRAWN, PATIENCE_MS],
  );
}

/** From the top on, as a reader does: some windows by the wheel, a rest, and on; then how many of the figures passed are interactive, and what has moved. */
async function scrollThrough(page) {
  const [stretches, rests] = [[], []];
  // The pointer stands beside the figures.
  await page.mouse.move(2, 400);
  for (let stretch = 0; stretch < MAX_STRETCHES && !(await atEnd(page)); stretch += 1) {
    stretches.push(await turnWheel(page, WINDOWS));
    rests.push(await rest(page));
    // The rest of the row.
    await page.waitForTimeout(1000);
  }
  const { shift, ...counts } = await page.evaluate(
    ([all, one]) => {
      const figures = [...document.querySelectorAll(all)].filter(
        (figure) => !figure.parentElement.closest(all) && figure.getBoundingClientRect().top < innerHeight,
      );
      const drawn = figures.filter((figure) => figure.querySelector(one)).length;
      return { shift: window.seen.shift, figures: figures.length, drawn };
    },
    [FIGURE, DRAWN],
  );
  const most = (key) => Math.max(...stretches.map((one) => one[key]));
  return {
    ...{ shift, ...counts, frame: most("frame"), task: most("task") },
    rests: rests.filter((ms) => !Number.isNaN(ms)),
  };
}

async function load(browser, file) {
  const wide = await withPage(browser, { file }, async (page) => {
    // The page comes to rest.
    await page.waitForTimeout(2500);
    const seen = await page.evaluate(() => {
      const { domContentLoadedEventEnd } = performance.getEntriesByType("navigation")[0];
      const { paint, lcp, longTasks } = window.seen;
      const blocking = longTasks.reduce((sum, { duration }) => sum + duration - 50, 0);
      return { fcp: paint["first-contentful-paint"], lcp, ready: domContentLoadedEventEnd, blocking };
    });
    return { ...seen, ...(await scrollThrough(page)) };
  });
  const { shift: phoneShift } = await withPage(browser, { file, viewport: PHONE }, scrollThrough);
  const prepare = [goToFigure, [FIGURE, DRAWN]];
  const interactive = await withPage(browser, { file, prepare }, async (page) => {
    await page
      .waitForFunction(() => window.interactive !== undefined, undefined, { timeout: 10_000 })
      .catch(() => {});
    return page.evaluate(() => window.interactive ?? Number.NaN);
  });
  return { ...wide, phoneShift, interactive };
}

const COLUMNS = {
  "first contentful paint": "fcp",
  "largest contentful paint": "lcp",
  DOMContentLoaded: "ready",
  "first figure interactive": "interactive",
  "total blocking time": "blocking",
  "longest task while scrolling": "task",
  "longest frame while scrolling": "frame",
};

const restCells = (rests) =>
  rests.length === 0 ? ["-", "-"] : [median(rests), Math.max(...rests)].map(figure);

const executablePath = findChromium();
if (!executablePath) {
  process.stderr.write("first paint is left out: there is no Chromium\n");
  process.exit(0);
}
const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-first-paint-"));
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
try {
  const notebooks = SIZES.map((size) => {
    const notebook = path.join(folder, `${size}-figures.ipynb`);
    writeNotebook(notebook, notebookOf(size));
    return notebook;
  });
  const own = exportNotebooks(notebooks, { outputDir: folder });
  const outputDir = path.join(folder, "live");
  const [live] = exportNotebooks(notebooks.slice(0, 1), { outputDir, live: withLive });
  const pages = {
    ...Object.fromEntries(SIZES.map((size, at) => [`claimbook, ${size} figures`, own[at].path])),
    [`claimbook, ${SIZES[0]} figures, live`]: live.path,
  };
  for (const file of others) pages[path.basename(file)] = path.resolve(file);
  const loads = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  // The first load of all pays for the browser's own start, and does not count.
  for (let time = 0; time <= LOADS; time += 1) {
    for (const [name, file] of Object.entries(pages)) {
      const result = await load(browser, file);
      if (time > 0) loads[name].push(result);
    }
  }
  const rows = Object.entries(loads).map(([name, results]) => [
    name,
    `${results[0].drawn} of ${results[0].figures}`,
    ...Object.values(COLUMNS).map((key) => figure(median(results.map((one) => one[key])))),
    ...restCells(results.flatMap(({ rests }) => rests)),
    ...["shift", "phoneShift"].map((key) => Math.max(...results.map((one) => one[key])).toFixed(3)),
  ]);
  const head = [
    "page",
    "figures drawn",
    ...Object.keys(COLUMNS),
    "interactive after a rest, median",
    "worst",
    "greatest layout shift",
    "the same on a phone",
  ];
  const said = `Medians of ${LOADS} loads from disk at ${WIDE.width} x ${WIDE.height}, a phone is ${PHONE.width} x ${PHONE.height}; ms.`;
  const result = [
    `${measuredOn({ node: process.versions.node, Chromium: browser.version() })} ${said}`,
    markdownTable([head, ...rows]),
  ].join("\n\n");
  process.stdout.write(`${result}\n`);
  if (flags.write) writeSection("paint", result);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
