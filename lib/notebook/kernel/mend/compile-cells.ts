import type { StepMaps } from "./cell-map.js";
import { type CompiledCell, declarationsHash } from "./compiled-cell.js";
import { hookCompiler } from "./hook-compiler.js";
import { keepDeclarations } from "./keep-declarations.js";
import { createLastingBuilder, type LastingBuilder } from "./lasting-builder.js";
import type { ConverterModule } from "./tslab-types.js";
import { uncheckedTranspiler } from "./unchecked-transpiler.js";

/** A cell to compile, and the declarations of the cells before it. */
export interface CompileRequest {
  readonly declarations: string;
  readonly source: string;
}

type Compile = (request: CompileRequest) => CompiledCell;

/**
 * The compiler of a tslab, made to compile the cells of many notebooks: the libraries' types are read once.
 * @param fromTslab `require` as it works in tslab's own folder
 * @returns starts to compile in the folder that this process works in, as the kernel of that folder would
 */
export function cellCompiler(fromTslab: NodeJS.Require): () => Compile {
  let kept: StepMaps[] = [];
  let builder: LastingBuilder | undefined;
  let createBuilder = (): LastingBuilder | undefined => undefined;
  const ts = hookCompiler(
    fromTslab,
    (maps) => kept.push(maps),
    (compiler) => {
      const createAbstractBuilder = keepDeclarations(compiler.createAbstractBuilder);
      createBuilder = () => createLastingBuilder({ ...compiler, createAbstractBuilder });
      return {
        createBuilder: (...args) => (builder as LastingBuilder).create(...args),
        transpile: uncheckedTranspiler(compiler),
      };
    },
  );
  if (ts) {
    const { readFile } = ts.sys;
    // A run ends before anything that it compiles against changes, and a file watched is a file looked at again and again.
    const unwatched = () => ({ close: () => {} });
    Object.assign(ts.sys, {
      watchFile: unwatched,
      watchDirectory: unwatched,
      getCurrentDirectory: () => process.cwd(),
      // What declarations say to readers is not parsed with them: a fifth of the time until the first cell.
      readFile: (file: string, encoding?: string) => {
        const text = readFile(file, encoding);
        return file.endsWith(".d.ts") ? text?.replaceAll("/**", "/* ") : text;
      },
    });
  }
  const { createConverter } = fromTslab("./converter.js") as ConverterModule;

  return () => {
    builder = createBuilder();
    const converter = createConverter({ isJS: false, isBrowser: false });
    return ({ declarations, source }) => {
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
    };
  };
}
