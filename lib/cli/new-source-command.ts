import path from "node:path";
import { Command } from "commander";
import { columnPair } from "./options.js";
import { testCommand } from "./test-command.js";

/** The subcommand `claimbook new source`. */
export function newSourceCommand(): Command {
  return new Command("source")
    .description(
      "write a source for a table, so that claimbook update fetches its newer rows: recipe with its loader, test, entry in the list of tables",
    )
    .argument("<table>", "a table of days or months that has no source yet")
    .requiredOption(
      "--url <address>",
      "the publisher's CSV, one row a day or month, headings in the first row",
    )
    .option(
      "--map <column=heading>",
      "the publisher's heading of a column (default: the column's name); repeatable",
      columnPair,
      {},
    )
    .action(
      async (
        table: string,
        options: { readonly url: string; readonly map: Readonly<Record<string, string>> },
      ) => {
        const { newSource } = await import("./new-source.js");
        const { currentBook } = await import("../book/current-book.js");
        const book = currentBook();
        for (const file of newSource(table, { ...options, book }))
          console.log(`wrote ${path.relative("", file)}`);
        console.log(
          `Next: "${testCommand(`test/claims/tables/${table}.test.ts`)}", then "npx claimbook update ${table} --dry-run"; the test lists what is left to look at.`,
        );
      },
    );
}
