import { existsSync } from "node:fs";
import type { RunRequest } from "../../notebook/run/prepare-run.js";
import { executedPath } from "../write-site.js";
import { WrittenByRuns } from "./pending-work.js";
import { bookFolders, type FileChange, FileReader, type FileStates, fileChanges } from "./watched-files.js";

/** The files of this checkout's book as they were when they were read last. */
export class BookFiles {
  readonly #reader: FileReader;
  readonly #written = new WrittenByRuns();
  #states: FileStates;

  /** @param request with which notebooks are to run */
  constructor(request: RunRequest) {
    this.#reader = new FileReader(bookFolders(), request);
    this.#states = this.#reader.read();
  }

  /**
   * Reads the files again. @returns what has changed, without what runs write themselves
   * @param run the number of the run that is under way, undefined when none is
   * @param tell called once for each file that runs write
   */
  changes(run: number | undefined, tell: (file: string) => void): readonly FileChange[] {
    const before = this.#states;
    this.#states = this.#reader.read();
    return this.#written.others(fileChanges(before, this.#states), run, tell);
  }

  #notebooks(): readonly (readonly [file: string, problem: string | undefined])[] {
    return [...this.#states].flatMap(([file, { kind, problem }]) =>
      kind === "notebook" ? [[file, problem] as const] : [],
    );
  }

  /** The notebooks that cannot be run, as changes. */
  unreadable(): FileChange[] {
    return this.#notebooks().flatMap(([file, problem]): FileChange[] =>
      problem === undefined ? [] : [{ file, kind: "notebook", what: "new", problem }],
    );
  }

  /** The notebooks that can be run. */
  readable(): string[] {
    return this.#notebooks().flatMap(([file, problem]) => (problem === undefined ? [file] : []));
  }

  /** The notebooks whose pages make the site: those that can be run, and those whose last result is there. */
  published(): string[] {
    return this.#notebooks().flatMap(([file, problem]) =>
      problem === undefined || existsSync(executedPath(file)) ? [file] : [],
    );
  }
}
