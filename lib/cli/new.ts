import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { nearFiles } from "../platform/near-files.js";
import { UserError } from "../platform/user-error.js";
import { writeNewFile } from "../platform/write-new-file.js";
import { didYouMean } from "../stats/text/near-name.js";
import { openStore } from "../store/open-store.js";
import type { TableInfo } from "../store/store.js";
import { newSourceCommand } from "./new-source-command.js";
import { newTableCommand } from "./new-table.js";
import { type FileText, filledTemplate, refuseOther, writeScaffold } from "./scaffold.js";

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const shown = (file: string) => path.relative("", file);

/** The ledger with a claim added at its end. @throws UserError when the list of claims is not where it is expected */
function withClaim(ledger: string, id: string, name: string): string {
  const list = /(export const claims: readonly Claim\[\] = \[)([\s\S]*?),?\s*\];/;
  const firstImport = /^import type \{ Claim \}.*$/m;
  if (!list.test(ledger) || !firstImport.test(ledger)) {
    throw new UserError(`claims/ledger.ts has another shape than expected; add the claim ${name} by hand`);
  }
  return ledger
    .replace(firstImport, (line) => `${line}\nimport { ${name} } from "./${id}.js";`)
    .replace(list, (_, head, items) => `${head}${items}, ${name}];`);
}

interface NewClaimOptions {
  /** Name of the notebook that walks through it, without extension. */
  readonly notebook: string;
  readonly topic: string;
  /** The checkout; default this one. */
  readonly root?: string;
}

/**
 * Writes a claim that works, with its test, and lists it in the ledger.
 * @returns the files written
 * @throws UserError when the id is none, the files are there already, or the ledger has another shape
 */
export function newClaim(id: string, { notebook, topic, root = bookRoot() }: NewClaimOptions): string[] {
  if (!KEBAB_CASE.test(id))
    throw new UserError(`${id}: a claim's id is words in small letters joined by "-", such as july-small`);
  const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const words = { NAME: name, ID: id, TOPIC: topic, NOTEBOOK: notebook };
  const files: readonly FileText[] = [
    [path.join(root, "claims", `${id}.ts`), filledTemplate("templates/claim.ts.txt", words)],
    [path.join(root, "test/claims", `${id}.test.ts`), filledTemplate("templates/claim.test.ts.txt", words)],
  ];
  refuseOther(files, "choose another name");
  const ledgerFile = path.join(root, "claims/ledger.ts");
  const text = readFileSync(ledgerFile, "utf8");
  if (text.includes(`from "./${id}.js"`))
    throw new UserError(`${shown(ledgerFile)} lists the claim ${id} already; choose another name`);
  writeScaffold(files, [[ledgerFile, withClaim(text, id, name)]]);
  return [...files.map(([file]) => file), ledgerFile];
}

interface NewNotebookOptions {
  /** The table that it reads. */
  readonly table?: string;
  /** The checkout; default this one. */
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
  { table = "index-monthly", root = bookRoot(), dir = dataDir() }: NewNotebookOptions = {},
): string[] {
  if (!/^\d\d-/.test(slug) || !KEBAB_CASE.test(slug.slice(3))) {
    throw new UserError(
      `${slug}: a notebook's name is two digits and words in small letters, such as 08-seasonality`,
    );
  }
  const file = path.join(root, "notebooks", `${slug}.ipynb`);
  if (existsSync(file)) throw new UserError(`${shown(file)} is there already; choose another name`);
  const words = tableWords(openStore({ dir }).describe(table));
  const title = slug.slice(3).replaceAll("-", " ");
  // A string of a cell, inside a string of the file.
  const strings = Object.entries(words).map(([word, value]) => [
    word,
    JSON.stringify(JSON.stringify(value)).slice(1, -1),
  ]);
  const all = { TITLE: `${title[0]?.toUpperCase()}${title.slice(1)}`, ...Object.fromEntries(strings) };
  writeNewFile(file, filledTemplate("templates/notebook.ipynb", all));
  return [file];
}

/** What a notebook's template says of a table. @throws UserError when it has no column of days or months, or none of numbers */
function tableWords({ name, title, fields, sources }: TableInfo): Readonly<Record<string, string>> {
  const key = fields.find(({ type }) => type === "date" || type === "yearmonth");
  const column = fields.find(({ type }) => type === "number" || type === "integer");
  if (key === undefined || column === undefined)
    throw new UserError(`table ${name} has no column of days or months beside one of numbers to draw`);
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
        .option("--notebook <name>", "notebook that walks through it, without extension", "02-july-rally")
        .option("--topic <text>", "what the claim is about", "The July rally")
        .action((id: string, options: { readonly notebook: string; readonly topic: string }) => {
          report(
            newClaim(id, options),
            `Next: state the claim and its readings in the first file, then "npm run fix && npm run build && npx vitest run test/claims/${id}.test.ts".`,
          );
          const file = path.join(bookRoot(), "notebooks", `${options.notebook}.ipynb`);
          const near = existsSync(file) ? [] : nearFiles(file, { extension: ".ipynb" });
          if (near.length > 0) console.log(`note: there is no ${shown(file)} yet; ${didYouMean(near)}`);
        }),
    )
    .addCommand(
      new Command("notebook")
        .description("write a notebook")
        .argument("<name>", "two digits and words in small letters, such as 08-seasonality")
        .option("--table <name>", "the table that it reads (default: index-monthly)")
        .action((slug: string, options: { readonly table?: string }) =>
          report(
            newNotebook(slug, options),
            `Next: "npx claimbook run notebooks/${slug}.ipynb", or open it with "npm run lab".`,
          ),
        ),
    )
    .addCommand(newTableCommand())
    .addCommand(newSourceCommand());
}
