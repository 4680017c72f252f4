import path from "node:path";
import { fileURLToPath } from "node:url";
import { types } from "node:util";
import { packageRoot } from "../../../platform/package-root.js";
import { bundledSource } from "./bundled-source.js";
import type { SourcePosition } from "./cell-map.js";
import { CELL_SCRIPT, type Session } from "./session.js";

/** One call of a stack, in terms of cells, packages and files beside the notebook. */
export interface StackFrame extends SourcePosition {
  readonly call: string;
  readonly file: string;
  /** Number of the cell, when the place is in one. */
  readonly cell?: number;
  /** The imported file beside the notebook, when the place is in one. */
  readonly path?: string;
}

/** Folders of this package, `.../lib`, and of the patches of tslab. */
const OWN = path.join(packageRoot("claimbook"), path.sep);
const HERE = path.join(OWN, "notebook/kernel", path.sep);

/** The calls of an error whose stack has been asked for. */
const known = new WeakMap<Error, readonly StackFrame[]>();

/** Whether a value is an error, also one of another realm. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

/** A file as its reader knows it, without folders of this machine; undefined for the machinery that runs cells. */
function shownFile(file: string): string | undefined {
  if (file.startsWith("node:") || file.startsWith(HERE) || file.includes("evalmachine.")) return undefined;
  if (/[\\/]node_modules[\\/](@?tslab|zeromq)[\\/]/.test(file)) return undefined;
  if (file.startsWith(OWN)) return `claimbook/${file.slice(OWN.length)}`.replaceAll("\\", "/");
  const packaged = file.split(/[\\/]node_modules[\\/]/);
  if (packaged.length > 1) return (packaged.at(-1) as string).replaceAll("\\", "/");
  const beside = path.relative(process.cwd(), file);
  return beside.startsWith("..") || path.isAbsolute(beside) ? path.basename(file) : beside;
}

/** No call and no path is longer: a longer line is of a message. */
const MAX_FRAME = 4000;

/** The call that a line of a stack as V8 writes it stands for; undefined for one of Node, tslab and its patches. */
function parseFrame(text: string, session: Session): StackFrame | undefined {
  if (text.length > MAX_FRAME) return undefined;
  const match = /^\s*at (?:async )?(?:(.*?) \()?(.*):(\d+):(\d+)\)?$/.exec(text);
  if (!match) return undefined;
  const [, call = "", location = "", lineText, columnText] = match;
  const line = Number(lineText);
  const column = Number(columnText);

  // The text that was evaluated is in no file, and the cell that did it is in the next line of the stack.
  if (location.startsWith("eval at ")) return undefined;
  if (location.startsWith(CELL_SCRIPT)) {
    const number = Number(location.slice(CELL_SCRIPT.length));
    const place = session.runs.get(number)?.map?.(line - 1, column - 1);
    // So V8 calls what is evaluated.
    const shown = call === "eval" ? "" : call;
    return place && { ...place, call: shown, file: `cell [${number}]`, cell: number };
  }
  const file = location.startsWith("file:") ? fileURLToPath(location) : location;
  const imported = session.files.get(file);
  const bundled = bundledSource(file, { line, column });
  const place = imported?.map(line - 1, column - 1) ?? bundled;
  const shown = shownFile(imported?.source ?? bundled?.source ?? file);
  if (shown === undefined) return undefined;
  return {
    line: place?.line ?? line,
    column: place?.column ?? column,
    call,
    file: shown,
    ...(place && imported ? { path: imported.source } : {}),
  };
}

function parseFrames(lines: readonly string[], session: Session): StackFrame[] {
  return lines.flatMap((line) => parseFrame(line, session) ?? []);
}

/** A call as a line of a stack. */
export function frameText({ call, file, line, column }: StackFrame): string {
  const place = `${file}:${line}:${column}`;
  return call === "" ? `    at ${place}` : `    at ${call} (${place})`;
}

/** Has the stack of each error, also of one that a cell prints, name places of the sources instead of compiled code. */
export function mapStacks(session: Session): void {
  Error.prepareStackTrace = (error, sites) => {
    const frames = parseFrames(
      sites.map((site) => `    at ${site}`),
      session,
    );
    known.set(error, frames);
    let head = "Error";
    try {
      head = Error.prototype.toString.call(error);
    } catch {
      // Its name or message is a getter that throws.
    }
    return [head, ...frames.map(frameText)].join("\n");
  };
}

/** The calls of an error's stack, innermost first, without those of Node, tslab and its patches; `[]` for other values. */
export function stackFrames(error: unknown, session: Session): readonly StackFrame[] {
  if (!isError(error)) return [];
  // Asking for the stack has it made.
  const stack = String(error.stack);
  return known.get(error) ?? parseFrames(stack.split("\n"), session);
}
