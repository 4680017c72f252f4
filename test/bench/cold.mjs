// `npm run bench:cold`: where the processor time of a first run goes, and what a second one takes; needs Linux's /proc.
// `--rounds 1` for a quick look, `--write` to keep the result in README.md.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { markdownTable, measuredOn, median, progress, writeSection } from "./markdown.mjs";
import { treeOf } from "./measure.mjs";
import { scratchCheckout } from "./report/scratch.mjs";

const { values: flags } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, write: { type: "boolean", default: false } },
});
const SAMPLE_MS = 20;
const TICK_MS = 10;
/** What a process of a run does, by a part of its command line; the first that fits. */
const KINDS = {
  "compile the cells (TypeScript)": "compile-worker",
  "draw the figures (plotly)": "draw-worker",
  "render the pages": "render-worker",
  "evaluate the claims": "ledger-worker",
  "kernels: start, library, cells": "connection.json",
  "run, export, write": "claimbook.mjs",
};

if (!existsSync("/proc/self/stat")) {
  process.stdout.write("bench:cold is skipped: there is no /proc to read processor times from\n");
  process.exit(0);
}

/** Processor milliseconds of a process so far, and what it does; undefined once it is gone. */
function look(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    const kind = Object.keys(KINDS).find((name) => command.includes(KINDS[name]));
    return kind && { kind, ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
  } catch {
    return undefined;
  }
}

/** Runs a command. @returns its seconds, and for each kind of process its number, processor seconds and span */
function watched([command, ...args], cwd) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    const child = spawn(command, args, {
      cwd,
      stdio: "ignore",
      env: { ...process.env, CLAIMBOOK_CACHE: undefined },
    });
    const seen = new Map();
    const timer = setInterval(() => {
      for (const pid of treeOf(child.pid)) {
        const found = look(pid);
        if (found) seen.set(pid, { ...found, from: seen.get(pid)?.from ?? seconds(), to: seconds() });
      }
    }, SAMPLE_MS);
    child.once("error", reject);
    child.once("exit", (status) => {
      clearInterval(timer);
      if (status !== 0) return reject(new Error(`${args.join(" ")} ended with status ${status}`));
      const kinds = Object.keys(KINDS).map((kind) => {
        const own = [...seen.values()].filter((one) => one.kind === kind);
        const at = (pick, name) => pick(...own.map((one) => one[name]));
        return {
          count: own.length,
          cpu: own.reduce((sum, { ms }) => sum + ms / 1000, 0),
          span: own.length === 0 ? 0 : at(Math.max, "to") - at(Math.min, "from"),
        };
      });
      resolve({ seconds: seconds(), kinds });
    });
  });
}

const scratch = scratchCheckout(path.resolve(import.meta.dirname, "../.."), /\.ipynb$/);
const rounds = { cold: [], again: [] };
try {
  const start = [process.execPath, path.join(scratch.folder, "lib/bin/claimbook.mjs"), "start"];
  for (let round = 1; round <= Number(flags.rounds); round += 1) {
    for (const left of [".claimbook", "site"])
      rmSync(path.join(scratch.folder, left), { recursive: true, force: true });
    progress(`round ${round} of ${flags.rounds}: cold`);
    rounds.cold.push(await watched(start, scratch.folder));
    progress(`round ${round} of ${flags.rounds}: again`);
    rounds.again.push(await watched(start, scratch.folder));
  }
} finally {
  scratch.remove();
}
progress("");

const middle = (values, pick) => median(values.map(pick));
const text = (value) => value.toFixed(value < 1 ? 2 : 1);
const total = middle(rounds.cold, ({ kinds }) => kinds.reduce((sum, { cpu }) => sum + cpu, 0));
const table = markdownTable([
  ["what processes do", "number", "processor time, s", "share", "from first to last, s"],
  ...Object.keys(KINDS).map((kind, at) => {
    const of = (name) => middle(rounds.cold, ({ kinds }) => kinds[at][name]);
    return [
      kind,
      String(of("count")),
      text(of("cpu")),
      `${Math.round((100 * of("cpu")) / total)}%`,
      text(of("span")),
    ];
  }),
]);
const [cold, again] = ["cold", "again"].map((name) => middle(rounds[name], ({ seconds }) => seconds));
const result = [
  measuredOn({ node: process.versions.node }),
  `\`claimbook start\` with ${scratch.notebooks.length} notebooks: ${text(cold)} s from nothing, ${text(again)} s again with nothing changed, ${(again / cold).toFixed(3)} of it.`,
  table,
].join("\n\n");
process.stdout.write(`${result}\n`);
if (flags.write) writeSection("cold", result);
