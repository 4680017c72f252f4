import MagicString from "magic-string";
import type ts from "typescript";
import type { CellProgram, Emitted } from "./cell-program.js";
import { awaitsAtTop, forEachTopLevel } from "./top-level.js";
import type { BoundFile, TypeScript } from "./typescript.js";

/** A module with a source of its own beside the notebook, compiled. */
export interface ModuleFile {
  /** Absolute path of the source. */
  readonly path: string;
  /** A CommonJS module; `import.meta` is the variable that {@link META} names. JSON is as it is. */
  readonly code: string;
  /** The map of TypeScript's first step, to JavaScript, and of the second, to CommonJS. */
  readonly maps?: { readonly first: string; readonly second: string };
  /** Whether it awaits something, or a file that it imports does: what it exports is there after a promise then. */
  readonly isAsync: boolean;
  /** Whether it is an ES module, which imports what it asks for; default false. */
  readonly imports?: boolean;
  /** The files beside the notebook that it asks for, by the name under which it does so. */
  readonly files: { readonly [specifier: string]: string };
}

/** What stands for `import.meta` in a compiled file. */
export const META = "__importMeta__";

/**
 * A CommonJS module in which `import.meta` is a variable and what has to be waited for is awaited.
 * @param awaited the names under which it asks for files that await something
 */
function finish(ts: TypeScript, code: string, awaited: ReadonlySet<string>): string {
  const file = ts.createSourceFile("file.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const text = new MagicString(code);
  const see = (node: ts.Node): void => {
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      text.update(node.getStart(file), node.end, META);
    ts.forEachChild(node, see);
  };
  see(file);
  forEachTopLevel(ts, file, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText(file) !== "require") return;
    const [name] = node.arguments;
    if (name && ts.isStringLiteralLike(name) && awaited.has(name.text))
      text.prependLeft(node.getStart(file), "(await ").appendRight(node.end, ")");
  });
  return text.toString();
}

function toCommonJs(
  ts: TypeScript,
  { code, map }: Emitted,
  awaited: ReadonlySet<string>,
): Pick<ModuleFile, "code" | "maps"> {
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
    code: finish(ts, outputText, awaited),
    maps: { first: map, second: result.sourceMapText ?? "" },
  };
}

/** The files that await something, and those that lead to one of them. */
function asyncFiles(program: CellProgram, files: readonly ts.SourceFile[]): ReadonlySet<string> {
  const found = new Set(
    files.filter((file) => awaitsAtTop(program.ts, file)).map(({ fileName }) => fileName),
  );
  for (let before = -1; before !== found.size && found.size > 0; ) {
    before = found.size;
    for (const file of files)
      if (program.importedFiles(file).some(({ fileName }) => found.has(fileName))) found.add(file.fileName);
  }
  return found;
}

/** Compiles the files beside the notebook that a cell leads to. */
export function moduleFiles(program: CellProgram, files: readonly ts.SourceFile[]): ModuleFile[] {
  const waits = asyncFiles(program, files);
  return files.map((file) => {
    const { fileName: path } = file;
    if (path.endsWith(".json")) return { path, code: file.text, isAsync: false, files: {} };
    const imports = typeof (file as BoundFile).externalModuleIndicator === "object";
    const imported = program.importedFiles(file);
    const asked = Object.fromEntries(imported.map(({ specifier, fileName }) => [specifier, fileName]));
    // What Node would run as it is may rely on not being strict.
    if (!imports && /\.c?js$/.test(path))
      return { path, code: file.text.replace(/^#!.*/, ""), isAsync: false, files: asked };
    const awaited = new Set(
      imported.filter(({ fileName }) => waits.has(fileName)).map(({ specifier }) => specifier),
    );
    return {
      path,
      ...toCommonJs(program.ts, program.emit(file), awaited),
      isAsync: waits.has(path),
      imports,
      files: asked,
    };
  });
}
