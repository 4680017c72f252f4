// `npm run bench:panel`: computations on a stock panel in Parquet, beside polars and pandas on the same files, and how they grow with its rows.
// `--write` to keep the result in README.md; `--rows 1e8` grows to so many rows.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { markdownTable, measuredOn, progress, writeSection } from "./markdown.mjs";
import { writeRows } from "./panel-rows.mjs";
import { benchPython, pythonVersions } from "./python.mjs";

const { values: flags } = parseArgs({
  options: { write: { type: "boolean", default: false }, rows: { type: "string", default: "1.4e7" } },
});
/** Pandas, which takes many times as long as the others, and panels beyond memory have one. */
const ROUNDS = 3;
const MANY_ROWS = 2e7;
/** Stocks and sessions: 10^5 rows, 10^6, those of 11,000 stocks over five years, and 10^8. */
const SIZES = [
  [400, 252],
  [2_000, 504],
  [11_000, 1_260],
  [20_000, 5_000],
].filter(([stocks, sessions]) => stocks * sessions <= Number(flags.rows));
const python = benchPython();
const here = (name) => path.join(import.meta.dirname, name);

const PEERS = ["polars", "pandas"];
const { versions, missing } = pythonVersions(python, PEERS);
const peers = PEERS.filter((library) => !missing.includes(library));

const run = (contestant, folder) =>
  JSON.parse(
    contestant === "claimbook"
      ? execFileSync(process.execPath, [here("panel-computations.mjs"), folder], { encoding: "utf8" })
      : execFileSync(python, [here("panel_peers.py"), contestant, folder], { encoding: "utf8" }),
  );

/** The lowest processor time of some rounds, one contestant after the other: what other programs took away is no property of it. */
function measure(folder, contestants, rounds) {
  const best = {};
  for (let round = 0; round < rounds; round += 1)
    for (const contestant of contestants) {
      if (contestant === "pandas" && round > 0) continue;
      progress(`round ${round + 1} of ${rounds}: ${contestant}`);
      const { results, megabytes } = run(contestant, folder);
      best[contestant] ??= { results: {}, megabytes };
      const own = best[contestant];
      own.megabytes = Math.max(own.megabytes, megabytes);
      for (const [name, result] of Object.entries(results))
        if (!(own.results[name]?.processor <= result.processor)) own.results[name] = result;
    }
  requireAgreement(best);
  return best;
}

/** They must have computed the same, or the times compare different work. */
function requireAgreement({ claimbook, ...others }) {
  for (const [contestant, { results }] of Object.entries(others))
    for (const [name, { figure }] of Object.entries(results)) {
      const own = claimbook.results[name].figure;
      if (Math.abs(figure / own - 1) > 1e-9)
        throw new Error(`${name}: ${contestant} has ${figure}, claimbook ${own}`);
    }
}

const growth = [
  ["rows", "processor seconds, all four", "a million rows", "seconds by the clock", "peak memory, MB"],
];
let beside = "";
for (const [stocks, sessions] of SIZES) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-bench-panel-"));
  try {
    const rows = await writeRows(folder, { stocks, sessions });
    const isCompared = stocks === 11_000;
    const rounds = rows > MANY_ROWS ? 1 : ROUNDS;
    const best = measure(folder, isCompared ? ["claimbook", ...peers] : ["claimbook"], rounds);
    const { results, megabytes } = best.claimbook;
    const [processor, seconds] = ["processor", "seconds"].map((name) =>
      Object.values(results).reduce((sum, one) => sum + one[name], 0),
    );
    growth.push([
      rows.toLocaleString("en"),
      processor.toFixed(2),
      ((1e6 * processor) / rows).toFixed(2),
      seconds.toFixed(1),
      megabytes.toFixed(0),
    ]);
    if (isCompared) beside = comparison(best);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function comparison(best) {
  const contestants = Object.keys(best);
  const lines = Object.keys(best.claimbook.results).map((name) => [
    name,
    ...contestants.map((one) => best[one].results[name].processor.toFixed(2)),
  ]);
  const memory = ["peak memory", ...contestants.map((one) => `${best[one].megabytes.toFixed(0)} MB`)];
  return markdownTable([
    ["processor seconds, 11,000 stocks, 1,260 sessions", ...contestants],
    ...lines,
    memory,
  ]);
}

const [load = 0] = os.loadavg();
const measured = `${measuredOn({ node: process.versions.node, ...versions })} Load at the end: ${load.toFixed(0)}.`;
const text = [measured, beside, markdownTable(growth)].filter(Boolean).join("\n\n");
process.stdout.write(`${text}\n`);
if (flags.write) writeSection("panel", text);
