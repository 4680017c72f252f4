// `npm run bench:live`: how long a reader waits for a live page of notebook 01, in Chromium from disk, and what a kernel takes for the same cells.
// `--write` keeps the result in README.md.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { exportNotebooks } from "../../lib/dist/notebook/export/export-notebook.js";
import { findChromium } from "../../lib/dist/notebook/find-chromium.js";
import { withLive } from "../../lib/dist/notebook/live/with-live.js";
import { markdownTable, measuredOn, median, writeSection } from "./markdown.mjs";
import { measured } from "./measure.mjs";

const { values: flags } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const NOTEBOOK = "notebooks/01-decade-underperformance.ipynb";
/** A change of the as-of each. */
const DAYS = ["2024-05-15", "2024-03-28", "2023-11-10", "2024-06-03", "2022-09-30", "2024-07-12"];
const ROUNDS = 3;

const executablePath = findChromium();
if (!executablePath) {
  process.stderr.write("live pages are left out: there is no Chromium\n");
  process.exit(0);
}
const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-live-"));
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});

/** The seconds of processor time that the browser's pages have taken so far. */
async function processorTime(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** One reader: opens the page, asks again, runs it, and runs it as of other days. */
async function reader(session, file) {
  const steps = {};
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => window.Plotly);
  const state = page.locator(".cb-live-state");
  const step = async (name, act) => {
    const [cpu, clock] = [await processorTime(session), performance.now()];
    await act();
    const waited = performance.now() - clock;
    steps[name] ??= [];
    steps[name].push({ waited, cpu: (await processorTime(session)) - cpu });
    // Figures that are drawn while nobody waits for them belong to no step.
    await page.waitForTimeout(1500);
  };
  const ran = async (button) => {
    await button.click();
    await state.filter({ hasText: /^Run/ }).filter({ hasNotText: "Running" }).waitFor();
  };
  const run = page.getByRole("button", { name: "Run", exact: true });
  await step("the live part opens", async () => {
    await page.getByRole("button", { name: "Ask again" }).click();
    await run.waitFor();
  });
  await step("first run", () => ran(run));
  for (const day of DAYS) {
    await page.getByLabel("As of: day").fill(day);
    await step("another day", () => ran(run));
  }
  const cell = page.locator(".cb-run", { has: page.locator(".cb-cell-actions") }).last();
  await cell.locator("summary").first().click();
  await step("one cell alone", () => ran(cell.getByRole("button", { name: /^Run alone/ })));
  await context.close();
  return steps;
}

/** The same notebook run by the command as of other days: a kernel each, with its compiled cells cached. */
async function kernel() {
  const { signal } = new AbortController();
  const runs = [];
  for (const day of DAYS.slice(0, ROUNDS)) {
    const args = ["run", "--force", "--output-dir", folder, "--param", `asOf=${day}`, NOTEBOOK];
    const { seconds, processor: cpu } = await measured([process.execPath, "lib/bin/claimbook.mjs", ...args], {
      cwd: process.cwd(),
      env: process.env,
      signal,
    });
    runs.push({ waited: 1000 * seconds, cpu });
  }
  return runs;
}

const seconds = (value) => value.toFixed(2);

try {
  const [page] = exportNotebooks([NOTEBOOK], { outputDir: folder, live: withLive });
  const session = await browser.newBrowserCDPSession();
  const steps = {};
  // The first reader pays for the browser's own start, and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, times] of Object.entries(await reader(session, page.path)))
      if (round > 0) steps[name] = [...(steps[name] ?? []), ...times];
  }
  steps["the command's kernel, another day"] = await kernel();
  const rows = Object.entries(steps).map(([name, times]) => [
    name,
    seconds(median(times.map(({ waited }) => waited / 1000))),
    seconds(median(times.map(({ cpu }) => cpu))),
  ]);
  const size = (statSync(page.path).size / 1e6).toFixed(2);
  const said = `Notebook 01, ${size} MB; medians of ${ROUNDS} readers with ${DAYS.length} changes of the day each.`;
  const versions = { node: process.versions.node, Chromium: browser.version() };
  const result = [
    `${measuredOn(versions)} ${said} The machine's load was ${os.loadavg()[0].toFixed(0)}.`,
    markdownTable([["what a reader waits for", "seconds", "processor seconds"], ...rows]),
  ].join("\n\n");
  process.stdout.write(`${result}\n`);
  if (flags.write) writeSection("live", result);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
