import { createRequire } from "node:module";
import path from "node:path";
import type ts from "typescript";
import { CellCompiler } from "../compiler/cell-compiler.js";
import type { TypeScript } from "../compiler/typescript.js";
import { packageRoot } from "../package-root.js";

interface LoadOptions {
  /** The notebook's folder. */
  readonly folder: string;
  /** `require` where this package's dependencies are found; default as Node finds them. */
  readonly require?: NodeJS.Require;
  /** Files of packages that have been parsed, by path. */
  readonly parsed?: Map<string, ts.SourceFile>;
  /** Leave out what declarations say to readers, which takes a fifth of the time of parsing them; default false. */
  readonly withoutDocs?: boolean;
}

const own = () => createRequire(path.join(packageRoot("claimbook"), "package.json"));

/** TypeScript as this package brings it, for cells. It takes a fifth of a second to load. */
export function loadTypeScript(require: NodeJS.Require = own()): TypeScript {
  return require("typescript") as TypeScript;
}

/** The version of {@link loadTypeScript}, without loading it. */
export function typescriptVersion(): string {
  return (own()("typescript/package.json") as { readonly version: string }).version;
}

/** The compiler of the cells of a folder's notebooks. */
export function loadCompiler({ folder, require, parsed, withoutDocs = false }: LoadOptions): CellCompiler {
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
  const types = path.dirname(path.dirname((require ?? own()).resolve("@types/node/package.json")));
  const paths = { tslab: path.join(packageRoot("tslab"), "dist/public.d.ts") };
  return new CellCompiler({ ts, folder, system, paths, typeRoots: [types], ...(parsed && { parsed }) });
}
