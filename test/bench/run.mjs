// `npm run bench`: the library against pandas, numpy, arquero and danfojs on the same arrays.
// `--write` to keep the result in README.md.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { contestants, versions as ownVersions } from "./contestants.mjs";
import { days, files, plan } from "./inputs.mjs";
import { markdownTable, measuredOn, median, writeSection } from "./markdown.mjs";
import { benchPython } from "./python.mjs";

const { values: flags } = parseArgs({ options: { write: { type: "boolean", default: false } } });

const TITLES = {
  "newey-west": "Newey-West regression, 15,000 x 7, 12 lags",
  rolling: "Relative performance over every ten years of 25,000 days",
  drawdown: "Drawdown table of 25,000 days",
  bootstrap: "Stationary bootstrap, 10,000 of 1,200 months, any statistic",
  "bootstrap of means": "The same for a mean",
  correlation: "Mean pairwise correlation, 2,000 stocks x 250 days",
  ranks: "The last decade ranked under 30 definitions",
  "rolling beta": "Market model over every year of 25,000 days",
  events: "Event study of 100 events, market model",
  permutation: "Permutation test, 600 months against 600, 9,999 draws",
};

function measure(work) {
  // Until the compiler has settled; work that takes seconds settles in one go.
  const begun = performance.now();
  do work();
  while (performance.now() - begun < 1000);
  const spans = [];
  let check = Number.NaN;
  for (let run = 0; run < plan.repeats && performance.now() - begun < 60_000; run += 1) {
    const start = performance.now();
    check = work();
    spans.push(performance.now() - start);
  }
  return { ms: median(spans), check };
}

const python = benchPython();

function peers() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-bench-"));
  try {
    writeFileSync(path.join(folder, "plan.json"), JSON.stringify({ ...plan, days }));
    for (const [name, columns] of Object.entries(files)) {
      writeFileSync(
        path.join(folder, `${name}.f64`),
        Buffer.concat(columns.map((column) => Buffer.from(column.buffer))),
      );
    }
    const script = path.join(import.meta.dirname, "peers.py");
    return JSON.parse(execFileSync(python, [script, folder], { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Results of one task must agree, or the times compare different work; random draws differ, so results of those agree to a few percent. */
function requireAgreement(task, own) {
  const tolerance = /^(bootstrap|permutation)/.test(task) ? 0.05 : 1e-8;
  for (const [name, { check }] of Object.entries(own)) {
    if (Math.abs(check / own.claimbook.check - 1) <= tolerance) continue;
    throw new Error(`${task}: ${name} gives ${check}, claimbook ${own.claimbook.check}`);
  }
}

// Rounds one after the other, and the lowest counts: what other programs took away in a busy minute is no property of a contestant.
const rounds = Array.from({ length: plan.rounds }, () => {
  const results = {};
  for (const [name, works] of Object.entries(contestants)) {
    for (const [task, work] of Object.entries(works))
      results[task] = { ...results[task], [name]: measure(work) };
  }
  const { versions, results: others } = python ? peers() : { versions: {}, results: {} };
  for (const [task, own] of Object.entries(others)) Object.assign(results[task], own);
  for (const [task, own] of Object.entries(results)) requireAgreement(task, own);
  return { results, versions };
});
const results = structuredClone(rounds[0].results);
for (const [task, own] of Object.entries(results)) {
  for (const name of Object.keys(own))
    own[name].ms = Math.min(...rounds.map((round) => round.results[task][name].ms));
}

const figure = (ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0));
const cell = (own, name) =>
  own[name] === undefined ? "-" : `${(own[name].ms / own.claimbook.ms).toFixed(1)} (${figure(own[name].ms)})`;
const columns = ["pandas", "numpy", "numpy, same identity", "statsmodels", "arquero", "danfojs"];
const rows = [
  ["task", "claimbook, ms", ...columns],
  ...Object.entries(results).map(([task, own]) => [
    TITLES[task],
    figure(own.claimbook.ms),
    ...columns.map((name) => cell(own, name)),
  ]),
];
const ranOn = measuredOn({ ...ownVersions, ...rounds[0].versions });

// Within a tenth is a draw.
const slower = Object.entries(results).flatMap(([task, own]) =>
  columns
    .filter((name) => own[name] !== undefined && own[name].ms < 0.9 * own.claimbook.ms)
    .map(
      (name) => `${TITLES[task]}: ${(own.claimbook.ms / own[name].ms).toFixed(1)} times the time of ${name}.`,
    ),
);
const verdict =
  slower.length === 0
    ? "claimbook is slower than none of them."
    : ["Where claimbook is slower:", "", ...slower.map((line) => `- ${line}`)].join("\n");

const result = [ranOn, markdownTable(rows), verdict].join("\n\n");
process.stdout.write(`${result}\n`);
if (flags.write) writeSection("measured", result);
