import { createRequire } from "node:module";
import { answerRequests } from "../../run/workers/answer-requests.js";
import type { StepMaps } from "./cell-map.js";
import { type CompiledCell, declarationsHash } from "./compiled-cell.js";
import { findTslab } from "./find-tslab.js";
import { hookCompiler } from "./hook-compiler.js";
import { createLastingBuilder, type LastingBuilder } from "./lasting-builder.js";
import type { ConverterModule } from "./tslab-types.js";
import { uncheckedTranspiler } from "./unchecked-transpiler.js";

// A process of its own in a notebook's folder: compiles cells as that folder's kernel would. One compiler serves all
// notebooks of the folder, so that the library's types are read once.

/** A cell to compile, and the declarations of the cells before it. */
export interface CompileRequest {
  readonly declarations: string;
  readonly source: string;
}

let kept: StepMaps[] = [];
const main = findTslab(process.argv[2]);
if (!main) throw new Error("there is no tslab");
const fromTslab = createRequire(main);
let builder: LastingBuilder | undefined;
const ts = hookCompiler(
  fromTslab,
  (maps) => kept.push(maps),
  (compiler) => {
    builder = createLastingBuilder(compiler);
    return { createBuilder: builder.create, transpile: uncheckedTranspiler(compiler) };
  },
);
// A run ends before anything that it compiles against changes, and a file watched is a file looked at again and again.
const unwatched = () => ({ close: () => {} });
if (ts) {
  const { readFile } = ts.sys;
  Object.assign(ts.sys, {
    watchFile: unwatched,
    watchDirectory: unwatched,
    // What declarations say to readers is not parsed with them: a fifth of the time until the first cell.
    readFile: (file: string, encoding?: string) => {
      const text = readFile(file, encoding);
      return file.endsWith(".d.ts") ? text?.replaceAll("/**", "/* ") : text;
    },
  });
}
const { createConverter } = fromTslab("./converter.js") as ConverterModule;
const converter = createConverter({ isJS: false, isBrowser: false });

answerRequests(({ declarations, source }: CompileRequest): CompiledCell => {
  const convert = () => {
    kept = [];
    return converter.convert(declarations, source);
  };
  let conversion = convert();
  // What is wrong is said as the kernel alone would say it.
  if (conversion.diagnostics.length > 0 || builder?.hasFailed())
    conversion = builder?.apart(convert) ?? conversion;
  const [maps] = kept;
  return { behind: declarationsHash(declarations), conversion, ...(maps && { maps }) };
});
