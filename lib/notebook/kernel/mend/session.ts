import { openSync, writeSync } from "node:fs";
import path from "node:path";
import { type CodeMap, composeMaps, isCellFile, type StepMaps } from "./cell-map.js";
import type { CompiledCell } from "./compiled-cell.js";

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
  /** What the runner has compiled ahead. */
  readonly compiled: CompiledCell | undefined;
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

  /** @param progressFile where to note how far a cell is, for whoever outlives this process */
  constructor(progressFile: string | undefined) {
    if (progressFile) this.#progress = openSync(progressFile, "w");
  }

  begin({
    number,
    source,
    publish,
    compiled,
  }: Pick<CellRun, "number" | "source" | "publish" | "compiled">): void {
    const run: CellRun = { number, source, publish, compiled, prefix: 0, line: 0 };
    this.runs.set(number, run);
    this.current = run;
    this.last = run;
    this.reach(0);
  }

  /** Keeps the maps of the cell that runs, or of a file that it imports. */
  keepMaps(maps: StepMaps): void {
    const map = composeMaps(maps);
    const [file = ""] = maps.first.sources;
    // Paths in a map are relative to the compiler's output folder, which exists in memory only.
    const source = path.resolve("outDir", file);
    if (!isCellFile(file)) this.files.set(source.replace(/\.[jt]sx?$/, ".js"), { source, map });
    else if (this.current) this.current.map = map;
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
    if (this.#progress !== undefined) writeSync(this.#progress, progress.padEnd(24), 0);
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
