// `npm run bench:start`: the first `npm start` of a fresh clone with nothing cached, beside the download alone, from the registry that npm is set up
// with. `--rounds 1` for a quick look, `--write` to keep the result in README.md.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { markdownTable, measuredOn, median, progress, writeSection } from "./markdown.mjs";

const { values: flags } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, write: { type: "boolean", default: false } },
});
const ROOT = path.resolve(import.meta.dirname, "../..");
const MAX_RATIO = 2;
const MAX_MB = 300;
/** As lib/bin/prepare.mjs installs for a start. */
const INSTALL = ["ci", "--ignore-scripts", "--omit=dev", "--omit=peer"];
/** What a first start says on standard error as it gets on, in this order. */
const STAGES = {
  "packages installed": "claimbook: building the library",
  "first page": "first page file:",
};

const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-start-"));
let running;
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    // A process group of its own, which is ended as a whole.
    if (running) process.kill(-running.pid, "SIGTERM");
    process.exit(1);
  });

/** What npm is told by whoever started this goes, but not where its registry is. */
function environment(cache) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_)|^npm_config_(?:cache|local_prefix)$|^CLAIMBOOK_/.test(name),
  );
  return { ...Object.fromEntries(own), npm_config_cache: cache };
}

/** Runs npm in a folder. @returns its seconds, and when each stage was said */
function npm(args, { cwd, cache }) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    const stdio = ["ignore", "ignore", "pipe"];
    running = spawn("npm", args, { cwd, env: environment(cache), stdio, detached: true });
    const stages = {};
    let said = "";
    running.stderr.setEncoding("utf8").on("data", (text) => {
      said += text;
      for (const [stage, sign] of Object.entries(STAGES))
        if (stages[stage] === undefined && said.includes(sign)) stages[stage] = seconds();
    });
    running.once("error", reject);
    running.once("close", (status) => {
      running = undefined;
      if (status === 0) resolve({ ...stages, all: seconds() });
      else reject(new Error(`npm ${args.join(" ")} ended with status ${status}`));
    });
  });
}

/** Bytes of all files below a folder; links do not count. */
function bytesIn(place) {
  return readdirSync(place, { withFileTypes: true }).reduce((sum, entry) => {
    const at = path.join(place, entry.name);
    if (entry.isDirectory()) return sum + bytesIn(at);
    return entry.isFile() ? sum + lstatSync(at).size : sum;
  }, 0);
}

/** A clone of what is committed. */
function clone(name) {
  const to = path.join(folder, name);
  rmSync(to, { recursive: true, force: true });
  execFileSync("git", ["clone", "-q", ROOT, to]);
  return to;
}

function emptyCache() {
  const cache = path.join(folder, "cache");
  rmSync(cache, { recursive: true, force: true });
  return cache;
}

const { status } = spawnSync("npm", ["view", "typescript", "version", "--fetch-retries=0"], {
  cwd: ROOT,
  env: environment(emptyCache()),
  stdio: "ignore",
});
if (status !== 0) {
  process.stdout.write("bench:start is skipped: npm reaches no registry to download from\n");
  process.exit(0);
}

const rounds = [];
for (let round = 1; round <= Number(flags.rounds); round += 1) {
  progress(`round ${round} of ${flags.rounds}: download alone`);
  const alone = await npm(INSTALL, { cwd: clone("alone"), cache: emptyCache() });
  progress(`round ${round} of ${flags.rounds}: npm start`);
  const [cwd, cache] = [clone("start"), emptyCache()];
  const start = await npm(["start"], { cwd, cache });
  const unpacked = ["node_modules", "lib/node_modules"].map((one) => bytesIn(path.join(cwd, one)));
  const missing = Object.keys(STAGES).filter((stage) => start[stage] === undefined);
  if (missing.length > 0) throw new Error(`npm start did not say: ${missing.join(", ")}`);
  rounds.push({
    "download alone": alone.all,
    ...Object.fromEntries(Object.keys(STAGES).map((stage) => [stage, start[stage]])),
    "all pages": start.all,
    ratio: start["first page"] / alone.all,
    unpacked: (unpacked[0] + unpacked[1]) / 1e6,
    downloaded: bytesIn(cache) / 1e6,
  });
}
progress("");

const middle = (name) => median(rounds.map((round) => round[name]));
const row = (label, name) => [
  label,
  middle(name).toFixed(1),
  median(rounds.map((round) => round[name] / round["download alone"])).toFixed(2),
];
const met = (isMet) => (isMet ? "met" : "missed");
const [ratio, unpacked] = [middle("ratio"), middle("unpacked")];
const result = [
  `${measuredOn({ node: process.versions.node })} Medians of ${rounds.length} rounds.`,
  markdownTable([
    ["from a fresh clone, nothing cached", "s", "times the download alone"],
    row("the download alone", "download alone"),
    row("`npm start`: packages installed", "packages installed"),
    row("`npm start`: first page", "first page"),
    row("`npm start`: all pages", "all pages"),
  ]),
  [
    `- First page after at most ${MAX_RATIO} times the download alone: ${ratio.toFixed(2)}, ${met(ratio <= MAX_RATIO)}.`,
    `- At most ${MAX_MB} MB unpacked: ${unpacked.toFixed(0)} MB, ${met(unpacked <= MAX_MB)} (npm's cache of the download holds ${middle("downloaded").toFixed(0)} MB).`,
  ].join("\n"),
].join("\n\n");
process.stdout.write(`${result}\n`);
if (flags.write) writeSection("start", result);
