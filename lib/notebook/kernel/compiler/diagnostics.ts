import type ts from "typescript";
import { withNearNames } from "./near-names.js";
import { OLDEST_NODE } from "./options.js";
import type { BoundFile, OpenChecker, TypeScript } from "./typescript.js";

/** 0-based line, and 0-based column in UTF-16 units, of a source. */
export interface SourcePosition {
  readonly line: number;
  readonly character: number;
}

/** What is wrong with a cell or a file that it imports. */
export interface CellDiagnostic {
  readonly start: SourcePosition;
  /** The message; further lines explain it. */
  readonly messageText: string;
  readonly code: number;
  /** The file beside the notebook that it is about, an absolute path; the cell itself when absent. */
  readonly fileName?: string;
}

/** What is no fault of a cell or helper file: a package without types, which is of type any in strict cells too, and a name that ends in `.ts`. */
const ALLOWED: ReadonlySet<number> = new Set([7016, 5097]);
/** A variable whose type follows from what is assigned to it, where that cannot be followed. */
const UNKNOWN_TYPE = 7005;
/** Messages that suggest a newer standard library, with the library's name in the text. */
const NEWER_LIBRARY: ReadonlySet<number> = new Set([2550, 2583, 2585]);
/** The Node from which on all of a standard library is there. */
const NODE_OF: { readonly [library: string]: string } = { es2024: "22", es2025: "24", esnext: "24" };

/** The position of an offset in a text, whose lines end as Jupyter's front ends count them. */
export function positionAt(text: string, offset: number): SourcePosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length - 1, character: offset - lineStart };
}

/** Those that `@ts-ignore` and `@ts-expect-error` leave, and what the latter did not find. */
function heedDirectives(ts: TypeScript, file: BoundFile, found: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  const directives = file.commentDirectives ?? [];
  if (directives.length === 0) return [...found];
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const byLine = new Map(directives.map((one) => [lineOf(one.range.end), one]));
  const starts = file.getLineStarts();
  const used = new Set<unknown>();
  const left = found.filter(({ start = 0 }) => {
    for (let line = lineOf(start) - 1; line >= 0; line -= 1) {
      const directive = byLine.get(line);
      if (directive) {
        used.add(directive);
        return false;
      }
      const text = file.text.slice(starts[line], starts[line + 1]).trim();
      if (text !== "" && !/^\/\//.test(text)) return true;
    }
    return true;
  });
  const unused = directives
    .filter((one) => one.type === 0 && !used.has(one))
    .map(({ range }) => ({
      file,
      start: range.pos,
      length: range.end - range.pos,
      messageText: "Unused '@ts-expect-error' directive.",
      code: 2578,
      category: ts.DiagnosticCategory.Error,
    }));
  return [...left, ...unused];
}

/** Whether a complaint is one that keeps a cell from running. */
export function isFault({ code }: ts.Diagnostic): boolean {
  return !ALLOWED.has(code);
}

/** Whether a complaint is about a name that an earlier cell declares: what was assigned to it since is not in this cell. */
function isOfEarlierCell(file: BoundFile, { start = 0, length = 0 }: ts.Diagnostic): boolean {
  return !file.locals.has(file.text.slice(start, start + length));
}

/** TypeScript's complaints about a cell: about its syntax, and when there are none, about its types. */
export function cellDiagnostics(ts: TypeScript, file: BoundFile, checker: OpenChecker): ts.Diagnostic[] {
  if (file.parseDiagnostics.length > 0) return [...file.parseDiagnostics];
  const found = [...file.bindDiagnostics, ...checker.getDiagnostics(file)].filter(
    (one) =>
      one.file === file &&
      one.category === ts.DiagnosticCategory.Error &&
      isFault(one) &&
      !(one.code === UNKNOWN_TYPE && isOfEarlierCell(file, one)),
  );
  return heedDirectives(ts, file, found)
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
    .map((one) => withNearNames(ts, checker, one));
}

/** A message as one text, which names Node where a newer standard library is wanted and no path of a cell. */
function messageOf(ts: TypeScript, { messageText, code, file }: ts.Diagnostic): string {
  const whole = ts
    .flattenDiagnosticMessageText(messageText, "\n")
    .replaceAll(/import\("[^"]*\/cell-\d+"\)\./g, "");
  // A module is called what the cell calls it.
  const text = ((file as BoundFile | undefined)?.imports ?? []).reduce(
    (said, { text: name }) => said.replaceAll(`"${name}.js"`, `"${name}"`),
    whole,
  );
  if (!NEWER_LIBRARY.has(code)) return text;
  const library = /'(es\d+|esnext)[.'\w]*/i.exec(text)?.[1]?.toLowerCase() ?? "";
  const node = NODE_OF[library];
  if (!node) return text;
  const head = text.replace(/ Do you need to change your target library\?.*$/s, "");
  return `${head} It comes with Node ${node}; cells are checked for Node ${OLDEST_NODE}, the oldest that runs notebooks.`;
}

/** A complaint as it is told. */
export function toCellDiagnostic(ts: TypeScript, found: ts.Diagnostic, cell: ts.SourceFile): CellDiagnostic {
  const file = found.file ?? cell;
  return {
    start: positionAt(file.text, found.start ?? 0),
    messageText: messageOf(ts, found),
    code: found.code,
    ...(file === cell ? {} : { fileName: file.fileName }),
  };
}
