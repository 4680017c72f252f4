// `npm run bench:tables`: how long the store takes to read a table of ten thousand to two million rows, beside pandas, polars and Parquet.
// `--write` to keep the result in README.md.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { writeTable } from "./growing-table.mjs";
import { markdownTable, measuredOn, writeSection } from "./markdown.mjs";
import { benchPython } from "./python.mjs";

const { values: flags } = parseArgs({ options: { write: { type: "boolean", default: false } } });
/** Rows, and times that each reader reads them after its first. */
const SIZES = [
  [10_000, 30],
  [100_000, 10],
  [1_000_000, 5],
  [2_000_000, 3],
];
const ROUNDS = 3;
const NODE_READERS = ["claimbook", "claimbook, as of", "hyparquet"];
const python = benchPython();

const PYTHON_READERS = ["pandas", "pandas, checked", "polars", "pandas, Parquet", "polars, Parquet"];
const readers = [...NODE_READERS, ...(python ? PYTHON_READERS : [])];

function run(reader, ...rest) {
  const [program, script] = NODE_READERS.includes(reader)
    ? [process.execPath, "table-reader.mjs"]
    : [python, "table_reader.py"];
  const arguments_ = [path.join(import.meta.dirname, script), reader, ...rest];
  return JSON.parse(execFileSync(program, arguments_, { encoding: "utf8" }));
}

/** Readers of the whole table must have read the same, or the times compare different work. pandas' default floats are off by a last digit. */
function requireAgreement(rows, results) {
  const { check } = results.claimbook;
  for (const [reader, own] of Object.entries(results)) {
    if (own.check.rows !== rows && reader !== "claimbook, as of")
      throw new Error(`${reader} read ${own.check.rows} of ${rows} rows`);
    if (reader === "claimbook, as of") continue;
    for (const [name, value] of Object.entries(check)) {
      if (Math.abs(own.check[name] / value - 1) > 1e-12)
        throw new Error(`${rows} rows, ${name}: ${reader} has ${own.check[name]}, claimbook ${value}`);
    }
  }
}

/** Rounds one after the other, each reader in a process of its own, and the lowest counts: what other programs took away is no property of a reader. */
function measure(folder, rows, day, repeats) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const results = Object.fromEntries(
      readers.map((reader) => [reader, run(reader, folder, day, String(repeats))]),
    );
    requireAgreement(rows, results);
    return results;
  });
  const lowest = (reader, what) => Math.min(...rounds.map((results) => results[reader][what]));
  return Object.fromEntries(
    readers.map((reader) => [
      reader,
      {
        first: lowest(reader, "first"),
        median: lowest(reader, "median"),
        cpu: lowest(reader, "cpu"),
        base: lowest(reader, "base"),
        peak: lowest(reader, "peak"),
        versions: rounds[0][reader].versions,
      },
    ]),
  );
}

const versionsOf = (own) => Object.assign({}, ...Object.values(own).map(({ versions }) => versions));
const figure = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const count = (rows) => rows.toLocaleString("en");

/** A table of one measure: claimbook's own, then the others' as multiples of it, with their own in brackets. */
function tableOf(title, results, measureOf) {
  return markdownTable([
    [title, ...readers],
    ...results.map(({ rows, own }) => [
      count(rows),
      ...readers.map((reader) => {
        const value = measureOf(own[reader]);
        if (reader === "claimbook") return figure(value);
        return `${(value / measureOf(own.claimbook)).toFixed(1)} (${figure(value)})`;
      }),
    ]),
  ]);
}

const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-tables-"));
try {
  const results = [];
  for (const [rows, repeats] of SIZES) {
    const own = path.join(folder, String(rows));
    const day = await writeTable(own, rows);
    const size = (name) => `${figure(statSync(path.join(own, name)).size / 1e6)} MB`;
    results.push({
      rows,
      csv: size("panel.csv"),
      parquet: size("panel.parquet"),
      own: measure(own, rows, day, repeats),
    });
    rmSync(own, { recursive: true });
  }
  const sizes = results.map(
    ({ rows, csv, parquet }) => `${count(rows)} rows, CSV ${csv}, Parquet ${parquet}`,
  );
  const result = [
    `${measuredOn({ node: process.versions.node, ...versionsOf(results[0].own) })} Files: ${sizes.join("; ")}.`,
    tableOf("rows, ms a read once warm", results, ({ median }) => median),
    tableOf("rows, ms of processor time a read", results, ({ cpu }) => cpu),
    tableOf("rows, ms of a process's first read", results, ({ first }) => first),
    tableOf("rows, MB of memory at most in the first read", results, ({ peak }) => peak),
    `Before reading: ${readers.map((reader) => `${reader} ${figure(results[0].own[reader].base)} MB`).join(", ")}.`,
  ].join("\n\n");
  process.stdout.write(`${result}\n`);
  if (flags.write) writeSection("tables", result);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
