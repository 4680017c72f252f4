import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { isState, runFiles, runPath } from "../../platform/run-files.js";
import { sha256 } from "../../platform/sha256.js";
import { type Input, inputsOf } from "../ipynb/inputs.js";
import { type CodeCell, type JsonObject, type Notebook, tagsOf } from "../ipynb/notebook.js";
import { declarationsIn } from "../ipynb/typescript-parser.js";
import { notebookText } from "../ipynb/write-notebook.js";
import { namedVersions } from "../named-versions.js";
import { escapeHtml } from "../show/escape-html.js";
import { date } from "../show/format.js";
import { TABLES_ANCHOR } from "./page-content.js";

/** What `claimbook export` was called with to make a page. */
export interface ExportArguments {
  /** Options as one types them. */
  readonly flags: readonly string[];
  /** The notebooks of the file by name, where it holds several; else none. */
  readonly names: readonly string[];
}

/** What went into a page: pairs of name and value. */
interface Receipt {
  readonly inputs: readonly Input[];
  readonly parameters: readonly (readonly [name: string, source: string])[];
  readonly versions: readonly (readonly [name: string, version: string])[];
  readonly commands: readonly string[];
  readonly notebook: readonly [name: string, hash: string];
  /** Did cells that are not shown read tables besides? */
  readonly isPartial: boolean;
}

function object(value: unknown): JsonObject {
  return typeof value === "object" && value !== null ? (value as JsonObject) : {};
}

function codeCells({ cells }: Notebook): CodeCell[] {
  return cells.filter((cell): cell is CodeCell => cell.cell_type === "code");
}

function declared(notebook: Notebook, tag: string): (readonly [string, string])[] {
  return codeCells(notebook)
    .filter((cell) => tagsOf(cell).includes(tag))
    .flatMap(({ source }) => declarationsIn(source).map(({ name, source = "" }) => [name, source] as const));
}

/** A word of a shell's command line. */
function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A value as the command line takes it: texts without their quotes. */
function argument(source: string): string {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === "string" ? value : source;
  } catch {
    return source;
  }
}

function flag([name, source]: readonly [string, string]): string {
  return `--param ${word(`${name}=${argument(source)}`)}`;
}

/** The notebook's source as one would name it from the checkout: what was run into the folder of runs lies in `notebooks/`. */
function sourcePath(file: string): string {
  const root = bookRoot();
  const name = path.basename(file);
  const source = isState(file, root) ? path.join(runFiles(root).notebooks, name) : path.resolve(file);
  const inside = path.relative(root, source).split(path.sep).join("/");
  return inside.startsWith("../") || path.isAbsolute(inside) ? name : inside;
}

/** The command that runs the notebook of an executed file, without parameters. */
export const runCommand = (file: string): string => `npx claimbook run ${word(sourcePath(file))}`;

/** The command that makes the page again from what was run, with the options and notebooks that went into it. */
function exportCommand(file: string, { flags, names }: ExportArguments): string {
  const files = names.length > 0 ? names : [path.basename(file, ".ipynb")];
  return ["npx claimbook export", ...flags, ...files.map((name) => word(runPath(name)))].join(" ");
}

function receipt(notebook: Notebook, file: string, whole: Notebook, exported: ExportArguments): Receipt {
  const injected = declared(notebook, "injected-parameters");
  const hash = sha256(notebookText(whole));
  const language = object(notebook.metadata.language_info);
  const inputs = inputsOf(notebook);
  return {
    inputs,
    isPartial: inputsOf(whole).length > inputs.length,
    parameters: [...new Map([...declared(notebook, "parameters"), ...injected])],
    versions: namedVersions().flatMap((one) =>
      // What compiled stands before what drew.
      one[0] === "plotly.js" && language.name === "typescript"
        ? [["TypeScript", String(language.version ?? "")] as const, one]
        : [one],
    ),
    commands: [[runCommand(file), ...injected.map(flag)].join(" "), exportCommand(file, exported)],
    notebook: [path.basename(file), `sha256:${hash}`],
  };
}

/** The tables that a page has read, each with its vintage and hash. */
function tablesPart(inputs: readonly Input[]): string {
  if (inputs.length === 0) return "";
  const html = inputs.map(([table, hash, vintage]) => {
    const of = vintage === undefined ? "" : `vintage of ${date(vintage)}<br>`;
    return `<tr><th scope="row">${escapeHtml(table)}</th><td>${of}<code>${escapeHtml(hash)}</code></td></tr>`;
  });
  return `<h3 id="${TABLES_ANCHOR}">Tables read</h3><div class="cb-table"><table><tbody>${html.join("")}</tbody></table></div>`;
}

function rows(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(
      ([name, value]) =>
        `<tr><th scope="row">${escapeHtml(name)}</th><td><code>${escapeHtml(value)}</code></td></tr>`,
    )
    .join("");
}

function part(title: string, pairs: readonly (readonly [string, string])[]): string {
  if (pairs.length === 0) return "";
  return `<h3>${title}</h3><div class="cb-table"><table><tbody>${rows(pairs)}</tbody></table></div>`;
}

/**
 * What a page was made from, as HTML: tables with their hashes, parameters, versions, and the commands that make it again.
 * The same notebook gives the same text: no time, no folder of this machine.
 * @param notebook what readers may see of it
 * @param file of the executed notebook
 * @param options.whole the notebook with what its author hides, of which only the hash is shown
 * @param options.exported how the page was exported; default without options, by itself
 */
export function receiptHtml(
  notebook: Notebook,
  file: string,
  {
    whole = notebook,
    exported = { flags: [], names: [] },
  }: { readonly whole?: Notebook; readonly exported?: ExportArguments } = {},
): string {
  const {
    inputs,
    parameters,
    versions,
    commands,
    notebook: self,
    isPartial,
  } = receipt(notebook, file, whole, exported);
  return [
    `<section class="cb-receipt" aria-labelledby="cb-receipt"><h2 id="cb-receipt">Receipt</h2>`,
    `<p>What this page was made from, and how to make it again.</p>`,
    tablesPart(inputs),
    isPartial ? "<p>Cells that are not shown have read other tables.</p>" : "",
    part("Parameters", parameters),
    part("Notebook", [self]),
    part("Versions", versions),
    `<h3>Commands</h3><pre><code>${escapeHtml(commands.join("\n"))}</code></pre></section>`,
  ].join("");
}
