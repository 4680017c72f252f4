import type { CompletionInfo, IsCompleteResult } from "tslab/dist/converter.js";
import type ts from "typescript";
import type { CellCompiler } from "./cell-compiler.js";
import type { EarlierCell } from "./compilation.js";
import { dataNamesAt, type KnownData } from "./data-names.js";
import { readDocs } from "./read-docs.js";
import { referencePage } from "./reference-page.js";
import type { BoundFile, TypeScript } from "./typescript.js";
import { stringAt } from "./written-at.js";

/** Pieces of text as TypeScript's language service gives them. */
type Parts = readonly { readonly text: string }[];

/** What TypeScript knows of a name; see `ts.QuickInfo`. */
export interface QuickInfo {
  readonly displayParts?: Parts;
  readonly documentation?: Parts;
  readonly tags?: readonly { readonly name: string; readonly text?: Parts }[];
  /** Where more is told of it; see `referencePage`. */
  readonly reference?: string | undefined;
}

/** A place in a cell that is being written. */
interface Asked {
  readonly source: string;
  /** UTF-16 offset. */
  readonly position: number;
  readonly before: readonly EarlierCell[];
}

/** TypeScript's services below its public API, which work on a file that is in no project. */
interface Services {
  getTouchingPropertyName(file: ts.SourceFile, position: number): ts.Node;
  findPrecedingToken(position: number, file: ts.SourceFile): ts.Node | undefined;
  readonly SymbolDisplay: {
    getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker: ts.TypeChecker,
      symbol: ts.Symbol,
      file: ts.SourceFile,
      enclosing: ts.Node | undefined,
      location: ts.Node,
    ): { displayParts: Parts; documentation: Parts };
  };
  readonly Completions: {
    getCompletionsAtPosition(
      host: object,
      program: ts.Program,
      log: (text: string) => void,
      file: ts.SourceFile,
      position: number,
      preferences: object,
      trigger: undefined,
      kind: undefined,
      token: object,
    ): ts.CompletionInfo | undefined;
  };
}

function services(ts: TypeScript): Services {
  return ts as unknown as Services;
}

/** What a name in a cell is; undefined where there is none. */
export function inspectAt(
  compiler: CellCompiler,
  { source, position, before }: Asked,
): QuickInfo | undefined {
  const session = compiler.session();
  const file: BoundFile = session.look(source, before);
  // To look at a cell may have a new program made.
  const { ts, checker } = session.program;
  const node = services(ts).getTouchingPropertyName(file, position);
  if (node === file || position > node.end || node.kind === ts.SyntaxKind.ImportKeyword) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  if (!symbol) {
    if (!ts.isExpression(node)) return undefined;
    const type = checker.typeToString(checker.getTypeAtLocation(node));
    return ts.isIdentifier(node) || ts.isLiteralExpression(node)
      ? undefined
      : { displayParts: [{ text: type }] };
  }
  readDocs(ts, checker, symbol, node);
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return {
    ...services(ts).SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker,
      symbol,
      file,
      (node as { parent?: ts.Node }).parent,
      node,
    ),
    reference: referencePage(ts, target),
  };
}

const NEVER_CANCELLED = { isCancellationRequested: () => false, throwIfCancellationRequested: () => {} };

/** How well a name fits what has been written of it: from its first letter, in the other case, inside; undefined when not at all. */
function rank(name: string, written: string): number | undefined {
  if (name.startsWith(written)) return 0;
  const [lower, sought] = [name.toLowerCase(), written.toLowerCase()];
  if (lower.startsWith(sought)) return 1;
  return lower.includes(sought) ? 2 : undefined;
}

/** The names that fit what has been written of one, the likeliest first. */
function fitting(
  entries: readonly { readonly name: string; readonly sortText: string }[],
  written: string,
): string[] {
  const found = entries.flatMap(({ name, sortText }, index) => {
    const fit = rank(name, written);
    return fit === undefined ? [] : [{ name, order: `${fit}${sortText}`, index }];
  });
  found.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.index - b.index));
  return found.map(({ name }) => name);
}

/** Names in braces after `import`, as far as they are written. */
const OPEN_IMPORT = /(?:^|[\n;]|\*\/)[^\S\n]*import\s+(?:type\s+)?(?:[\p{L}\p{N}_$]+\s*,\s*)?\{[^{}"'`;]*$/u;
const MODULE_FOLLOWS = /^[^;{}]*\}\s*from\s*(["'])[^"'\n]+\1/;

/** A cell whose import says no module yet imports from the library. */
function withModule(source: string, position: number): string {
  const before = source.slice(0, position);
  const isOpen = OPEN_IMPORT.test(before) && !MODULE_FOLLOWS.test(source.slice(position));
  return isOpen ? `${before} } from "claimbook";` : source;
}

/**
 * What could stand at a place of a cell, the likeliest first.
 * @param data what is known of tables and columns; those that could stand there come before anything else
 */
export function complete(compiler: CellCompiler, asked: Asked, data?: KnownData): CompletionInfo {
  const { position, before } = asked;
  const named = data && dataNamesAt(compiler, asked, data);
  if (named) {
    const { start, end, names } = named;
    const entries = names.map((name) => ({ name, sortText: "" }));
    const candidates = fitting(entries, asked.source.slice(start, position));
    if (candidates.length > 0) return { start, end, candidates };
  }
  const source = withModule(asked.source, position);
  const session = compiler.session();
  const file = session.look(source, before);
  const { ts, program, servicesHost } = session.program;
  const info = services(ts).Completions.getCompletionsAtPosition(
    servicesHost,
    program,
    () => {},
    file,
    position,
    {},
    undefined,
    undefined,
    NEVER_CANCELLED,
  );
  const entries: { name: string; sortText: string; replacementSpan?: ts.TextSpan }[] = [
    ...(info?.entries ?? []),
  ];
  const string = stringAt(ts, file, position);
  if (string) {
    const span = entries.find(({ replacementSpan }) => replacementSpan)?.replacementSpan;
    // What is offered in a path follows its last slash.
    const slash = source.slice(string.start, position).lastIndexOf("/") + 1;
    const start = span?.start ?? string.start + slash;
    // Linked packages are in no list of dependencies.
    const isModule = ts.isImportDeclaration(string.node.parent) && start === string.start;
    if (isModule && !entries.some(({ name }) => name === "claimbook"))
      entries.push({ name: "claimbook", sortText: "0" });
    return { start, end: string.end, candidates: fitting(entries, source.slice(start, position)) };
  }
  const token = services(ts).findPrecedingToken(position, file);
  const isName = token && (ts.isIdentifier(token) || ts.isPrivateIdentifier(token)) && token.end >= position;
  const start = isName ? token.getStart(file) : position;
  const end = isName ? token.end : position;
  return { start, end, candidates: fitting(entries, source.slice(start, position)) };
}

/** Whether a cell can run as it is, or goes on in the next line, indented so. */
export function isComplete(ts: TypeScript, source: string): IsCompleteResult {
  // Two empty lines end a cell, whatever is open.
  const written = source.trimEnd();
  const ends = source.slice(written.length).split("\n").length - 1;
  if (ends >= (written === "" ? 1 : 2)) return { completed: true };
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest) as BoundFile;
  const isOpen = file.parseDiagnostics.some(
    ({ start, length, messageText }) =>
      start + length >= written.length &&
      (length === 0 || /Unterminated/.test(String(messageText))) &&
      /expected\.$|Unterminated template|'\*\/'/.test(String(messageText)),
  );
  if (!isOpen) return { completed: true };
  const line = source.slice(source.lastIndexOf("\n") + 1);
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  return { completed: false, indent: /[{([]$/.test(line.trimEnd()) ? `${indent}  ` : indent };
}
