import { Command, Option } from "commander";
import { dataDir } from "../platform/book-folder.js";
import { jsonText } from "../platform/json-text.js";
import { DATE_ORDERS, type DateOrder } from "../update/import/date-order.js";
import { columnPair, withBreakLock } from "./options.js";
import { updateReport } from "./update-report.js";

interface ImportFlags {
  readonly table: string;
  readonly map: Readonly<Record<string, string>>;
  readonly replace?: boolean;
  readonly dates?: DateOrder;
  readonly rebase?: boolean;
  readonly acceptSteps?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly breakLock?: boolean;
}

/** The subcommand `claimbook import`. */
export function importCommand(): Command {
  return withBreakLock(new Command("import"))
    .description(
      "add your own data to a table from a CSV, Parquet, Arrow or Excel file with the table's columns, in its units",
    )
    .argument("<file>")
    .requiredOption("--table <name>", "the table; its rows of the same key are replaced, others stay")
    .option("--map <column=name>", "the file's name for a column of the table; repeatable", columnPair, {})
    .option("--replace", "let the file replace the whole table")
    .addOption(
      new Option(
        "--dates <order>",
        "the order of day, month and year in the file's dates, where they fit several",
      ).choices(DATE_ORDERS),
    )
    .option("--rebase", "the file has raw levels: join them to the table's at the last day that both have")
    .option("--accept-steps", "accept steps from row to row that are larger than any on record")
    .option("--dry-run", "check and compare, but write nothing")
    .option("--json", "print the summary as JSON")
    .action(async (file: string, { json, ...flags }: ImportFlags) => {
      const { importTable } = await import("../update/import/import-table.js");
      const { currentBook } = await import("../book/current-book.js");
      const summary = await importTable(file, { dir: dataDir(), book: currentBook(), ...flags });
      console.log(json ? jsonText(summary) : updateReport(summary));
      if (summary.failed) process.exitCode = 1;
    });
}
