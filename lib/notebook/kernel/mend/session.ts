import { openSync, writeSync } from "node:fs";
import type { CodeMap } from "./cell-map.js";

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
  /** Length of what tslab puts before the code on its first line. */
  prefix: number;
  map?: CodeMap;
  /** 1-based line of the top-level statement that runs or ran last; 0 while the cell is compiled. */
  line: number;
  failure?: CellError;
}

/** The cells that a kernel has run. One kernel, one session. */
export class Session {
  readonly runs = new Map<number, CellRun>();
  /** The source files beside the notebook that cells import, by the path that their compiled code has. */
  readonly files = new Map<string, { readonly source: string; readonly map: CodeMap }>();
  current: CellRun | undefined;
  last: CellRun | undefined;
  #progress: number | undefined;

  /** @param progressFile where to note cell and line before each statement, for whoever outlives this process */
  constructor(progressFile: string | undefined) {
    if (progressFile) this.#progress = openSync(progressFile, "w");
  }

  begin(number: number, source: string, publish: (error: CellError) => void): CellRun {
    const run: CellRun = { number, source, publish, prefix: 0, line: 0 };
    this.runs.set(number, run);
    this.current = run;
    this.last = run;
    this.reach(0);
    return run;
  }

  /** Notes that the top-level statement on a line is about to run. */
  reach(line: number): void {
    const run = this.current;
    if (!run) return;
    run.line = line;
    if (this.#progress !== undefined) writeSync(this.#progress, `${run.number} ${line}`.padEnd(24), 0);
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
