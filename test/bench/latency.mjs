// `npm run bench:latency`: how long a user waits for a kernel, its library and its cells, over Jupyter's own protocol.
// `--write` keeps the result in README.md.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startKernel } from "./latency/jupyter-client.mjs";
import { CWD, kernels } from "./latency/kernels.mjs";
import { markdownTable, measuredOn, median, progress, writeSection } from "./markdown.mjs";

const { values: flags } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const ROUNDS = 5;
const CELLS = 6;
const ALLOWED = 2;
/** Milliseconds after which a kernel that nobody has asked for anything has loaded what it can. */
const IDLE_MS = 3000;
const FIRST = "1 + 1";
const MEASURED = ["start", "first", "ready", "library", "small", "table"];

const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-latency-"));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const contestants = kernels(folder);

/** Milliseconds from the start of a kernel to the end of its first cell, which is sent as soon as the kernel answers. */
async function firstCell({ argv, env }, code) {
  const { kernel, ms } = await startKernel({ argv, env, cwd: CWD });
  try {
    return ms + (await kernel.cell(code)).ms;
  } finally {
    await kernel.end();
  }
}

async function session(contestant) {
  const { argv, env, library, small, table } = contestant;
  const first = await firstCell(contestant, FIRST);
  const ready = await firstCell(contestant, library);
  const { kernel, ms } = await startKernel({ argv, env, cwd: CWD });
  const times = { start: [ms], first: [first], ready: [ready], library: [], small: [], table: [] };
  const take = async (name, code) => times[name].push((await kernel.cell(code)).ms);
  try {
    await sleep(IDLE_MS);
    await take("library", library);
    // The first of its kind is no cell that is run again.
    for (const code of [small, table]) await kernel.cell(code);
    for (let k = 0; k < CELLS; k += 1) {
      await take("small", small);
      await take("table", table);
    }
    return times;
  } finally {
    await kernel.end();
  }
}

const results = Object.fromEntries(
  Object.keys(contestants).map((name) => [name, Object.fromEntries(MEASURED.map((what) => [what, []]))]),
);
// Round 0 warms the files and does not count.
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, contestant] of Object.entries(contestants)) {
    if (contestant.absent) continue;
    progress(`round ${round} of ${ROUNDS}: ${name}`);
    try {
      const times = await session(contestant);
      if (round > 0) for (const [what, values] of Object.entries(times)) results[name][what].push(...values);
    } catch (error) {
      // A single failure is told beside the table; who fails at once, or more often, is left out of it.
      contestant.failures = [...(contestant.failures ?? []), error.message.split("\n")[0]];
      if (round === 0 || contestant.failures.length > ALLOWED) contestant.absent = contestant.failures[0];
    }
  }
}
progress("");

const ninetieth = (values) => [...values].sort((p, q) => p - q)[Math.ceil(0.9 * values.length) - 1];
const text = (ms) => ms.toFixed(ms < 10 ? 1 : 0);
const names = Object.keys(contestants);
const row = (title, what, statistic) => [
  title,
  ...names.map((name) => {
    if (contestants[name].absent) return "-";
    const value = statistic(results[name][what]);
    if (name === "claimbook") return text(value);
    const times = value / statistic(results.claimbook[what]);
    return `${times.toFixed(times < 1 ? 2 : 1)}: ${text(value)}`;
  }),
];
const table = markdownTable([
  ["ms", ...names],
  row("from start to what the kernel says of itself, median", "start", median),
  row(`from start to the end of a first cell ${FIRST}, median`, "first", median),
  row("from start to the end of a first cell that imports the library, median", "ready", median),
  row(`import of the library ${IDLE_MS / 1000} s after the start, median`, "library", median),
  row("a small cell again, median", "small", median),
  row("a small cell again, 90th percentile", "small", ninetieth),
  row("a cell that shows a small table, median", "table", median),
  row("a cell that shows a small table, 90th percentile", "table", ninetieth),
]);
const aim = (said, ms, most) => `- ${said}: ${text(ms)} ms, ${ms <= most ? "met" : "missed"}.`;
const versions = Object.fromEntries(
  Object.entries(contestants).flatMap(([name, { version }]) => (version ? [[name, version]] : [])),
);
const troubles = Object.entries(contestants).flatMap(([name, { absent, failures = [] }]) => {
  if (absent) return [`- ${name} is left out: ${absent}.`];
  return failures.map((why) => `- One of ${ROUNDS} sessions of ${name} does not count: ${why}.`);
});
const result = [
  measuredOn({ node: process.versions.node, ...versions }),
  table,
  [
    "Aims:",
    "",
    aim("A small cell again within 10 ms at the median", median(results.claimbook.small), 10),
    aim("The library's import within 250 ms", median(results.claimbook.library), 250),
    ...troubles,
  ].join("\n"),
].join("\n\n");
process.stdout.write(`${result}\n`);
if (flags.write) writeSection("latency", result);
process.exit(0);
