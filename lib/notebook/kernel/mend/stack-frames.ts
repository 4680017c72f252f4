import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "./cell-map.js";
import type { Session } from "./session.js";

/** One call of a stack, in terms of cells, packages and files beside the notebook. */
export interface StackFrame extends Place {
  readonly call: string;
  readonly file: string;
  /** Number of the cell, when the place is in one. */
  readonly cell?: number;
}

/** Folder of this package's compiled code, `.../lib/dist`. */
const OWN = fileURLToPath(new URL("../../../", import.meta.url));
const HERE = fileURLToPath(new URL("./", import.meta.url));

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

function parseFrame(text: string, session: Session): StackFrame | undefined {
  const match = /^\s*at (?:async )?(?:(.*?) \()?(.*):(\d+):(\d+)\)?$/.exec(text);
  if (!match) return undefined;
  const [, caller = "", location = "", lineText, columnText] = match;
  // tslab keeps variables of earlier cells in a proxy, which V8 names as the receiver of their calls.
  const call = caller.replace(/^Proxy\./, "");
  const line = Number(lineText);
  const column = Number(columnText);

  const cell = /^cell \[(\d+)\]$/.exec(location);
  if (cell) {
    const number = Number(cell[1]);
    const run = session.runs.get(number);
    const place = run?.map?.(line - 1, column - 1 - (line === 1 ? run.prefix : 0));
    return place && { ...place, call, file: location, cell: number };
  }
  const file = location.startsWith("file:") ? fileURLToPath(location) : location;
  const place = session.files.get(file)?.(line - 1, column - 1);
  const shown = shownFile(place ? file.replace(/\.js$/, ".ts") : file);
  return shown === undefined ? undefined : { line, column, ...place, call, file: shown };
}

/** The calls of an error's stack, innermost first, without those of Node, tslab and this mending. */
export function stackFrames(stack: string, session: Session): StackFrame[] {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .flatMap((line) => parseFrame(line, session) ?? []);
}
