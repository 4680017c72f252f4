import path from "node:path";
import type ts from "typescript";
import { dataDir } from "../../../platform/book-folder.js";
import { tableTypes } from "../../../store/table-types.js";
import { CellCompiler } from "../compiler/cell-compiler.js";
import { loadTypeScript, ownRequire } from "../load-typescript.js";
import { buildFolder, packageRoot } from "../package-root.js";

interface LoadOptions {
  /** The notebook's folder. */
  readonly folder: string;
  /** The data folder, whose tables the cells know; default as `dataDir` finds it. */
  readonly data?: string;
  /** `require` where this package's dependencies are found; default as Node finds them. */
  readonly require?: NodeJS.Require;
  /** Files of packages and of the library that have been parsed, by path. */
  readonly parsed?: Map<string, ts.SourceFile>;
  /** Leave out what declarations say to readers, which takes a fifth of the time of parsing them; default false. */
  readonly withoutDocs?: boolean;
}

/** The compiler of the cells of a folder's notebooks. */
export function loadCompiler({
  folder,
  data,
  require,
  parsed,
  withoutDocs = false,
}: LoadOptions): CellCompiler {
  const ts = loadTypeScript(require);
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
  const types = path.dirname(path.dirname((require ?? ownRequire()).resolve("@types/node/package.json")));
  const paths = { tslab: path.join(packageRoot("tslab"), "dist/public.d.ts") };
  const fixedFolders = [buildFolder()];
  return new CellCompiler({
    ...{ ts, folder, system, paths, fixedFolders, typeRoots: [types] },
    tableTypes: () => tableTypes(data ?? dataDir()),
    ...(parsed && { parsed }),
  });
}
