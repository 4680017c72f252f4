import { existsSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { nearFiles } from "../platform/near-files.js";
import { runFiles } from "../platform/run-files.js";
import { UserError } from "../platform/user-error.js";
import { writeNewFile } from "../platform/write-new-file.js";
import { addDays } from "../stats/series/calendar-day.js";
import { didYouMean } from "../stats/text/near-name.js";
import { openStore } from "../store/open-store.js";
import type { TableInfo } from "../store/store.js";
import { addClaim } from "./add-claim.js";
import { drawnColumns, exampleWindow, firstDrawnTable } from "./example-window.js";
import { firstNotebook } from "./first-notebook.js";
import { newClaimsCommand } from "./new-claims.js";
import { newSourceCommand } from "./new-source-command.js";
import { newTableCommand } from "./new-table.js";
import { filledTemplate, KEBAB_CASE } from "./scaffold.js";
import { testCommand } from "./test-command.js";

const shown = (file: string) => path.relative("", file);

/** A name of words joined by "-" as a title. */
function inWords(name: string): string {
  const words = name.replaceAll("-", " ");
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}

interface NewClaimOptions {
  /** Name of the notebook that walks through it, without extension. */
  readonly notebook: string;
  readonly topic: string;
  /** The day that the book is as of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The book's folder; default the current one. */
  readonly root?: string;
  /** The data folder; default the one in use. */
  readonly dir?: string;
}

/**
 * Writes a claim that works, with its test, and lists it in the ledger.
 * @returns the files written
 * @throws UserError when the id is none, the files are there already, or the ledger has another shape
 */
export function newClaim(
  id: string,
  { notebook, topic, asOf, root = bookRoot(), dir = dataDir() }: NewClaimOptions,
): string[] {
  const { table, key, column, from, to } = exampleWindow(openStore({ dir, asOf }));
  const strings = {
    TOPIC: topic,
    NOTEBOOK: notebook,
    AS_OF: asOf,
    DAY_BEFORE: addDays(asOf, -1),
    TABLE: table,
    KEY: key.name,
    COLUMN: column.name,
    UNIT: column.unit ?? "number",
    FIRST_PERIOD: from,
    LAST_PERIOD: to,
  };
  const words = Object.fromEntries(
    Object.entries(strings).map(([word, value]) => [word, JSON.stringify(value)]),
  );
  const statement = `The column ${column.name} of ${table} rose from ${from} to ${to}`;
  return addClaim(id, { template: "claim", words, statement, root });
}

interface NewNotebookOptions {
  /** The table that it reads; default the first of days or months with numbers. */
  readonly table?: string;
  /** The day that the book is as of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The book's folder; default the current one. */
  readonly root?: string;
  /** The data folder; default the one in use. */
  readonly dir?: string;
}

/**
 * Writes a notebook that runs: it draws the first column of numbers of a table.
 * @returns the files written
 * @throws UserError when the name is none or the file is there already, StoreError when there is no such table
 */
export function newNotebook(
  slug: string,
  { table, asOf, root = bookRoot(), dir = dataDir() }: NewNotebookOptions,
): string[] {
  if (!/^\d\d-/.test(slug) || !KEBAB_CASE.test(slug.slice(3))) {
    throw new UserError(
      `${slug}: a notebook's name is two digits and words in small letters, such as 08-seasonality`,
    );
  }
  const file = path.join(runFiles(root).notebooks, `${slug}.ipynb`);
  if (existsSync(file)) throw new UserError(`${shown(file)} is there already; choose another name`);
  const store = openStore({ dir });
  const words = { AS_OF: asOf, ...tableWords(store.describe(table ?? firstDrawnTable(store))) };
  // A string of a cell, inside a string of the file.
  const strings = Object.entries(words).map(([word, value]) => [
    word,
    JSON.stringify(JSON.stringify(value)).slice(1, -1),
  ]);
  const all = { TITLE: inWords(slug.slice(3)), ...Object.fromEntries(strings) };
  writeNewFile(file, filledTemplate("templates/notebook.ipynb", all));
  return [file];
}

/** What a notebook's template says of a table. @throws UserError when it has no column of days or months, or none of numbers */
function tableWords(info: TableInfo): Readonly<Record<string, string>> {
  const { name, title, sources } = info;
  const columns = drawnColumns(info);
  if (columns === undefined)
    throw new UserError(`table ${name} has no column of days or months beside one of numbers to draw`);
  const { key, column } = columns;
  return {
    TABLE: name,
    KEY: key.name,
    COLUMN: column.name,
    HOLDS: `${title}: ${column.name}`,
    DESCRIPTION: column.description,
    UNIT: column.unit ?? column.name,
    PUBLISHER: sources.map((source) => source.title).join("; ") || "unknown",
  };
}

function report(files: readonly string[], next: string): void {
  for (const file of files) console.log(`wrote ${shown(file)}`);
  console.log(next);
}

/** The subcommand `claimbook new`. */
export function newCommand(): Command {
  return new Command("new")
    .description("start a claim, a notebook, a table or a source of your own")
    .addCommand(
      new Command("claim")
        .description("write a claim and its test, and list it in the ledger")
        .argument("<id>", "words in small letters joined by -, such as july-small")
        .option(
          "--notebook <name>",
          "notebook that walks through it, without extension (default: the book's first)",
        )
        .option("--topic <text>", "what the claim is about (default: its id in words)")
        .action(async (id: string, options: { readonly notebook?: string; readonly topic?: string }) => {
          const { notebook = firstNotebook(), topic = inWords(id) } = options;
          const { currentBook } = await import("../book/current-book.js");
          report(
            newClaim(id, { notebook, topic, asOf: currentBook().asOf }),
            `Next: state the claim and its readings in the first file, then "${testCommand(`test/claims/${id}.test.ts`)}".`,
          );
          const file = path.join(runFiles(bookRoot()).notebooks, `${notebook}.ipynb`);
          const near = existsSync(file) ? [] : nearFiles(file, { extension: ".ipynb" });
          if (near.length > 0) console.log(`note: there is no ${shown(file)} yet; ${didYouMean(near)}`);
        }),
    )
    .addCommand(newClaimsCommand())
    .addCommand(
      new Command("notebook")
        .description("write a notebook")
        .argument("<name>", "two digits and words in small letters, such as 08-seasonality")
        .option(
          "--table <name>",
          "the table that it reads (default: the first of days or months with numbers)",
        )
        .action(async (slug: string, options: { readonly table?: string }) => {
          const { currentBook } = await import("../book/current-book.js");
          report(
            newNotebook(slug, { ...options, asOf: currentBook().asOf }),
            `Next: "npx claimbook run notebooks/${slug}.ipynb", or open it with "npm run lab".`,
          );
        }),
    )
    .addCommand(newTableCommand())
    .addCommand(newSourceCommand());
}
