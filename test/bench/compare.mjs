// `npm run bench:compare`: this tree against the last release, or `-- --base REV`, in alternating pairs. Ends with status 1 on a regression of more than a
// tenth. `--pairs N`, `--only name,name`.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ArgumentError, compareArguments } from "./compare/arguments.mjs";
import { comparison } from "./compare/comparison.mjs";
import { builtTree } from "./compare/tree.mjs";
import { writeTable } from "./growing-table.mjs";
import { markdownTable, measuredOn, median, progress } from "./markdown.mjs";
import { measured } from "./measure.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const TABLE_ROWS = 100_000;
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopped.abort());

const notebooksIn = (tree) =>
  readdirSync(path.join(tree, "notebooks")).filter((name) => name.endsWith(".ipynb"));

function forget(tree) {
  for (const left of [".claimbook", "site"]) rmSync(path.join(tree, left), { recursive: true, force: true });
}

/** Processor seconds of a tree's command and all that it starts. */
async function claimbook(tree, ...args) {
  const at = (...parts) => path.join(tree, ...parts);
  const env = {
    ...process.env,
    CLAIMBOOK_CACHE: at(".claimbook/cache"),
    CLAIMBOOK_DATA: at("data"),
    XDG_CACHE_HOME: at(".claimbook/other-cache"),
  };
  const command = [process.execPath, at("lib/bin/claimbook.mjs"), ...args];
  return (await measured(command, { cwd: tree, env, signal: stopped.signal })).processor;
}

const work = (tree, name, ...rest) =>
  Number(
    execFileSync(
      process.execPath,
      [
        path.join(import.meta.dirname, "compare/work.mjs"),
        name,
        path.join(tree, "lib/package.json"),
        ...rest,
      ],
      { encoding: "utf8" },
    ),
  );

/** Each prepares a tree, which does not count, and then gives the processor time of the work, in seconds or milliseconds. */
const WORKLOADS = {
  "cold start": {
    prepare: forget,
    run: (tree, { notebooks }) => claimbook(tree, "start", ...notebooks),
  },
  "unchanged start": {
    prepare: (tree, { notebooks }) => claimbook(tree, "start", ...notebooks),
    run: (tree, { notebooks }) => claimbook(tree, "start", ...notebooks),
  },
  "one notebook": {
    prepare: forget,
    run: (tree, { notebooks }) => claimbook(tree, "run", notebooks[0]),
  },
  export: {
    prepare: (tree, { notebooks }) => claimbook(tree, "run", ...notebooks),
    run: (tree) => claimbook(tree, "export"),
  },
  estimators: { prepare() {}, run: (tree) => work(tree, "estimators") },
  tables: { prepare() {}, run: (tree, { table }) => work(tree, "tables", table) },
};

async function compare({ base, pairs, only }) {
  const table = mkdtempSync(path.join(os.tmpdir(), "claimbook-compare-table-"));
  const trees = [];
  try {
    await writeTable(table, TABLE_ROWS);
    for (const [name, revision] of Object.entries({ base, head: undefined })) {
      progress(`building ${revision ?? "this tree"}`);
      trees.push({ name, ...builtTree(ROOT, revision) });
    }
    // Those that both have: each runs its own copy.
    const [own, others] = trees.map(({ folder }) => notebooksIn(folder));
    const notebooks = own
      .filter((name) => others.includes(name))
      .slice(0, 2)
      .map((name) => `notebooks/${name}`);
    const rows = [];
    for (const name of only) {
      const taken = [];
      for (let pair = 0; pair < pairs; pair += 1) {
        const times = {};
        // Every other pair the other way round: nobody is always the first.
        for (const tree of pair % 2 === 0 ? trees : [...trees].reverse()) {
          progress(`${name}: pair ${pair + 1} of ${pairs}, ${tree.name}`);
          await WORKLOADS[name].prepare(tree.folder, { notebooks, table });
          times[tree.name] = await WORKLOADS[name].run(tree.folder, { notebooks, table });
        }
        taken.push(times);
      }
      rows.push({ name, times: taken, ...comparison(taken) });
    }
    return rows;
  } finally {
    for (const { remove } of trees) remove();
    rmSync(table, { recursive: true, force: true });
  }
}

function report(rows, base) {
  const figure = (value) => value.toFixed(2);
  const unit = (name) => (["estimators", "tables"].includes(name) ? "ms" : "s");
  const table = markdownTable([
    ["workload", base, "this tree", "ratio", "95% interval", "more than 10% slower"],
    ...rows.map(({ name, times, ratio, lower, upper, isRegression }) => [
      name,
      ...["base", "head"].map((one) => `${figure(median(times.map((time) => time[one])))} ${unit(name)}`),
      figure(ratio),
      `${figure(lower)} to ${figure(upper)}`,
      isRegression ? "yes" : "no",
    ]),
  ]);
  const how = `Processor time, medians of ${rows[0].times.length} pairs.`;
  return `${measuredOn({ node: process.versions.node })} ${how}\n\n${table}\n`;
}

try {
  const asked = compareArguments(process.argv.slice(2), { root: ROOT, workloads: Object.keys(WORKLOADS) });
  const rows = await compare(asked);
  progress("");
  process.stdout.write(report(rows, asked.base));
  if (rows.some(({ isRegression }) => isRegression)) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ArgumentError) && !error.code?.startsWith("ERR_PARSE_ARGS")) throw error;
  process.stderr.write(`bench:compare: ${error.message}\n`);
  process.exitCode = 2;
}
