import path from "node:path";
import { BUILT_BOOK, dataDir, findBook } from "../../../platform/book-folder.js";
import { loadTypeScript, ownRequire } from "../../../platform/loading/load-typescript.js";
import { buildFolder, packageRoot } from "../../../platform/package-root.js";
import { tableTypes } from "../../../store/table-types.js";
import { CellCompiler } from "../compiler/cell-compiler.js";

interface LoadOptions {
  /** The notebook's folder. */
  readonly folder: string;
  /** The data folder, whose tables the cells know; default as `dataDir` finds it. */
  readonly data?: string;
  /** Check cells of the language alone before other types are loaded; default false. */
  readonly startsWithLanguage?: boolean;
}

/** The compiler of the cells of a folder's notebooks. */
export function loadCompiler({ folder, data, startsWithLanguage = false }: LoadOptions): CellCompiler {
  const ts = loadTypeScript();
  const types = path.dirname(path.dirname(ownRequire().resolve("@types/node/package.json")));
  const paths = { tslab: path.join(packageRoot("tslab"), "dist/public.d.ts") };
  const book = findBook(folder);
  // A kernel has loaded the book's code as it was, whatever is built meanwhile.
  const fixedFolders = [buildFolder(), ...(book === undefined ? [] : [path.join(book, BUILT_BOOK)])];
  return new CellCompiler({
    ...{ ts, folder, paths, fixedFolders, startsWithLanguage, typeRoots: [types] },
    tableTypes: () => tableTypes(data ?? dataDir()),
  });
}
