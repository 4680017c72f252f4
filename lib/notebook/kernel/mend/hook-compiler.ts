import { SourceMap } from "node:module";
import path from "node:path";
import { composeMaps, exactLine, splitInlineMap } from "./cell-map.js";
import { mendShorthand, type ShorthandTypeScript } from "./mend-shorthand.js";
import type { Session } from "./session.js";

interface Node {
  readonly expression?: { readonly text?: string };
  getStart(file: SourceFile): number;
}
interface SourceFile extends Node {
  readonly statements: readonly Node[];
  getLineAndCharacterOfPosition(position: number): { line: number; character: number };
}
interface Message {
  readonly messageText: unknown;
}
interface TranspileOptions {
  readonly compilerOptions: object;
  readonly transformers?: object;
}
interface Factory {
  createIdentifier(name: string): Node;
  createNumericLiteral(value: number): Node;
  createCallExpression(callee: Node, types: undefined, values: readonly Node[]): Node;
  createExpressionStatement(expression: Node): Node;
  createNodeArray(nodes: readonly Node[]): readonly Node[];
  updateSourceFile(file: SourceFile, statements: readonly Node[]): SourceFile;
}

/** What is used of the TypeScript that tslab brings. */
export interface TypeScript {
  readonly version: string;
  readonly factory: Factory;
  isExpressionStatement(node: Node): boolean;
  isExportDeclaration(node: Node): boolean;
  isStringLiteral(node: unknown): boolean;
  forEachChild<T>(node: Node, visit: (child: Node) => T | undefined): T | undefined;
  createWatchCompilerHost(files: readonly string[], options: object, ...rest: unknown[]): unknown;
  transpileModule(code: string, options: TranspileOptions): { outputText: string; sourceMapText?: string };
  getPreEmitDiagnostics(program: unknown, file: unknown): readonly Message[];
  getPreEmitDiagnosticsOfFiles(program: unknown, files: unknown): readonly Message[];
  flattenDiagnosticMessageText(text: unknown, newLine: string): string;
}

/** Lines that tslab puts before a cell: "export {};". */
const SHIFT = 1;
const CELL_FILE = /^__tslab__\.[jt]sx?$/;
/** Called in the compiled cell before each top-level statement, with the statement's line. */
const REACH = "__cellLine__";

/** A transformer that has each top-level statement announce its line before it runs. */
function announceLines(ts: TypeScript, map: SourceMap) {
  const { factory } = ts;
  return () =>
    (file: SourceFile): SourceFile => {
      // A statement that tslab made has no place of its own; its first mapped part has.
      const lineOf = (node: Node): number | undefined => {
        const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
        return exactLine(map, line, character, SHIFT) ?? ts.forEachChild(node, lineOf);
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
 * tslab compiles in two steps: a watching compiler for types, then a transpilation to CommonJS. Both keep maps here. A
 * message of several parts is one text here: tslab forgets the file of the others.
 */
export function hookedCompiler(ts: TypeScript, session: Session): Partial<TypeScript> {
  const flat = (diagnostic: Message): Message => ({
    ...diagnostic,
    messageText: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
  });
  return {
    ...mendShorthand(ts as TypeScript & ShorthandTypeScript),
    createWatchCompilerHost: (files, options, ...rest) =>
      ts.createWatchCompilerHost(files, { ...options, inlineSourceMap: true }, ...rest),

    getPreEmitDiagnostics: (...args) => ts.getPreEmitDiagnostics(...args).map(flat),
    getPreEmitDiagnosticsOfFiles: (...args) => ts.getPreEmitDiagnosticsOfFiles(...args).map(flat),

    transpileModule(code, options) {
      const inner = splitInlineMap(code);
      if (!inner) return ts.transpileModule(code, options);
      const file = inner.map.sources[0] ?? "";
      const isCell = CELL_FILE.test(path.basename(file));
      const result = ts.transpileModule(inner.code, {
        ...options,
        compilerOptions: { ...options.compilerOptions, sourceMap: true },
        ...(isCell ? { transformers: { before: [announceLines(ts, new SourceMap(inner.map))] } } : {}),
      });
      const outputText = result.outputText.replace(/\/\/# sourceMappingURL=\S+\s*$/, "");
      if (result.sourceMapText) {
        const map = composeMaps(inner.map, JSON.parse(result.sourceMapText), { shift: isCell ? SHIFT : 0 });
        // Paths in a map are relative to the compiler's output folder, which exists in memory only.
        const source = path.resolve("outDir", file);
        if (!isCell) session.files.set(source.replace(/\.[jt]sx?$/, ".js"), { source, map });
        else if (session.current) session.current.map = map;
      }
      return { ...result, outputText };
    },
  };
}

/**
 * Puts the hooked compiler in the place of tslab's TypeScript, before anything of tslab has loaded it.
 * @param fromTslab `require` as it works in tslab's own folder
 */
export function hookCompiler(fromTslab: NodeJS.Require, session: Session): TypeScript | undefined {
  const id = fromTslab.resolve("@tslab/typescript-for-tslab");
  const ts = fromTslab(id) as TypeScript;
  if (typeof ts.createWatchCompilerHost !== "function" || typeof ts.transpileModule !== "function") return ts;
  const hooks = Object.getOwnPropertyDescriptors(hookedCompiler(ts, session));
  const module = fromTslab.cache[id];
  // TypeScript's own exports are getters that cannot be replaced, so tslab gets a copy.
  if (module)
    module.exports = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(ts), ...hooks });
  Object.defineProperty(globalThis, REACH, { value: (line: number) => session.reach(line) });
  return ts;
}
