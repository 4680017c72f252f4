import path from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import type { ClaimJson } from "../claims/claims-json.js";
import { COMMENTARY } from "../claims/commentary.js";
import { readRecordedVerdicts } from "../claims/recorded-verdicts.js";
import { Cache } from "../notebook/cache.js";
import type { ExportedPage } from "../notebook/export/export-notebook.js";
import { keepSite, keptSite, type SiteOptions } from "../notebook/export/kept-site.js";
import type { RenderRequest } from "../notebook/export/render-worker.js";
import { bundledPath, checkoutRoot } from "../notebook/kernel/package-root.js";
import { runsFolder } from "../notebook/run/prepare-run.js";
import type { NotebookResult } from "../notebook/run/run-notebooks.js";
import { surroundings } from "../notebook/run/surroundings.js";
import { WorkerPool } from "../notebook/run/workers/worker-pool.js";
import { writeFileWhole } from "../notebook/write-file.js";
import { dataDir } from "../store/data-dir.js";
import { UserError } from "../user-error.js";
import { evaluateLedger } from "./kept-ledger.js";
import {
  cacheVerdicts,
  lastVerdicts,
  runVerdicts,
  type VerdictsMoved,
  verdictsMoved,
} from "./last-verdicts.js";
import { checkoutNotebooks, runAndReport } from "./run.js";
import { startSummary } from "./start-summary.js";
import { verdictTable } from "./verdict-table.js";

const RENDER_SECONDS = 600;

interface StartFlags {
  readonly asOf: string;
  readonly force: boolean;
  readonly verbose?: boolean;
}

/** Exports executed notebooks, unless the pages that are there were made from them. */
async function site(executed: readonly string[], options: SiteOptions): Promise<readonly ExportedPage[]> {
  const kept = keptSite(executed, options);
  if (kept) return kept;
  // What renders pages takes a while to load.
  const { exportNotebooks } = await import("../notebook/export/export-notebook.js");
  const pages = exportNotebooks(executed, { outputDir: options.outputDir, kept: options });
  keepSite(executed, pages, options);
  return pages;
}

/** Renders notebooks as they end, in a process of its own, so that little is left to do when the last has ended. */
function renderer(executed: readonly string[], library: string) {
  const module = bundledPath("render-worker.js");
  const pool = new WorkerPool<RenderRequest, null>({ module, size: 1 });
  const names = executed.map((file) => path.basename(file, ".ipynb"));
  const asked: Promise<unknown>[] = [];
  return {
    onEnd({ output, because }: NotebookResult): void {
      if (because === null) return;
      // What goes wrong here goes wrong in the export as well, which says so.
      asked.push(
        pool.ask({ file: output, names, library }, { seconds: RENDER_SECONDS }).catch(() => undefined),
      );
    },
    async ended(): Promise<void> {
      await Promise.all(asked);
      pool.close();
    },
    stop: () => pool.close(),
  };
}

/** Says on a terminal what goes on meanwhile, and takes it away in the end. */
async function withStage<T>(text: string, task: () => Promise<T>): Promise<T> {
  const draw = (shown: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${shown}`);
  };
  draw(text);
  return task().finally(() => draw(""));
}

/** The verdicts against the recorded ones; undefined where these were recorded as of another day, or not at all. */
function againstRecorded(claims: readonly ClaimJson[], asOf: string): VerdictsMoved["verdicts"] | undefined {
  try {
    const recorded = readRecordedVerdicts(path.join(dataDir(), "verdicts.json"));
    if (recorded.asOf !== asOf) return undefined;
    return verdictsMoved(recorded.claims, Object.fromEntries(claims.map((claim) => [claim.id, claim])))
      .verdicts;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/**
 * Runs every notebook whose last result no longer stands, writes the site and sums up what has come of it.
 * @returns the exit status: that of the run; a failed notebook is exported as well, with its error
 */
async function start({ asOf, force, verbose = false }: StartFlags): Promise<number> {
  const began = performance.now();
  const around = surroundings();
  const cache = new Cache();
  const notebooks = checkoutNotebooks();
  const executed = notebooks.map((file) => path.join(runsFolder(), path.basename(file)));
  const evaluation = evaluateLedger(asOf, { around, cache });
  const rendering = renderer(executed, around.library);
  const ended = new Map<string, NotebookResult>();
  const onEnd = (result: NotebookResult) => {
    ended.set(result.path, result);
    rendering.onEnd(result);
  };
  const status = await runAndReport(
    notebooks,
    { force, around, onEnd, ...(asOf === COMMENTARY.asOf ? {} : { asOf }) },
    { lines: verbose },
  );
  if (status > 1) {
    evaluation.stop();
    rendering.stop();
    return status;
  }
  const outputDir = path.relative("", path.join(checkoutRoot(), "site"));
  const pages = await withStage("writing the pages", async () => {
    await rendering.ended();
    return site(executed, { outputDir, library: around.library, cache });
  });
  const { claims, rows } = await withStage("evaluating the claims", () => evaluation.ledger);
  writeFileWhole(path.join(outputDir, "claims.json"), `${JSON.stringify(claims, null, 2)}\n`);

  const run = runVerdicts(claims, new Date());
  const last = lastVerdicts(cache, { asOf });
  cacheVerdicts(cache, { asOf }, run);
  if (verbose) console.log(`\n${verdictTable(rows, { width: process.stdout.columns || 120 })}\n`);
  const summary = startSummary(
    {
      results: notebooks.flatMap((file) => ended.get(file) ?? []),
      seconds: (performance.now() - began) / 1000,
      asked: `as of ${asOf}`,
      verdicts: claims.map(({ verdict }) => verdict),
      moved: last && { ...verdictsMoved(last.claims, run.claims), since: new Date(last.at) },
      recorded: againstRecorded(claims, asOf),
      pages: pages.length,
      index: pathToFileURL(path.resolve(outputDir, "index.html")).href,
    },
    { width: process.stdout.columns || 80 },
  );
  console.log(summary);
  return status;
}

/** The subcommand `claimbook start`, which `npm start` calls. */
export function startCommand(): Command {
  return new Command("start")
    .description("run every notebook, write the site and sum up: verdicts, what moved, where the pages are")
    .option("--as-of <date>", "know nothing later than this day", COMMENTARY.asOf)
    .option("--force", "run also notebooks of which nothing has changed", false)
    .option("--verbose", "print also a line a notebook, and each claim with the reason for its verdict")
    .action(async (flags: StartFlags) => {
      process.exitCode = await start(flags);
    });
}
