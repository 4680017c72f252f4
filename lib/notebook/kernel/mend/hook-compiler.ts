import { SourceMap } from "node:module";
import { CELL_SHIFT, exactLine, isCellFile, type StepMaps, splitInlineMap } from "./cell-map.js";
import type { LastingBuilderTypeScript } from "./lasting-builder.js";
import { mendPropertyNames, type PropertyNamesTypeScript } from "./mend-property-names.js";
import { createPlainBuilder } from "./plain-builder.js";

interface Node {
  readonly expression?: { readonly text?: string };
  getStart(file: SourceFile): number;
}
interface SourceFile extends Node {
  readonly statements: readonly Node[];
  getLineAndCharacterOfPosition(position: number): { line: number; character: number };
}
interface Message {
  readonly file?: unknown;
  readonly messageText: unknown;
}
interface TranspileOptions {
  readonly fileName?: string;
  readonly compilerOptions: { readonly target?: number; readonly sourceMap?: boolean };
  readonly transformers?: object;
}
export type TranspileModule = (
  code: string,
  options: TranspileOptions,
) => { readonly outputText: string; readonly sourceMapText?: string };
interface Factory {
  createIdentifier(name: string): Node;
  createNumericLiteral(value: number): Node;
  createCallExpression(callee: Node, types: undefined, values: readonly Node[]): Node;
  createExpressionStatement(expression: Node): Node;
  createNodeArray(nodes: readonly Node[]): readonly Node[];
  updateSourceFile(file: SourceFile, statements: readonly Node[]): SourceFile;
}

/** What is used of the TypeScript that tslab brings. */
export interface TypeScript extends LastingBuilderTypeScript {
  readonly version: string;
  readonly sys: { readFile(file: string, encoding?: string): string | undefined };
  readonly factory: Factory;
  readonly transpileModule: TranspileModule;
  isExpressionStatement(node: Node): boolean;
  isExportDeclaration(node: Node): boolean;
  isStringLiteral(node: unknown): boolean;
  forEachChild<T>(node: Node, visit: (child: Node) => T | undefined): T | undefined;
  createWatchCompilerHost(
    files: readonly string[],
    options: object,
    system: unknown,
    createProgram: unknown,
    ...rest: unknown[]
  ): unknown;
  getPreEmitDiagnostics(program: unknown, file: unknown): readonly Message[];
  getPreEmitDiagnosticsOfFiles(program: unknown, files: readonly unknown[]): readonly Message[];
  flattenDiagnosticMessageText(text: unknown, newLine: string): string;
}

/** Other ways to do what takes most of a cell's time. */
interface CompilerParts {
  readonly createBuilder?: ReturnType<typeof createPlainBuilder>;
  readonly transpile?: TranspileModule;
}

/** Called in the compiled cell before each top-level statement, with the statement's line. */
export const REACH = "__cellLine__";

/** A transformer that has each top-level statement announce its line before it runs. */
function announceLines(ts: TypeScript, map: SourceMap) {
  const { factory } = ts;
  return () =>
    (file: SourceFile): SourceFile => {
      // A statement that tslab made has no place of its own; its first mapped part has.
      const lineOf = (node: Node): number | undefined => {
        const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
        return exactLine(map, line, character, CELL_SHIFT) ?? ts.forEachChild(node, lineOf);
      };
      let directives = true;
      const statements = file.statements.flatMap((statement) => {
        directives &&= ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
        // tslab ends each cell with an export of its variables.
        const line = directives || ts.isExportDeclaration(statement) ? undefined : lineOf(statement);
        if (line === undefined || line < 1) return [statement];
        const call = factory.createCallExpression(factory.createIdentifier(REACH), undefined, [
          factory.createNumericLiteral(line),
        ]);
        return [factory.createExpressionStatement(call), statement];
      });
      return factory.updateSourceFile(file, factory.createNodeArray(statements));
    };
}

/**
 * tslab compiles in two steps: a watching compiler for types, then a transpilation to CommonJS. The maps of both are given
 * to `keep`. A message of several parts is one text here: tslab forgets the file of the others. Of the packages of types
 * that nobody imports only Node's are read: the others would cost each kernel time and let cells believe in a DOM.
 */
export function hookedCompiler(
  ts: TypeScript,
  keep: (maps: StepMaps) => void,
  { createBuilder = createPlainBuilder(ts), transpile = ts.transpileModule }: CompilerParts = {},
): Partial<TypeScript> {
  const flat = (diagnostic: Message): Message => ({
    ...diagnostic,
    messageText: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
  });
  return {
    ...mendPropertyNames(ts as TypeScript & PropertyNamesTypeScript),
    createWatchCompilerHost: (files, options, system, _createProgram, ...rest) =>
      ts.createWatchCompilerHost(
        files,
        { ...options, types: ["node"], inlineSourceMap: true },
        system,
        createBuilder,
        ...rest,
      ),

    getPreEmitDiagnostics: (...args) => ts.getPreEmitDiagnostics(...args).map(flat),
    // A program that several cells were put into also knows of the faults of those before.
    getPreEmitDiagnosticsOfFiles: (program, files) =>
      ts
        .getPreEmitDiagnosticsOfFiles(program, files)
        .filter(({ file }) => !file || files.includes(file))
        .map(flat),

    transpileModule(code, options) {
      const first = splitInlineMap(code);
      if (!first) return transpile(code, options);
      const isCell = isCellFile(first.map.sources[0] ?? "");
      const result = transpile(first.code, {
        ...options,
        compilerOptions: { ...options.compilerOptions, sourceMap: true },
        ...(isCell ? { transformers: { before: [announceLines(ts, new SourceMap(first.map))] } } : {}),
      });
      const outputText = result.outputText.replace(/\/\/# sourceMappingURL=\S+\s*$/, "");
      if (result.sourceMapText) keep({ first: first.map, second: JSON.parse(result.sourceMapText) });
      return { ...result, outputText };
    },
  };
}

/**
 * Puts the hooked compiler in the place of tslab's TypeScript, before anything of tslab has loaded it.
 * @param fromTslab `require` as it works in tslab's own folder
 */
export function hookCompiler(
  fromTslab: NodeJS.Require,
  keep: (maps: StepMaps) => void,
  parts: (ts: TypeScript) => CompilerParts = () => ({}),
): TypeScript | undefined {
  const id = fromTslab.resolve("@tslab/typescript-for-tslab");
  const ts = fromTslab(id) as TypeScript;
  if (typeof ts.createWatchCompilerHost !== "function" || typeof ts.transpileModule !== "function") return ts;
  const hooks = Object.getOwnPropertyDescriptors(hookedCompiler(ts, keep, parts(ts)));
  const module = fromTslab.cache[id];
  // TypeScript's own exports are getters that cannot be replaced, so tslab gets a copy.
  if (module)
    module.exports = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(ts), ...hooks });
  return ts;
}
