import { accessSync, constants } from "node:fs";
import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { checkFolder } from "../../platform/check-folder.js";
import { grouped } from "../../platform/grouped.js";
import { checkRoot } from "../../platform/package-root.js";
import { runFiles } from "../../platform/run-files.js";
import { listed } from "../../platform/text/listed.js";
import { UserError } from "../../platform/user-error.js";
import { checkAsOf } from "../../store/known-days.js";
import type { JsonObject, Notebook } from "../ipynb/notebook.js";
import { injectParameters, type Parameters, parametersOf, parseParameters } from "../ipynb/parameters.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { cellOptions } from "../kernel/compiler/options.js";
import { isSkipped } from "./cell-tags.js";
import { checkedDays, checkedNulls, dayTexts, type RunDays } from "./day-parameters.js";

export interface RunRequest extends RunDays {
  /** Values of parameters as written on a command line, by name; each notebook must have them all. */
  readonly params?: { readonly [name: string]: string };
  /** Write each executed notebook over its source. */
  readonly inPlace?: boolean;
  /** Folder for the executed notebooks unless they are written in place, default `.claimbook/runs` of the checkout. */
  readonly outputDir?: string;
}

/** A notebook that has passed every check that needs no kernel. */
export interface PreparedNotebook {
  /** As the user named it. */
  readonly path: string;
  /** With its parameters injected. */
  readonly notebook: Notebook;
  /** Values of parameters that were asked for. */
  readonly params: Parameters;
  /** Where the executed notebook goes. */
  readonly output: string;
  /** What the user should know, though nothing is wrong. */
  readonly notes: readonly string[];
}

/** Where executed notebooks go by default, relative to the current folder. */
export function runsFolder(): string {
  return path.relative("", runFiles(bookRoot()).runs);
}

function checkKernel({ metadata }: Notebook, where: string): void {
  const spec = (metadata.kernelspec ?? {}) as JsonObject;
  const info = (metadata.language_info ?? {}) as JsonObject;
  const language = spec.language ?? info.name;
  const isTypeScript = language === "typescript" || (language === undefined && spec.name === undefined);
  if (isTypeScript || spec.name === "tslab") return;
  const kernel = [spec.name, language].filter((part) => part !== undefined).join(", ");
  throw new UserError(
    `${where}: the notebook is for another kernel (${kernel}); only TypeScript notebooks (tslab) are run: ` +
      "choose that kernel in Jupyter and save, or leave the notebook out",
  );
}

function checkOptions({ metadata }: Notebook, where: string): void {
  try {
    cellOptions(metadata);
  } catch (error) {
    throw new UserError(`${where}: ${(error as Error).message}`);
  }
}

/** A run makes outputs anew, those of skipped cells excepted: those of many notebooks need not be held until then. */
function withoutOutputs(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" && !isSkipped(cell) ? { ...cell, outputs: [] } : cell,
  );
  return { ...notebook, cells };
}

function prepareNotebook(
  file: string,
  { params = {}, inPlace = false, outputDir = runsFolder(), ...days }: RunRequest,
): PreparedNotebook {
  const notebook = withoutOutputs(readNotebook(file));
  checkKernel(notebook, file);
  checkOptions(notebook, file);
  const names = parametersOf(notebook).map(({ name }) => name);
  const { texts, notes } = dayTexts(days, { names, file });
  const values = checkedNulls(parseParameters(notebook, { ...texts, ...params }, file), { names, file });
  return {
    path: file,
    notebook: injectParameters(notebook, values),
    params: values,
    output: inPlace ? file : path.join(outputDir, path.basename(file)),
    notes,
  };
}

function checkInPlace(file: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch {
    throw new UserError(`${file}: the notebook is write-protected; leave out --in-place or make it writable`);
  }
}

/** How many of the notebooks that share a complaint are named. */
const MAX_NAMED = 2;

/** Complaints, those that notebooks share once: "a.ipynb, b.ipynb and 6 more: the notebook has no parameter x". */
function sharedComplaints(complaints: readonly string[]): string[] {
  const shared = grouped(
    complaints.map((complaint) => {
      const [, file, rest] = /^(.*?\.ipynb)(: .*)$/s.exec(complaint) ?? [];
      return [rest ?? complaint, file ?? ""] as const;
    }),
  );
  return [...shared].map(([rest, files]) => {
    const more = files.length - MAX_NAMED;
    const named = more > 1 ? [...files.slice(0, MAX_NAMED), `${more} more`] : files;
    return files[0] === "" ? rest : `${listed(named)}${rest}`;
  });
}

/** The values that every check gave; all their complaints are in one error. */
function collect<T, U>(items: readonly T[], check: (item: T, index: number) => U): U[] {
  const complaints: string[] = [];
  const values = items.flatMap((item, index) => {
    try {
      return [check(item, index)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      complaints.push(error.message);
      return [];
    }
  });
  if (complaints.length > 0) throw new UserError(sharedComplaints(complaints).join("\n"));
  return values;
}

/**
 * The notebooks to run, read and checked: format, kernel, parameters, dates, and that the results can be written.
 * @throws UserError with every complaint about every notebook, a line each
 */
export function prepareRun(files: readonly string[], request: RunRequest): PreparedNotebook[] {
  checkRoot();
  const { asOf, inPlace, outputDir } = request;
  const params = checkedDays(request);
  if (inPlace && outputDir !== undefined) {
    throw new UserError("--in-place and --output-dir exclude each other; leave out one");
  }
  // A day before all data would fail in each notebook.
  for (const day of [asOf, params.asOf, params.until]) if (day && day !== "null") checkAsOf(day);

  const prepared = collect([...new Set(files.map((file) => path.normalize(file)))], (file) =>
    prepareNotebook(file, { ...request, params }),
  );

  const written = new Map<string, string>();
  collect(prepared, ({ path: file, output }) => {
    const earlier = written.get(path.resolve(output));
    if (earlier === undefined) {
      written.set(path.resolve(output), file);
      return;
    }
    throw new UserError(
      `${earlier} and ${file} would both be written to ${output}; run them apart or with --in-place`,
    );
  });
  collect([...new Set(prepared.map(({ output }) => path.dirname(output)))], (folder) =>
    checkFolder(folder, "executed notebooks"),
  );
  if (inPlace) collect(prepared, ({ output }) => checkInPlace(output));
  return prepared;
}
