import { openSync, writeSync } from "node:fs";
import type { JsonObject, MimeBundle } from "../../ipynb/notebook.js";
import type { Compilation } from "../compiler/compilation.js";
import type { CellOptions } from "../compiler/options.js";
import type { CompiledCell } from "../executor/compiled-cell.js";
import { type CodeMap, composeMaps } from "./cell-map.js";

/** A failed cell as Jupyter reports it, and the 1-based line of the cell where it failed. */
export interface CellError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
  readonly line?: number;
}

/** One execution of a cell; its number is Jupyter's execution count. */
export interface CellRun {
  readonly number: number;
  readonly source: string;
  /** Publishes an error as an output of this cell, also long after it has ended. */
  readonly publish: (error: CellError) => void;
  /** Publishes the value of its last expression. */
  readonly show: (data: MimeBundle, metadata: JsonObject) => void;
  /** What the runner has compiled ahead. */
  readonly compiled: CompiledCell | undefined;
  /** How it is to be compiled. */
  readonly options: CellOptions;
  map?: CodeMap;
  /** 1-based line of the top-level statement that runs or ran last; 0 while the cell is compiled. */
  line: number;
  failure?: CellError;
}

/** What the names of cells begin with in a stack as V8 has it. */
export const CELL_SCRIPT = "claimbook:cell-";

/** The cells that a kernel has run. One kernel, one session. */
export class Session {
  readonly runs = new Map<number, CellRun>();
  /** The source files beside the notebook that cells import, by the path that their compiled code has. */
  readonly files = new Map<string, { readonly source: string; readonly map: CodeMap }>();
  current: CellRun | undefined;
  last: CellRun | undefined;
  #progress: number | undefined;

  /** @param progressFile where to note how far a cell is, for whoever outlives this process */
  constructor(progressFile: string | undefined) {
    if (progressFile) this.#progress = openSync(progressFile, "w");
  }

  begin(started: Omit<CellRun, "map" | "line" | "failure">): void {
    const run: CellRun = { ...started, line: 0 };
    this.runs.set(run.number, run);
    this.current = run;
    this.last = run;
    this.reach(0);
  }

  /** What a stack calls a cell. */
  scriptName({ number }: CellRun): string {
    return `${CELL_SCRIPT}${number}`;
  }

  /** Keeps the maps of a cell and of the files that it imports. */
  keepMaps(run: CellRun, { cell, files }: Compilation): void {
    if (cell) run.map = composeMaps(cell.maps);
    for (const { path, maps } of files)
      if (maps) this.files.set(path, { source: path, map: composeMaps(maps) });
  }

  /** Notes that the top-level statement on a line is about to run. */
  reach(line: number): void {
    const run = this.current;
    if (!run) return;
    run.line = line;
    this.#note(`${run.number} ${line}`);
  }

  /** Notes that a cell's last statement has ended; callbacks that it left behind may still run. */
  finish({ number, line }: CellRun): void {
    this.#note(`${number} ${line} ended`);
  }

  #note(progress: string): void {
    try {
      if (this.#progress !== undefined) writeSync(this.#progress, progress.padEnd(24), 0);
    } catch {
      // A disk that is full costs the line in the error of a kernel that dies, not the cell.
    }
  }

  /** The first error of a cell is its error; a further one is only printed. */
  fail(run: CellRun, error: CellError): void {
    if (run.failure) {
      process.stderr.write(`${error.traceback.join("\n")}\n`);
      return;
    }
    run.failure = error;
    run.publish(error);
  }
}
