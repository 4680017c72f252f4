import { Command } from "commander";
import { dataDir } from "../platform/book-folder.js";
import { grouped } from "../platform/grouped.js";
import { jsonText } from "../platform/json-text.js";
import { openStore } from "../store/open-store.js";
import { repairData } from "../store/repair.js";
import type { TableStatus } from "../update/data-status.js";
import type { DataProblem } from "../update/verify-data.js";
import { refuseUnknownCommand, withBreakLock } from "./options.js";
import { textColumns } from "./text-columns.js";

/** The subcommands `claimbook data`, `claimbook data verify` and `claimbook data repair`. */
export function dataCommand(): Command {
  const verify = new Command("verify")
    .description(
      "read every table with all checks (hashes, schemas, ranges, order, dates), and evaluate every claim",
    )
    .option("--json", "print the problems as JSON")
    .action(async (_: unknown, command: Command) => {
      const { verifyData } = await import("../update/verify-data.js");
      const problems = verifyData(dataDir(), { today: today() });
      if (wantsJson(command)) console.log(jsonText(problems));
      else report(problems);
      if (problems.length > 0) process.exitCode = 1;
    });
  const repair = withBreakLock(new Command("repair"))
    .description(
      "complete or set aside what an interrupted update left behind, and restore tables that it broke",
    )
    .action(async ({ breakLock = false }: { readonly breakLock?: boolean }) => {
      const { completed, setAside, restored } = await repairData(dataDir(), { breakLock });
      for (const name of completed) console.log(`completed  the update of ${name}`);
      for (const { file, to, reason } of setAside)
        console.log(`set aside  ${file}: ${reason}; it is now ${to}`);
      for (const table of restored) console.log(`restored   ${table}, from an earlier state of the data`);
      if (completed.length + setAside.length + restored.length === 0)
        console.log("there was nothing to repair");
      const { verifyData } = await import("../update/verify-data.js");
      if (report(verifyData(dataDir(), { today: today() }))) process.exitCode = 1;
    });
  return new Command("data")
    .description(
      "list the tables with coverage, age, vintage and source, and which notebooks read stale data",
    )
    .option("--json", "print the list as JSON")
    .allowExcessArguments()
    .action(async (_: unknown, command: Command) => {
      refuseUnknownCommand(command);
      const { dataStatus } = await import("../update/data-status.js");
      const { currentBook } = await import("../book/current-book.js");
      const status = dataStatus(openStore(), { book: currentBook(), today: today() });
      console.log(wantsJson(command) ? jsonText(status) : statusText(status));
    })
    .addCommand(verify)
    .addCommand(repair);
}

const today = () => new Date().toISOString().slice(0, 10);

/** Prints the problems of tables, or that there are none. @returns whether there are any */
function report(problems: readonly DataProblem[]): boolean {
  for (const { problem } of problems) console.error(problem);
  if (problems.length === 0) {
    console.log(
      `all ${openStore().tables.length} tables are as the manifest says, and every claim can be evaluated`,
    );
  }
  return problems.length > 0;
}

/** `--json` stands before or behind `verify`; commander gives it to the one that it meets first. */
const wantsJson = (command: Command) => command.optsWithGlobals<{ json?: boolean }>().json === true;

function statusText(status: readonly TableStatus[]): string {
  const rows = status.map(({ table, rows: count, coverage, ageDays, state, vintage, sources }) => [
    table,
    String(count),
    coverage.start,
    coverage.end,
    String(ageDays),
    state === "fixed" ? "never updates" : state,
    short(vintage, 44),
    short(sources.join("; "), 44),
  ]);
  const columns = status.flatMap(({ table, columns }) => columnLines(table, columns));
  const fixed = status.flatMap(({ table, fixed: reason, fixedColumns }) =>
    reason === undefined ? fixedLines(table, fixedColumns) : [`  ${table}: ${reason}`],
  );
  const header = ["table", "rows", "from", "to", "days old", "state", "vintage", "source"];
  const readers = status.flatMap(({ table, state, notebooks }) =>
    state === "stale" ? notebooks.map((name) => [name, table] as const) : [],
  );
  const stale = [...grouped(readers)].sort().map(([name, tables]) => `  ${name}: ${tables.join(", ")}`);
  return [
    ...textColumns(header, rows, { right: [1, 4] }),
    "",
    ...(fixed.length > 0 ? ["without a public source, and so never updated:", ...fixed, ""] : []),
    ...(columns.length > 0 ? ["columns that end before their table:", ...columns, ""] : []),
    ...(stale.length > 0
      ? ['stale for ("claimbook update" looks for newer data):', ...stale]
      : ["nothing that a notebook reads is stale"]),
  ].join("\n");
}

/** The columns of a table that end before it, those of one end and reason in a line. */
function columnLines(table: string, columns: TableStatus["columns"]): string[] {
  const ends = columns.map(
    ({ column, end, reason }) => [`${end}${reason === undefined ? "" : `: ${reason}`}`, column] as const,
  );
  return [...grouped(ends)].map(
    ([why, names]) => `  ${table}: ${names.join(", ")} ${names.length === 1 ? "ends" : "end"} ${why}`,
  );
}

/** The columns of a table that never update, those of one reason in a line. */
function fixedLines(table: string, columns: TableStatus["fixedColumns"]): string[] {
  const reasons = Object.entries(columns).map(([column, reason]) => [reason, column] as const);
  return [...grouped(reasons)].map(([reason, names]) => `  ${table}, ${names.join(", ")}: ${reason}`);
}

const short = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 3)}...`;
