// `npm run bench:report`: notebooks 01 to 04 and their pages, by claimbook and by pandas, plotly and nbconvert, in one run.
// `--rounds 1` for a quick look, `--write` to keep the result in README.md.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { measuredOn, progress, writeSection } from "./markdown.mjs";
import { measured } from "./measure.mjs";
import { benchPython, pythonVersions } from "./python.mjs";
import { requireAgreement } from "./report/agreement.mjs";
import { resultText } from "./report/result.mjs";
import { changeTable, scratchCheckout } from "./report/scratch.mjs";

const { values: flags } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, write: { type: "boolean", default: false } },
});
/** Notebooks 01 and 02 read it, 03 and 04 do not. */
const CHANGED = "index-monthly";
const SINGLE = "02-july-rally";
const PEERS = ["numpy", "pandas", "plotly", "scipy", "nbconvert", "papermill", "ipykernel"];

const python = benchPython();
const { versions, missing } = pythonVersions(python, PEERS);
if (missing.length > 0) {
  process.stdout.write(`bench:report is skipped: there is no Python with ${missing.join(", ")}\n`);
  process.exit(0);
}

const scratch = scratchCheckout(path.resolve(import.meta.dirname, "../.."));
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopped.abort());

const at = (...parts) => path.join(scratch.folder, ...parts);
const claimbook = (...args) => [process.execPath, at("lib/bin/claimbook.mjs"), ...args];
const nbconvert = (folder) => [
  python,
  "-m",
  "nbconvert",
  "--to",
  "html",
  "--execute",
  "--output-dir",
  at(folder),
];
// The four notebooks, and after them the command that takes two at a time.
const twoByTwo = `printf '%s\\0' "$1" "$2" "$3" "$4" | (shift 4; xargs -0 -n 2 -P 2 "$@")`;
const runTwo = `mkdir -p papermill && printf '%s\\0' "$@" | xargs -0 -n 1 -P 2 sh test/bench/report/papermill.sh "$0"`;

/** How each is asked for the four pages, for one alone, and what it leaves behind. */
const CONTESTANTS = {
  claimbook: {
    all: [claimbook("start")],
    single: [claimbook("run", `notebooks/${SINGLE}.ipynb`), claimbook("export")],
    leaves: [".claimbook", "cache", "site"],
  },
  nbconvert: {
    all: [[...nbconvert("pages"), ...scratch.python]],
    single: [[...nbconvert("pages"), `test/bench/report/${SINGLE}.ipynb`]],
    leaves: ["pages"],
  },
  "two nbconvert side by side": {
    all: [["sh", "-c", twoByTwo, "sh", ...scratch.python, ...nbconvert("parallel")]],
    leaves: ["parallel"],
  },
  "two papermill side by side": {
    all: [["sh", "-c", runTwo, python, ...scratch.python]],
    leaves: ["papermill"],
  },
};

const results = { cold: {}, unchanged: {}, changed: {}, single: {} };

async function take(state, name, commands) {
  results[state][name] ??= [];
  progress(`round ${results[state][name].length + 1} of ${flags.rounds}: ${name}, ${state}`);
  // A cache outside of the checkout would outlive the cold start, and another data folder would not change.
  const places = {
    CLAIMBOOK_CACHE: at(".claimbook/cache"),
    CLAIMBOOK_DATA: at("data"),
    XDG_CACHE_HOME: at("cache"),
  };
  const env = { ...process.env, ...places };
  const parts = [];
  for (const command of commands)
    parts.push(await measured(command, { cwd: scratch.folder, env, signal: stopped.signal }));
  const sum = (what) => parts.reduce((total, part) => total + part[what], 0);
  const bytes = Math.max(...parts.map((part) => part.bytes));
  results[state][name].push({ seconds: sum("seconds"), processor: sum("processor"), bytes });
}

async function rounds() {
  const names = Object.keys(CONTESTANTS);
  for (let round = 0; round < Number(flags.rounds); round += 1) {
    // Every other round the other way round: nobody is always the first.
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const { all, single, leaves } = CONTESTANTS[name];
      const forget = () => {
        for (const left of leaves) rmSync(at(left), { recursive: true, force: true });
      };
      forget();
      if (single) await take("single", name, single);
      forget();
      await take("cold", name, all);
      await take("unchanged", name, all);
      changeTable(scratch.folder, CHANGED);
      await take("changed", name, all);
    }
    // What differs is better known before the other rounds.
    if (round === 0) comparedPages();
  }
  progress("");
}

/** The pages of both, which must say the same. */
function comparedPages() {
  const titles = scratch.notebooks.map((file) => path.basename(file, ".ipynb"));
  const pagesIn = (folder) => titles.map((title) => readFileSync(at(folder, `${title}.html`), "utf8"));
  const pages = { claimbook: pagesIn("site"), nbconvert: pagesIn("pages") };
  const [node, ...asked] = claimbook("claims", "--json");
  const agreed = requireAgreement(
    titles.map((name, k) => ({ name, claimbook: pages.claimbook[k], python: pages.nbconvert[k] })),
    JSON.parse(execFileSync(node, asked, { cwd: scratch.folder, encoding: "utf8" })).claims,
  );
  return { pages, agreed };
}

try {
  await rounds();
  const { pages, agreed } = comparedPages();
  const { version } = JSON.parse(readFileSync(at("lib/package.json"), "utf8"));
  const result = [
    measuredOn({ claimbook: version, node: process.versions.node, ...versions }),
    resultText(results, pages),
    `Both ways gave the same ${agreed.readings} readings, ${agreed.verdicts} verdicts and ${agreed.figures} figures.`,
  ].join("\n\n");
  process.stdout.write(`${result}\n`);
  if (flags.write) writeSection("report", result);
} finally {
  scratch.remove();
}
