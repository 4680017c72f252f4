import path from "node:path";
import { dataDir } from "../../../platform/book-folder.js";
import { loadTypeScript, ownRequire } from "../../../platform/loading/load-typescript.js";
import { buildFolder, packageRoot } from "../../../platform/package-root.js";
import { tableTypes } from "../../../store/table-types.js";
import { CellCompiler } from "../compiler/cell-compiler.js";

interface LoadOptions {
  /** The notebook's folder. */
  readonly folder: string;
  /** The data folder, whose tables the cells know; default as `dataDir` finds it. */
  readonly data?: string;
  /** Leave out what declarations say to readers, which takes a fifth of the time of parsing them; default false. */
  readonly withoutDocs?: boolean;
}

/** The compiler of the cells of a folder's notebooks. */
export function loadCompiler({ folder, data, withoutDocs = false }: LoadOptions): CellCompiler {
  const ts = loadTypeScript();
  const { readFile } = ts.sys;
  const system = !withoutDocs
    ? ts.sys
    : {
        ...ts.sys,
        readFile: (file: string, encoding?: string) => {
          const text = readFile(file, encoding);
          return file.endsWith(".d.ts") ? text?.replaceAll("/**", "/* ") : text;
        },
      };
  const types = path.dirname(path.dirname(ownRequire().resolve("@types/node/package.json")));
  const paths = { tslab: path.join(packageRoot("tslab"), "dist/public.d.ts") };
  const fixedFolders = [buildFolder()];
  return new CellCompiler({
    ...{ ts, folder, system, paths, fixedFolders, typeRoots: [types] },
    tableTypes: () => tableTypes(data ?? dataDir()),
  });
}
