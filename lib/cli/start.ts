import path from "node:path";
import { Command } from "commander";
import { COMMENTARY } from "../claims/commentary.js";
import { checkoutNotebooks, runAndReport } from "./run.js";
import { verdictTable } from "./verdict-table.js";
import { writeSite } from "./write-site.js";

interface StartFlags {
  readonly asOf: string;
  readonly force: boolean;
}

/**
 * Runs every notebook whose last result no longer stands, writes the site and prints the ledger.
 * @returns the exit status: that of the run; a failed notebook is exported as well, with its error
 */
async function start({ asOf, force }: StartFlags): Promise<number> {
  const site = await writeSite({ asOf, force, notebooks: checkoutNotebooks(), run: runAndReport });
  const { status, pages } = site;
  if (!pages) return status;
  const { outputDir, ledger } = site;
  console.log(`\n${verdictTable(ledger.rows, { width: process.stdout.columns ?? 120 })}`);
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
