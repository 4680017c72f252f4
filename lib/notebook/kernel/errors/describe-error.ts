import { readFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { codeFrame } from "../code-frame.js";
import type { CellDiagnostic } from "../compiler/diagnostics.js";
import type { SourcePosition } from "./cell-map.js";
import { CELL_SCRIPT, type CellError, type CellRun, type Session } from "./session.js";
import { frameText, isError, type StackFrame, stackFrames } from "./stack-frames.js";

const MAX_FRAMES = 10;
const MAX_CAUSES = 3;

function nameAndMessage(value: unknown): { ename: string; evalue: string } {
  if (!isError(value)) return { ename: "Uncaught", evalue: inspect(value, { depth: 2 }) };
  return { ename: String(value.name) || "Error", evalue: String(value.message) };
}

function causesOf(value: unknown, session: Session): string[] {
  const lines: string[] = [];
  if (isError(value) && Array.isArray((value as AggregateError).errors)) {
    for (const inner of (value as AggregateError).errors.slice(0, MAX_CAUSES)) {
      const { ename, evalue } = nameAndMessage(inner);
      lines.push(`Holds: ${ename}: ${evalue}`);
    }
  }
  let cause = isError(value) ? value.cause : undefined;
  for (let depth = 0; cause !== undefined && depth < MAX_CAUSES; depth += 1) {
    const { ename, evalue } = nameAndMessage(cause);
    const at = stackFrames(cause, session)[0];
    lines.push(`Caused by: ${ename}: ${evalue}${at ? ` (${at.file}:${at.line}:${at.column})` : ""}`);
    cause = isError(cause) ? cause.cause : undefined;
  }
  return lines;
}

interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

function cellFile({ number }: CellRun): string {
  return `cell [${number}]`;
}

/** One line a call; a call that repeats itself is listed once. */
function callLines(frames: readonly StackFrame[]): string[] {
  const lines = frames.map(frameText).filter((line, index, all) => line !== all[index - 1]);
  return lines.length === 0 ? [] : ["", ...lines.slice(0, MAX_FRAMES)];
}

/** A place in a cell or file, and its line with a caret where the source is known. */
function excerpt(source: string | undefined, { file, line, column }: SourceLocation): string[] {
  return ["", `${file}, line ${line}`, ...codeFrame(source ?? "", line, column)];
}

function fileSource(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function sourceOf({ cell, path }: StackFrame, session: Session): string | undefined {
  return path === undefined ? session.runs.get(cell as number)?.source : fileSource(path);
}

/** The place of a syntax error that only V8 finds, such as one in a regular expression: it is in no call. */
function syntaxErrorPosition(value: unknown, run: CellRun): SourcePosition | undefined {
  const stack = isError(value) ? String(value.stack) : "";
  if (!stack.startsWith(CELL_SCRIPT)) return undefined;
  const match = /^[^\n]*:(\d+)\n.*\n( *)\^/.exec(stack);
  return match ? run.map?.(Number(match[1]) - 1, (match[2] as string).length) : undefined;
}

/** Whether an error is tslab's answer to SIGINT: Node's for a statement that runs, tslab's own for one that waits. */
function isInterrupt(value: unknown): boolean {
  if (!isError(value)) return false;
  const { code } = value as NodeJS.ErrnoException;
  return code === "ERR_SCRIPT_EXECUTION_INTERRUPTED" || value.message === "Interrupted asynchronously";
}

/**
 * What a cell threw, as Jupyter reports errors: the traceback has the failing line of the TypeScript source with a caret,
 * and the calls that lead there in terms of cells and packages. No path of this machine is in it.
 * @param note how the error came to be, when no statement of the cell threw it
 */
export function describeError(
  thrown: unknown,
  run: CellRun,
  session: Session,
  { note }: { readonly note?: string } = {},
): CellError {
  const { ename, evalue } = isInterrupt(thrown)
    ? { ename: "Interrupted", evalue: "the cell was interrupted" }
    : nameAndMessage(thrown);
  const frames = stackFrames(thrown, session);
  const own = frames.find((frame) => frame.cell === run.number) ?? syntaxErrorPosition(thrown, run);
  // Without a frame (a thrown text, a stack of library calls only) the statement that ran is what is known.
  const line = own?.line ?? (note === undefined && run.line > 0 ? run.line : undefined);
  const innermost = frames.find(({ cell, path }) => cell !== undefined || path !== undefined);
  return {
    ename,
    evalue,
    traceback: [
      `${ename}: ${evalue}`,
      ...(note === undefined ? [] : [`(${note})`]),
      ...(innermost && innermost.cell !== run.number ? excerpt(sourceOf(innermost, session), innermost) : []),
      ...(line === undefined ? [] : excerpt(run.source, { file: cellFile(run), line, column: own?.column })),
      ...callLines(frames),
      ...causesOf(thrown, session),
    ],
    ...(line === undefined ? {} : { line }),
  };
}

/** The lines of a diagnostic's message, with its code in the first. */
function message({ messageText, code }: CellDiagnostic): [string, ...string[]] {
  const [head, ...rest] = messageText.split("\n");
  return [`${head} (TS${code})`, ...rest];
}

/** What is missing at a cell's end is missing after its last character, not on the empty lines that follow. */
/** A file as it is named relative to the notebook. */
function shownFile(file: string): string {
  return path.relative(process.cwd(), file).replaceAll("\\", "/");
}

function locationOf({ fileName, start }: CellDiagnostic, run: CellRun): SourceLocation {
  const position = {
    file: fileName === undefined ? cellFile(run) : shownFile(fileName),
    line: start.line + 1,
    column: start.character + 1,
  };
  const lines = run.source.trimEnd().split("\n");
  if (fileName !== undefined || position.line <= lines.length) return position;
  return { ...position, line: lines.length, column: (lines.at(-1) as string).length + 1 };
}

/**
 * The compiler's complaints about a cell and the files that it imports as one error, whose message is the first of them.
 * @param diagnostics at least one
 */
export function describeDiagnostics(diagnostics: readonly CellDiagnostic[], run: CellRun): CellError {
  const ename = "TypeScriptError";
  const [first] = diagnostics as [CellDiagnostic];
  return {
    ename,
    evalue: message(first)[0],
    traceback: diagnostics.flatMap((diagnostic, index) => {
      const { fileName } = diagnostic;
      const [head, ...rest] = message(diagnostic);
      const source = fileName === undefined ? run.source : fileSource(fileName);
      return [
        ...(index === 0 ? [`${ename}: ${head}`] : ["", head]),
        ...rest,
        ...excerpt(source, locationOf(diagnostic, run)),
      ];
    }),
    ...(first.fileName === undefined ? { line: locationOf(first, run).line } : {}),
  };
}
