import path from "node:path";
import { Command } from "commander";
import { type DayFlags, daysOf, withDays } from "./options.js";
import { checkoutNotebooks, runAndReport } from "./run.js";
import { verdictTable } from "./verdict-table.js";
import { writeSite } from "./write-site.js";

interface StartFlags extends DayFlags {
  readonly force: boolean;
}

/**
 * Runs every notebook whose last result no longer stands, writes the site and prints the ledger.
 * @returns the exit status: that of the run; a failed notebook is exported as well, with its error
 */
async function start({ force, ...flags }: StartFlags): Promise<number> {
  const days = daysOf(flags);
  const site = await writeSite({ flags, force, notebooks: checkoutNotebooks(), run: runAndReport });
  const { status, pages } = site;
  if (!pages) return status;
  const { outputDir, ledger } = site;
  console.log(`\n${verdictTable(ledger.rows, { width: process.stdout.columns ?? 120 })}`);
  console.log(
    `\nAs of ${days.asOf ?? "latest"}${days.askedOn ? `, asked on ${days.askedOn}` : ""}. ${pages.length} pages in ${outputDir}/; open ${path.join(outputDir, "index.html")} in a browser.`,
  );
  return status;
}

/** The subcommand `claimbook start`, which `npm start` calls. */
export function startCommand(): Command {
  return withDays(
    new Command("start").description("run every notebook, write the site and print the verdicts"),
  )
    .option("--force", "run also notebooks of which nothing has changed", false)
    .action(async (flags: StartFlags) => {
      process.exitCode = await start(flags);
    });
}
