import { Command } from "commander";
import { dataDir } from "../platform/book-folder.js";
import { jsonText } from "../platform/json-text.js";
import { UserError } from "../platform/user-error.js";
import { API_KEYS } from "../sources/api-keys.js";
import { positiveNumber, withBreakLock } from "./options.js";
import { updateProgress } from "./update-progress.js";
import { updateReport } from "./update-report.js";

interface UpdateFlags {
  readonly dryRun?: boolean;
  readonly offline?: string;
  readonly since?: string;
  readonly acceptRevisions?: boolean;
  readonly timeout?: number;
  readonly rollback?: boolean;
  readonly json?: boolean;
  readonly breakLock?: boolean;
}

const HELP = `
Addresses can be replaced: CLAIMBOOK_URL (one server for all, a folder a source) or CLAIMBOOK_URL_FRENCH, _FRED, _FRED_API,
_NEW_YORK_FED, _TREASURY, _BLS, _CFTC, _CFTC_SOCRATA, _YAHOO, _STOOQ, _SHILLER. Shiller's workbook is found on his page;
CLAIMBOOK_URL_SHILLER may also be its whole address, with the query, or the path of a file. HTTP_PROXY, HTTPS_PROXY and NO_PROXY are respected.
Keys are optional and free of charge. A request that is refused with a key is repeated without it:
${keyLines()}
Exit status: 0; 1 when a source failed and tables were left as they were, or when there is no network, which it says within seconds.`;

/** A key's variable, what it gives and the page on which it is had. */
function keyLines(): string {
  const keys = Object.values(API_KEYS);
  const width = Math.max(...keys.map(({ variable }) => variable.length));
  return keys
    .map(({ variable, use, page }) => `  ${variable.padEnd(width)}  ${use}\n  ${"".padEnd(width)}  ${page}`)
    .join("\n");
}

/** The subcommand `claimbook update`. */
export function updateCommand(): Command {
  return withBreakLock(new Command("update"))
    .description("bring the data folder up to date from the public sources, and say which verdicts moved")
    .argument("[tables...]", "default: all that have a public source")
    .option("--dry-run", "fetch, build and compare, but write nothing")
    .option(
      "--offline <dir>",
      "read raw files from this folder, such as data/raw, and nothing from the network; lists their names with --dry-run, or when one is missing",
    )
    .option("--since <date>", "leave rows before this day as they are")
    .option(
      "--accept-revisions",
      "accept a source's history even if it disagrees with the one on record; name the tables",
    )
    .option(
      "--timeout <seconds>",
      "longest time to fetch all files; a host has half of it, a file a fifth (default: 300)",
      positiveNumber,
    )
    .option(
      "--rollback",
      "bring back the data, or the tables named, as they were before the last update or import",
    )
    .option("--json", "print the summary as JSON")
    .addHelpText("after", HELP)
    .action(
      async (tables: string[], { rollback, json = false, breakLock = false, ...flags }: UpdateFlags) => {
        if (rollback) return runRollback(tables, { others: Object.keys(flags), json, breakLock });
        if (flags.acceptRevisions && tables.length === 0) {
          throw new UserError(
            "--accept-revisions turns a check off; name the tables that it is meant for, such as claimbook update size-monthly --accept-revisions",
          );
        }
        const { timeout, ...others } = flags;
        const { updateData } = await import("../update/update.js");
        const { currentBook } = await import("../book/current-book.js");
        // glibc waits ten seconds for a name server that keeps silent, and Node does not end before it has.
        process.env.RES_OPTIONS ??= "timeout:2 attempts:1";
        const { listener, onBytes, end } = updateProgress({ error: process.stderr });
        const summary = await updateData({
          dir: dataDir(),
          book: currentBook(),
          tables,
          ...others,
          breakLock,
          listener,
          http: { onBytes, ...(timeout !== undefined && { runMs: 1000 * timeout }) },
        }).finally(end);
        console.log(json ? jsonText(summary) : updateReport(summary));
        if (summary.failed) process.exitCode = 1;
      },
    );
}

async function runRollback(
  only: readonly string[],
  {
    others,
    json,
    breakLock,
  }: { readonly others: readonly string[]; readonly json: boolean; readonly breakLock: boolean },
): Promise<void> {
  if (others.length > 0) throw new UserError("--rollback takes no option but --json and --break-lock");
  const { rollback } = await import("../update/rollback.js");
  const done = await rollback(dataDir(), { tables: only, breakLock });
  const lines = done.tables.map(
    ({ table, lastBefore, lastAfter }) => `  ${table}: ${lastBefore} -> ${lastAfter ?? "no such table"}`,
  );
  const what = only.length === 0 ? "the data are" : "the named tables are";
  console.log(json ? jsonText(done) : [`${what} as they were before ${done.replaced}:`, ...lines].join("\n"));
}
