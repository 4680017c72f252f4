import path from "node:path";
import { Command } from "commander";
import { COMMENTARY } from "../claims/commentary.js";
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
import { evaluateLedger } from "./kept-ledger.js";
import { checkoutNotebooks, runAndReport } from "./run.js";
import { verdictTable } from "./verdict-table.js";

const RENDER_SECONDS = 600;

interface StartFlags {
  readonly asOf: string;
  readonly force: boolean;
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
  const pages = executed.map((file) => ({ file: path.normalize(file), name: path.basename(file, ".ipynb") }));
  const asked: Promise<unknown>[] = [];
  return {
    onEnd({ output, because }: NotebookResult): void {
      if (because === null) return;
      // What goes wrong here goes wrong in the export as well, which says so.
      asked.push(
        pool.ask({ file: output, pages, library }, { seconds: RENDER_SECONDS }).catch(() => undefined),
      );
    },
    async ended(): Promise<void> {
      await Promise.all(asked);
      pool.close();
    },
    stop: () => pool.close(),
  };
}

/**
 * Runs every notebook whose last result no longer stands, writes the site and prints the ledger.
 * @returns the exit status: that of the run; a failed notebook is exported as well, with its error
 */
async function start({ asOf, force }: StartFlags): Promise<number> {
  const around = surroundings();
  const cache = new Cache();
  const notebooks = checkoutNotebooks();
  const executed = notebooks.map((file) => path.join(runsFolder(), path.basename(file)));
  const evaluation = evaluateLedger(asOf, { around, cache });
  const rendering = renderer(executed, around.library);
  const status = await runAndReport(notebooks, {
    force,
    around,
    onEnd: rendering.onEnd,
    ...(asOf === COMMENTARY.asOf ? {} : { asOf }),
  });
  if (status > 1) {
    evaluation.stop();
    rendering.stop();
    return status;
  }
  await rendering.ended();
  const outputDir = path.relative("", path.join(checkoutRoot(), "site"));
  const pages = await site(executed, { outputDir, library: around.library, cache });
  const { claims, rows } = await evaluation.ledger;
  writeFileWhole(path.join(outputDir, "claims.json"), `${JSON.stringify(claims, null, 2)}\n`);

  console.log(`\n${verdictTable(rows, { width: process.stdout.columns ?? 120 })}`);
  console.log(
    `\nAs of ${asOf}. ${pages.length} pages in ${outputDir}/; open ${path.join(outputDir, "index.html")} in a browser.`,
  );
  return status;
}

/** The subcommand `claimbook start`, which `npm start` calls. */
export function startCommand(): Command {
  return new Command("start")
    .description("run every notebook, write the site and print the verdicts")
    .option("--as-of <date>", "know nothing later than this day", COMMENTARY.asOf)
    .option("--force", "run also notebooks of which nothing has changed", false)
    .action(async (flags: StartFlags) => {
      process.exitCode = await start(flags);
    });
}
