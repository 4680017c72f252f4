import { inspect, types } from "node:util";
import { codeFrame } from "../code-frame.js";
import type { CellError, CellRun, Session } from "./session.js";
import { type StackFrame, stackFrames } from "./stack-frames.js";
import type { Diagnostic } from "./tslab-types.js";

const MOST_FRAMES = 10;
const MOST_CAUSES = 3;

/** Whether a value is an error, also one of another realm. */
function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

function nameAndMessage(value: unknown): { ename: string; evalue: string } {
  if (!isError(value)) return { ename: "Uncaught", evalue: inspect(value, { depth: 2 }) };
  return { ename: String(value.name) || "Error", evalue: String(value.message) };
}

function causesOf(value: unknown, session: Session): string[] {
  const lines: string[] = [];
  if (isError(value) && Array.isArray((value as AggregateError).errors)) {
    for (const inner of (value as AggregateError).errors.slice(0, MOST_CAUSES)) {
      const { ename, evalue } = nameAndMessage(inner);
      lines.push(`Holds: ${ename}: ${evalue}`);
    }
  }
  let cause = isError(value) ? value.cause : undefined;
  for (let depth = 0; cause !== undefined && depth < MOST_CAUSES; depth += 1) {
    const { ename, evalue } = nameAndMessage(cause);
    const at = isError(cause) ? stackFrames(String(cause.stack), session)[0] : undefined;
    lines.push(`Caused by: ${ename}: ${evalue}${at ? ` (${at.file}:${at.line}:${at.column})` : ""}`);
    cause = isError(cause) ? cause.cause : undefined;
  }
  return lines;
}

function frameText({ call, file, line, column }: StackFrame): string {
  const place = `${file}:${line}:${column}`;
  return call === "" ? `    at ${place}` : `    at ${call} (${place})`;
}

/** One line a call; a call that repeats itself is listed once. */
function callLines(frames: readonly StackFrame[]): string[] {
  const lines = frames.map(frameText).filter((line, index, all) => line !== all[index - 1]);
  return lines.length === 0 ? [] : ["", ...lines.slice(0, MOST_FRAMES)];
}

function excerpt(run: CellRun | undefined, line: number, column?: number): string[] {
  const frame = run ? codeFrame(run.source, line, column) : [];
  return run && frame.length > 0 ? ["", `cell [${run.number}], line ${line}`, ...frame] : [];
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
  const frames = isError(thrown) ? stackFrames(String(thrown.stack), session) : [];
  const own = frames.find((frame) => frame.cell === run.number);
  // Without a frame (a thrown text, a stack of library calls only) the statement that ran is what is known.
  const line = own?.line ?? (note === undefined && run.line > 0 ? run.line : undefined);
  const innermost = frames.find((frame) => frame.cell !== undefined);
  const elsewhere = innermost && innermost !== own && innermost.cell !== run.number ? innermost : undefined;
  return {
    ename,
    evalue,
    traceback: [
      `${ename}: ${evalue}`,
      ...(note === undefined ? [] : [`(${note})`]),
      ...(elsewhere
        ? excerpt(session.runs.get(elsewhere.cell as number), elsewhere.line, elsewhere.column)
        : []),
      ...(line === undefined ? [] : excerpt(run, line, own?.column)),
      ...callLines(frames),
      ...causesOf(thrown, session),
    ],
    ...(line === undefined ? {} : { line }),
  };
}

/**
 * The compiler's complaints about a cell as one error, whose message is the first of them.
 * @param diagnostics at least one; continuations of a message follow it at the same place, as tslab lists them
 */
export function describeDiagnostics(diagnostics: readonly Diagnostic[], run: CellRun): CellError {
  const ename = "TypeScriptError";
  const text = ({ messageText, code }: Diagnostic) => `${messageText} (TS${code})`;
  const first = diagnostics[0] as Diagnostic;
  const traceback = [`${ename}: ${text(first)}`];
  let place = "";
  for (const diagnostic of diagnostics) {
    const { fileName, start } = diagnostic;
    const line = start.line + 1;
    const column = start.character + 1;
    const before = place;
    place = `${fileName ?? ""}:${line}:${column}`;
    if (place === before) {
      traceback.push(`    ${diagnostic.messageText}`);
    } else {
      const head = `${fileName ?? `cell [${run.number}]`}, line ${line}`;
      traceback.push("", diagnostic === first ? head : `${head}: ${text(diagnostic)}`);
      if (fileName === undefined) traceback.push(...codeFrame(run.source, line, column));
    }
  }
  const line = first.fileName === undefined ? { line: first.start.line + 1 } : {};
  return { ename, evalue: text(first), traceback, ...line };
}
