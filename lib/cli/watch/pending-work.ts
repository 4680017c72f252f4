import type { FileChange } from "./watched-files.js";

/** What is to be done after changes. */
export interface Work {
  /** Is the library to be built? */
  readonly build: boolean;
  /** Notebooks that may have to run: their freshness decides. */
  readonly notebooks: "all" | ReadonlySet<string>;
  /** Are the pages to be written? They are whenever a notebook runs, and when one has gone. */
  readonly pages: boolean;
}

export const NO_WORK: Work = { build: false, notebooks: new Set(), pages: false };

/** Work as one. */
export function bothWorks(one: Work, other: Work): Work {
  const [a, b] = [one.notebooks, other.notebooks];
  return {
    build: one.build || other.build,
    notebooks: a === "all" || b === "all" ? "all" : new Set([...a, ...b]),
    pages: one.pages || other.pages,
  };
}

/**
 * What changes make necessary. A saved notebook concerns itself alone; what lies beside notebooks, the data and the library may concern
 * each. A notebook that cannot be read waits for its next save.
 */
export function workAfter(changes: readonly FileChange[]): Work {
  const notebooks = changes.filter(({ kind }) => kind === "notebook");
  const readable = notebooks.filter(({ problem, what }) => problem === undefined && what !== "removed");
  return {
    build: changes.some(({ kind }) => kind === "source"),
    notebooks: notebooks.length < changes.length ? "all" : new Set(readable.map(({ file }) => file)),
    pages: changes.some(({ problem }) => problem === undefined),
  };
}

/**
 * Whether changes make what runs now worthless, so that it is ended and begun again: a notebook that is running was saved, or the library
 * or the data are others. What cells may have written themselves ends nothing, nor what pages are made with.
 * @param running the notebooks that have not ended
 */
export function endsRun(changes: readonly FileChange[], running: ReadonlySet<string>): boolean {
  return changes.some(({ file, kind }) =>
    kind === "notebook" ? running.has(file) : kind === "source" || kind === "data",
  );
}

/**
 * Tells files that notebooks write from those that people save: what changes beside the notebooks during two runs in a row would have
 * them run forever.
 */
export class WrittenByRuns {
  readonly #seen = new Map<string, { readonly run: number; readonly times: number }>();
  readonly #told = new Set<string>();

  /**
   * The changes without those of files that runs write.
   * @param run the number of the run that is under way, undefined when none is
   * @param tell called once for each such file
   */
  others(
    changes: readonly FileChange[],
    run: number | undefined,
    tell: (file: string) => void,
  ): readonly FileChange[] {
    return changes.filter(({ file, kind }) => {
      if (kind !== "beside") return true;
      const seen = this.#seen.get(file);
      if (run === undefined) {
        this.#seen.delete(file);
        return true;
      }
      const times = seen?.run === run ? seen.times : seen?.run === run - 1 ? seen.times + 1 : 1;
      this.#seen.set(file, { run, times });
      if (times > 1 && !this.#told.has(file)) {
        this.#told.add(file);
        tell(file);
      }
      return times < 2;
    });
  }
}
