import path from "node:path";
import { Command } from "commander";
import { COMMENTARY } from "../claims/commentary.js";
import { Cache } from "../notebook/cache.js";
import type { ExportedPage } from "../notebook/export/export-notebook.js";
import { keepSite, keptSite, type SiteOptions } from "../notebook/export/kept-site.js";
import { checkoutRoot } from "../notebook/kernel/package-root.js";
import { runsFolder } from "../notebook/run/prepare-run.js";
import { surroundings } from "../notebook/run/surroundings.js";
import { writeFileWhole } from "../notebook/write-file.js";
import { evaluateLedger } from "./kept-ledger.js";
import { checkoutNotebooks, runAndReport } from "./run.js";
import { verdictTable } from "./verdict-table.js";

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
  const pages = exportNotebooks(executed, options);
  keepSite(executed, pages, options);
  return pages;
}

/**
 * Runs every notebook whose last result no longer stands, writes the site and prints the ledger.
 * @returns the exit status: that of the run; a failed notebook is exported as well, with its error
 */
async function start({ asOf, force }: StartFlags): Promise<number> {
  const around = surroundings();
  const cache = new Cache();
  const notebooks = checkoutNotebooks();
  const evaluation = evaluateLedger(asOf, { around, cache });
  const status = await runAndReport(notebooks, {
    force,
    ...(asOf === COMMENTARY.asOf ? {} : { asOf }),
  });
  if (status > 1) {
    evaluation.stop();
    return status;
  }
  const executed = notebooks.map((file) => path.join(runsFolder(), path.basename(file)));
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
