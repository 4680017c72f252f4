// Takes long: the notebooks of the book are run as of other days, on kernels and in a page.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMENTARY } from "../../claims/commentary.js";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { neededPackages } from "../../lib/notebook/ipynb/missing-packages.js";
import type { CodeCell, JsonObject } from "../../lib/notebook/ipynb/notebook.js";
import { readNotebook } from "../../lib/notebook/ipynb/parse-notebook.js";
import { withLive } from "../../lib/notebook/live/with-live.js";
import { environmentFingerprint } from "../../lib/notebook/run/environment-fingerprint.js";
import { type Executed, executeNotebook } from "../../lib/notebook/run/execute-notebook.js";
import { prepareRun } from "../../lib/notebook/run/prepare-run.js";
import { startWorkers } from "../../lib/notebook/run/workers/workers.js";
import { Cache } from "../../lib/platform/cache/cache.js";
import { MONTHS } from "../../lib/platform/text/day-text.js";
import { CHROMIUM, inChromium, launchChromium, openOffline } from "../browser/chromium.js";
import {
  carriedBy,
  differences,
  ENGINES_APART,
  engineArithmetic,
  outputsInNode,
  outputsInPage,
} from "../browser/live-runs.js";
import { ReusableKernel } from "../notebook/run/reusable-kernel.js";
import { fewOrAll } from "../thorough.js";

/** What is known, and what is told as hindsight: before the note, between its days, on its own, after it, with less hindsight than is known. */
const GRID = [
  { asOf: "2013-01-02", until: "2013-01-02" },
  { asOf: "2020-01-01", until: "2024-12-31" },
  { asOf: "2024-07-12", until: "2024-07-12" },
  { asOf: COMMENTARY.asOf, until: COMMENTARY.asOf },
  { asOf: "2024-12-31", until: "2024-08-15" },
] as const;
const names = readdirSync("notebooks").filter((name) => name.endsWith(".ipynb"));
/** Those that say something of their own at the points that by default only they are run at. */
const TOLD = ["01-decade-underperformance.ipynb", "02-july-rally.ipynb"];
const namesAt = (point: (typeof GRID)[number]) =>
  fewOrAll(point === GRID[1] || point === GRID[4] ? TOLD : names, names);
const pointsOf = (name: string) => GRID.filter((point) => namesAt(point).includes(name));
const results = new Map<string, Executed>();
let folder: string;

const keyOf = (name: string, { asOf, until }: (typeof GRID)[number]) =>
  `${name}, ${asOf}, hindsight to ${until}`;

/** Kernels side by side. */
const JOBS = 2;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-grid-"));
  // All days share kernels and workers: a run of the command starts its own, which load the library, TypeScript and plotly.js again.
  const workers = startWorkers({
    jobs: JOBS,
    cache: new Cache(path.join(folder, "cache")),
    fingerprint: environmentFingerprint(),
  });
  const waiting = GRID.flatMap((params) => namesAt(params).map((name) => ({ name, params })));
  const work = async () => {
    const kernel = new ReusableKernel("notebooks", { isAssisted: true });
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { name, params } = next;
        const [prepared] = prepareRun([path.join("notebooks", name)], { params, outputDir: folder });
        if (!prepared) throw new Error(`${name} cannot be run`);
        const options = { cwd: "notebooks", workers, kernel: () => kernel.take() };
        results.set(keyOf(name, params), await executeNotebook(prepared.notebook, options));
      }
    } finally {
      kernel.end();
    }
  };
  await Promise.all(Array.from({ length: JOBS }, work)).finally(() => workers.close());
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Shown {
  readonly cell: string;
  /** Everything that a reader sees of one output, as text. */
  readonly text: string;
}

/** The cells of code of a notebook that was run. */
function codeCells(name: string, point: (typeof GRID)[number]): readonly CodeCell[] {
  const result = results.get(keyOf(name, point));
  if (!result) throw new Error(`${name} was not run`);
  expect(result.failure).toBeUndefined();
  return result.notebook.cells.filter((cell): cell is CodeCell => cell.cell_type === "code");
}

/** What the cells of a run notebook show, with the words around its figures. */
function shownIn(name: string, point: (typeof GRID)[number]): readonly Shown[] {
  return codeCells(name, point).flatMap(({ id, outputs }) =>
    outputs.map((output) => {
      const { data = {} } = output as { data?: Record<string, unknown> };
      return { cell: id as string, text: String(data["text/plain"]).replaceAll("\u00a0", " ") };
    }),
  );
}

/** Every calendar day in a text, in ISO. */
function daysIn(text: string): readonly string[] {
  const words = new RegExp(`\\b(\\d{1,2}) (${MONTHS.join("|")}) (\\d{4})\\b`, "g");
  const written = [...text.matchAll(words)].map(([, day, month, year]) => {
    const number = MONTHS.indexOf(month as (typeof MONTHS)[number]) + 1;
    return `${year}-${String(number).padStart(2, "0")}-${day?.padStart(2, "0")}`;
  });
  return [...written, ...(text.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? [])];
}

/** Outputs that speak of later days by their nature: what the note states, what its claims wait for, the vintage of the data. */
const SPEAKS_OF_LATER =
  /Stated:|Not yet known|cannot be judged yet|No check can be made before|had not been written|^As known on|statements, in our words|^Claim\b/m;

describe.each(names)("notebooks/%s", (name) => {
  test.each(pointsOf(name))(
    "runs as of $asOf with hindsight to $until, and no output lacks a value",
    (point) => {
      const shown = shownIn(name, point);
      expect(shown.length).toBeGreaterThan(0);
      expect(
        shown.filter(({ text }) => /\bNaN\b|undefined|Infinity|∞|Invalid|\bnull\b|n\/a|No values/.test(text)),
      ).toEqual([]);
    },
  );

  test.each(pointsOf(name).filter(({ asOf, until }) => asOf === until))(
    "names no day after $asOf as known",
    (point) => {
      const late = shownIn(name, point)
        .filter(({ text }) => !SPEAKS_OF_LATER.test(text))
        .flatMap(({ cell, text }) => daysIn(text).map((day) => ({ cell, day })))
        .filter(({ day }) => day > point.asOf);
      expect(late).toEqual([]);
    },
  );

  test("says first, before the note's day only, that the note lies ahead", () => {
    for (const point of pointsOf(name)) {
      const ahead = shownIn(name, point).filter(({ text }) => text.includes("had not been written"));
      expect(ahead).toHaveLength(point.asOf < COMMENTARY.asOf ? 1 : 0);
    }
  });
});

/** The text of one cell's outputs. */
const textOf = (name: string, point: (typeof GRID)[number], cell: string) =>
  shownIn(name, point)
    .filter((one) => one.cell === cell)
    .map(({ text }) => text)
    .join("\n");

test("the waterfall of the half year is told once its table is known, and not before", () => {
  const figure = (point: (typeof GRID)[number]) => textOf("02-july-rally.ipynb", point, "seven-figure");
  expect(figure(GRID[1])).toMatch(/^Not yet known on 1 January 2020: what each company added/);
  expect(figure(GRID[2])).toMatch(/Waterfall chart/);
});

test("the decade is the note's own from June 2024 on, and said to be another before", () => {
  const reading = (point: (typeof GRID)[number]) =>
    textOf("01-decade-underperformance.ipynb", point, "windows-reading");
  expect(reading(GRID[0])).toContain("The marked window is not the note's: it ends in December 2012.");
  expect(reading(GRID[3])).toContain("The marked window, which the note refers to,");
  expect(reading(GRID[4])).toBe(reading(GRID[3]));
});

test("no takeaway speaks of the rally before it is over", () => {
  for (const name of names.filter((one) => !/^0[03]/.test(one))) {
    const takeaways = (point: (typeof GRID)[number]) =>
      shownIn(name, point)
        .filter(({ cell }) => cell.startsWith("takeaways") && cell !== "takeaways-since")
        .map(({ text }) => text);
    if (!name.startsWith("01")) expect(takeaways(GRID[2])).toEqual([expect.stringMatching(/^Not yet known/)]);
    expect(takeaways(GRID[0])).toEqual([expect.stringMatching(/^Not yet known on 2 January 2013/)]);
    expect(takeaways(GRID[3]).join()).toMatch(/^- /);
  }
});

test("what came after the note is told up to the hindsight's day only", () => {
  const cut = (point: (typeof GRID)[number]) => textOf("02-july-rally.ipynb", point, "hindsight-cut");
  expect(cut(GRID[1])).toMatch(/^And the cut\?/);
  expect(cut(GRID[4])).toMatch(/^Not yet known on 15 August 2024/);
});

/** Its page, run as of each point in a browser, is to answer as the kernel has. */
const LIVE = fewOrAll(
  ["01-decade-underperformance.ipynb"],
  names.filter((name) => neededPackages(readNotebook(`notebooks/${name}`)).length === 0),
);
const isInjected = ({ tags }: JsonObject) => Array.isArray(tags) && tags.includes("injected-parameters");

describe.skipIf(!CHROMIUM)(
  inChromium(
    "a page that is asked again answers as the kernel does, in the kernel's engine to the last digit",
  ),
  () => {
    let site: string;
    let browser: Browser;
    beforeAll(async () => {
      site = path.join(folder, "site");
      exportNotebooks(
        LIVE.map((name) => path.join("notebooks", name)),
        { outputDir: site, live: withLive },
      );
      browser = await launchChromium();
    }, 600_000);
    afterAll(() => browser?.close());

    test("two engines differ in powers, exponentials and logarithms alone, by the last digit", async () => {
      const page = await browser.newPage();
      const [own, other] = [engineArithmetic(), await page.evaluate(engineArithmetic)];
      expect(other.defined).toEqual(own.defined);
      for (const [name, values] of Object.entries(own.approximate)) {
        const apart = values.map((value, at) => Math.abs(1 - (other.approximate[name]?.[at] ?? 0) / value));
        expect(Math.max(...apart)).toBeLessThan(3 * Number.EPSILON);
      }
      await page.close();
    });

    describe.each(LIVE)("%s", (name) => {
      const points = GRID.filter((_, at) => fewOrAll(at % 3 === 0, true));
      test.each(points)("as of $asOf with hindsight to $until", async (point) => {
        const code = codeCells(name, point);
        const file = path.join(site, name.replace(/ipynb$/, "html"));
        const { page, complaints, requests, context } = await openOffline(browser, file);
        const carried = await carriedBy(page, point);
        const found = await outputsInPage(page, carried);
        const isWhole = code.every(({ id, metadata }) => found.has(id) || isInjected(metadata));
        // Of a notebook that uses danfojs some cells are as published.
        expect(code.filter(({ id }) => found.has(id)).length).toBeGreaterThan(0.85 * code.length);
        // Where cells are left out, what they read is noted with another output.
        const compared = (given: typeof found, tolerance: number) =>
          code.flatMap(({ id, outputs }) =>
            differences(given.get(id) ?? outputs, outputs, { at: id, withReads: isWhole, tolerance }),
          );
        expect(compared(found, ENGINES_APART)).toEqual([]);
        const sameEngine = await outputsInNode(carried);
        expect([...sameEngine.keys()]).toEqual([...found.keys()]);
        expect(compared(sameEngine, 0)).toEqual([]);
        expect([complaints, requests]).toEqual([[], []]);
        await context.close();
      });
    });
  },
);
