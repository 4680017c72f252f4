import path from "node:path";
import { Command } from "commander";
import { claimsJson } from "../claims/claims-json.js";
import { COMMENTARY } from "../claims/commentary.js";
import { evaluateAll } from "../claims/ledger.js";
import { checkoutRoot } from "../notebook/kernel/package-root.js";
import { runsFolder } from "../notebook/run/prepare-run.js";
import { writeFileWhole } from "../notebook/write-file.js";
import { openStore } from "../store/open-store.js";
import { checkoutNotebooks, runAndReport } from "./run.js";
import { verdictTable } from "./verdict-table.js";

interface StartFlags {
  readonly asOf: string;
  readonly force: boolean;
}

/**
 * Runs every notebook whose last result no longer stands, writes the site and prints the ledger.
 * @returns the exit status: that of the run; a failed notebook is exported as well, with its error
 */
async function start({ asOf, force }: StartFlags): Promise<number> {
  const notebooks = checkoutNotebooks();
  const status = await runAndReport(notebooks, {
    force,
    ...(asOf === COMMENTARY.asOf ? {} : { asOf }),
  });
  if (status > 1) return status;

  // What renders pages takes a while to load, and no other command needs it.
  const { exportNotebooks } = await import("../notebook/export/export-notebook.js");
  const site = path.relative("", path.join(checkoutRoot(), "site"));
  const executed = notebooks.map((file) => path.join(runsFolder(), path.basename(file)));
  const pages = exportNotebooks(executed, { outputDir: site });
  const store = openStore({ asOf });
  const results = evaluateAll(store);
  writeFileWhole(
    path.join(site, "claims.json"),
    `${JSON.stringify(claimsJson(results, store.asOf), null, 2)}\n`,
  );

  console.log(`\n${verdictTable(results, { width: process.stdout.columns ?? 120 })}`);
  console.log(
    `\nAs of ${asOf}. ${pages.length} pages in ${site}/; open ${path.join(site, "index.html")} in a browser.`,
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
