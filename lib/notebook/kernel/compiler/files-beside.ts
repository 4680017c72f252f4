import MagicString from "magic-string";
import type ts from "typescript";
import type { CellProgram, Emitted } from "./cell-program.js";
import type { TypeScript } from "./typescript.js";

/** A module with a source of its own beside the notebook, compiled. */
export interface ModuleFile {
  /** Absolute path of the source. */
  readonly path: string;
  /** A CommonJS module; `import.meta` is the variable that {@link META} names. JSON is as it is. */
  readonly code: string;
  /** The map of TypeScript's first step, to JavaScript, and of the second, to CommonJS. */
  readonly maps?: { readonly first: string; readonly second: string };
  /** The files beside the notebook that it asks for, by the name under which it does so. */
  readonly files: { readonly [specifier: string]: string };
}

/** What stands for `import.meta` in a compiled file. */
export const META = "__importMeta__";

/** The places in a text where `import.meta` stands. */
function replaceMeta(ts: TypeScript, code: string): string {
  if (!code.includes("import")) return code;
  const file = ts.createSourceFile("file.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const text = new MagicString(code);
  const see = (node: ts.Node): void => {
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      text.overwrite(node.getStart(file), node.end, META);
    ts.forEachChild(node, see);
  };
  see(file);
  return text.toString();
}

function toCommonJs(ts: TypeScript, { code, map }: Emitted): Pick<ModuleFile, "code" | "maps"> {
  const result = ts.transpileModule(code, {
    fileName: "file.js",
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2024,
      esModuleInterop: true,
      sourceMap: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  });
  const outputText = result.outputText.replace(/\/\/# sourceMappingURL=\S+\s*$/, "");
  return {
    code: replaceMeta(ts, outputText),
    maps: { first: map, second: result.sourceMapText ?? "" },
  };
}

/** Compiles the files beside the notebook that a cell leads to. */
export function moduleFiles(program: CellProgram, files: readonly ts.SourceFile[]): ModuleFile[] {
  const { ts } = program;
  return files.map((file) => {
    const { fileName } = file;
    const beside = Object.fromEntries(
      program.importedFiles(file).map(({ specifier, fileName: target }) => [specifier, target]),
    );
    if (fileName.endsWith(".json")) return { path: fileName, code: file.text, files: {} };
    return { path: fileName, ...toCommonJs(ts, program.emit(file)), files: beside };
  });
}
