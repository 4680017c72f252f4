import path from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import type { ClaimJson } from "../claims/claims-json.js";
import { readRecordedVerdicts } from "../claims/recorded-verdicts.js";
import { prepareRun, type RunRequest } from "../notebook/run/prepare-run.js";
import type { NotebookResult, RunOptions } from "../notebook/run/run-notebooks.js";
import { dataDir, verdictsFile } from "../platform/book-folder.js";
import { Cache } from "../platform/cache/cache.js";
import { jsonText } from "../platform/json-text.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import type { ChangesSince } from "./changes-since.js";
import { cacheData } from "./last-data.js";
import {
  cacheVerdicts,
  lastVerdicts,
  runVerdicts,
  type VerdictsMoved,
  verdictsMoved,
} from "./last-verdicts.js";
import { type DayFlags, type Days, daysOf, daysText, runDays, withBreakLock, withDays } from "./options.js";
import { checkoutNotebooks, runAndReport } from "./run.js";
import { startSummary } from "./start-summary.js";
import { verdictTable } from "./verdict-table.js";
import { checkSameData, writeSite } from "./write-site.js";

interface StartFlags extends DayFlags {
  readonly force: boolean;
  readonly live: boolean;
  readonly verbose?: boolean;
  readonly breakLock?: boolean;
  readonly changes?: boolean;
  /** A file, or true: standard output. */
  readonly json?: string | true;
}

/** The exit statuses of `start --changes`, far from those of failures, of Node and of signals. */
const CHANGES_STATUS = { nothing: 0, figures: 20, "a verdict": 21 } as const;

const HELP = `
The last run is the last one of this book and data folder that ended without failures and asked the same question: the same
--as-of and --asked-on. Exit status: 0; 1 when a notebook or a page failed. With --changes ${CHANGES_STATUS.figures} when figures moved (rows, revisions,
readings), ${CHANGES_STATUS["a verdict"]} when a verdict did; 0 when nothing moved, or there is no last run yet. A run that fails ends with 1 whatever moved, and is
not the last run for the next.`;

/** Says on a terminal what goes on after the bar; "" takes it away. */
function showStage(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** Says where the first page is, on a line of its own, also where a bar is drawn. */
function sayFirstPage(file: string): void {
  showStage("");
  console.error(`first page ${pathToFileURL(path.resolve(file)).href} (the others follow)`);
}

/** The verdicts against the recorded ones; undefined where these are of another question, or there are none. */
function againstRecorded(claims: readonly ClaimJson[], days: Days): VerdictsMoved["verdicts"] | undefined {
  try {
    const recorded = readRecordedVerdicts(verdictsFile());
    if (daysText(recorded) !== daysText(days)) return undefined;
    return verdictsMoved(recorded.claims, Object.fromEntries(claims.map((claim) => [claim.id, claim])))
      .verdicts;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Notebooks of which those can run that can be read, and what is wrong with the others, a message each. */
function readableOf(files: readonly string[], request: RunRequest) {
  const unreadable = new Map<string, string>();
  for (const file of files) {
    try {
      prepareRun([file], request);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unreadable.set(file, error.message);
    }
  }
  const readable = files.filter((file) => !unreadable.has(file));
  if (readable.length === 0) throw new UserError([...new Set(unreadable.values())].join("\n"));
  return { readable, unreadable };
}

/**
 * Runs every notebook whose last result no longer stands, writes the site and sums up what has come of it.
 * @returns the exit status: that of the run, or with `--changes` that of what moved; a failed notebook is exported as well, with its error
 */
async function start(options: StartFlags): Promise<number> {
  const {
    force,
    live,
    verbose = false,
    breakLock = false,
    changes: asksChanges = false,
    json,
    ...flags
  } = options;
  if (json !== undefined && !asksChanges)
    throw new UserError("--json says what moved since the last run; write --changes --json");
  const began = performance.now();
  const days = daysOf(flags);
  const published = checkoutNotebooks();
  const { readable: notebooks, unreadable } = readableOf(published, runDays(flags));
  const ended = new Map<string, NotebookResult>();
  const run = async (paths: readonly string[], runOptions: RunOptions) => {
    const onEnd = (result: NotebookResult) => {
      ended.set(result.path, result);
      runOptions.onEnd?.(result);
    };
    const lines = verbose && json !== true;
    const status = await runAndReport(paths, { ...runOptions, onEnd }, { lines });
    showStage("writing the pages and evaluating the claims");
    return status;
  };
  const site = await writeSite({
    flags,
    notebooks,
    published,
    unreadable: [...unreadable.keys()],
    force,
    live,
    onFirstPage: sayFirstPage,
    run,
    lock: { breakLock },
  }).finally(() => showStage(""));
  if (!site.pages) return site.status;
  const {
    document: { claims },
    rows,
  } = site.ledger;
  const cache = new Cache();
  const last = lastVerdicts(cache, days);
  const verdicts = runVerdicts(claims, new Date());
  // Most runs need no comparison, and none of what it loads.
  const changes = asksChanges
    ? (await import("./changes-since.js")).changesSince(claims, { last, days, dir: dataDir(), cache })
    : undefined;
  const data = cacheData(cache, dataDir());
  checkSameData(site.data, "written from the data before");
  if (verbose && json !== true)
    console.log(`\n${verdictTable(rows, { width: process.stdout.columns || 120 })}\n`);
  const outcome = {
    results: notebooks.flatMap((file) => ended.get(file) ?? []),
    seconds: (performance.now() - began) / 1000,
    asked: daysText(days),
    verdicts: claims.map(({ verdict }) => verdict),
    moved: last && { ...verdictsMoved(last.claims, verdicts.claims), since: new Date(last.at) },
    recorded: againstRecorded(claims, days),
    pages: site.pages.length,
    // The index comes first; a book without a front page has none.
    index: pathToFileURL(path.resolve(site.pages[0]?.path ?? site.outputDir)).href,
  };
  for (const fault of [...unreadable.values(), ...site.faults]) console.error(`failed  ${fault}`);
  if (json !== true) console.log(startSummary(outcome, { width: process.stdout.columns || 80 }));
  if (changes) await reportChanges(changes, json);
  if (site.status !== 0) return site.status;
  cacheVerdicts(cache, days, { ...verdicts, data });
  return changes ? CHANGES_STATUS[changes.moved] : 0;
}

/** Prints what moved; as JSON where that is asked for, into a file where one is named. */
async function reportChanges(changes: ChangesSince, json: StartFlags["json"]): Promise<void> {
  const { changesReport } = await import("./changes-report.js");
  console.log(json === true ? jsonText(changes) : `\n${changesReport(changes)}`);
  if (json === undefined || json === true) return;
  try {
    writeFileAtomic(json, `${jsonText(changes)}\n`);
  } catch (error) {
    throw new UserError(
      `--json ${json} cannot be written (${(error as Error).message}); name another file. The next run is compared with the same last run`,
    );
  }
}

/** The subcommand `claimbook start`, which `npm start` calls. */
export function startCommand(): Command {
  return withBreakLock(
    withDays(
      new Command("start").description(
        "run every notebook, write the site and sum up: verdicts, what moved, where the pages are",
      ),
    ),
  )
    .option("--force", "also run notebooks that have not changed", false)
    .option(
      "--live",
      "let readers set the parameters of a page and rerun it, offline in their browser",
      false,
    )
    .option(
      "--verbose",
      "also print a line for each notebook, and each claim with the reason for its verdict and the details",
    )
    .option("--changes", "print what moved since the last run: rows, revisions, verdicts with their causes")
    .option("--json [file]", "with --changes: print that alone as JSON, or write it into a file")
    .addHelpText("after", HELP)
    .action(async (flags: StartFlags) => {
      process.exitCode = await start(flags);
    });
}
