import path from "node:path";
import { currentBook } from "../../book/current-book.js";
import { bookRoot, dataDir } from "../../platform/book-folder.js";
import { isState, runFiles } from "../../platform/run-files.js";
import { listed } from "../../platform/text/listed.js";
import { runCommand } from "../export/receipt.js";
import { visibleNotebook } from "../export/visible-notebook.js";
import { neededPackages } from "../ipynb/missing-packages.js";
import type { Notebook } from "../ipynb/notebook.js";
import type { CellCompiler } from "../kernel/compiler/cell-compiler.js";
import { loadCompiler } from "../kernel/executor/load-compiler.js";
import { carryCells } from "./carry-cells.js";
import { carryFiles } from "./carry-files.js";
import { carryModules, ENGINE_MODULES, type Uncarried } from "./carry-modules.js";
import { carryParameters } from "./carry-parameters.js";
import type { LivePage } from "./live-page.js";

const compilers = new Map<string, CellCompiler>();

/** The folder in which a notebook's cells run: of one that was run into the book's state, that of its source. */
function folderOf(file: string): string {
  const folder = path.dirname(path.resolve(file));
  const root = bookRoot();
  return isState(folder, root) ? runFiles(root).notebooks : folder;
}

function compilerOf(folder: string): CellCompiler {
  const known = compilers.get(folder) ?? loadCompiler({ folder });
  compilers.set(folder, known);
  return known;
}

/**
 * All that the page of an executed notebook needs to be run again, with no network and nothing installed.
 * @param options.file of the executed notebook
 * @param options.pages names of the pages of the same export
 * @returns why it cannot be, where its cells need a package or the book's own code asks for what no page has, or its data are others than those that were read
 * @throws StoreError when the data cannot be read
 */
export function carryNotebook(
  notebook: Notebook,
  { file, pages }: { readonly file: string; readonly pages: readonly string[] },
): LivePage | Uncarried {
  const needed = neededPackages(notebook);
  if (needed.length > 0) return { because: `its cells need ${listed(needed)}, which no page has` };
  const modules = carryModules(bookRoot());
  if ("because" in modules) return modules;
  const { notebook: shown } = visibleNotebook(notebook);
  const visible = new Set(
    shown.cells
      .filter(({ cell_type, source }) => cell_type === "code" && source.trim() !== "")
      .map(({ id }) => id),
  );
  const packages = Object.keys(modules.packages);
  const cells = carryCells(notebook, { compiler: compilerOf(folderOf(file)), packages, visible });
  const imported = cells.flatMap(({ code }) => code?.imports.map(({ specifier }) => specifier) ?? []);
  const carried = new Set(cells.flatMap(({ id, code }) => (code ? [id] : [])));
  const data = carryFiles(dataDir(), {
    ...notebook,
    cells: notebook.cells.filter(({ id }) => carried.has(id)),
  });
  if ("because" in data) return data;
  const missing = imported.filter((name) => !ENGINE_MODULES.has(name) && !packages.includes(name));
  const carriedNotebook = {
    place: "",
    cells,
    parameters: carryParameters(notebook),
    missing: [...new Set(missing)],
    command: runCommand(file),
  };
  return {
    notebooks: [carriedNotebook],
    modules,
    files: data.files,
    asOf: currentBook().asOf,
    pages,
    places: {},
  };
}
