import path from "node:path";

// The one rule where the files of runs lie.

/** What is neither data nor a notebook, is not committed, and can be made again. */
const STATE = ".claimbook";

/** Where a folder that is written has its locks, and an update what it keeps beside the data. */
export function stateFolder(folder: string): string {
  return path.join(folder, STATE);
}

/** Where a book has the user's stock panels, and the tables that were computed on one of them. */
export function panelFolder(root: string): string {
  return path.join(stateFolder(root), "panel");
}

/** The folder of those tables, a data folder as the book's own. */
export function panelTablesFolder(root: string): string {
  return path.join(panelFolder(root), "tables");
}

/** The folders of a book. */
export interface RunFiles {
  /** The notebooks as they are written. */
  readonly notebooks: string;
  /** The notebooks as they were executed. */
  readonly runs: string;
  /** The pages. */
  readonly site: string;
  /** Results that are cached between runs, unless `CLAIMBOOK_CACHE` names another folder. */
  readonly cache: string;
  /** Jupyter's data: what stands there is seen only by a Jupyter that the command starts. */
  readonly jupyter: string;
  /** Notes of the Jupyters that run. */
  readonly labs: string;
}

/**
 * Where the files of a book's runs lie.
 * @param root the book's folder
 * @example runFiles("/book").runs // => "/book/.claimbook/runs"
 */
export function runFiles(root: string): RunFiles {
  const [runs, cache, jupyter, labs] = ["runs", "cache", "jupyter", "labs"].map((name) =>
    path.join(stateFolder(root), name),
  ) as [string, string, string, string];
  return {
    notebooks: path.join(root, "notebooks"),
    runs,
    site: path.join(root, "site"),
    cache,
    jupyter,
    labs,
  };
}

/** Whether a path lies in a book's state, as an executed notebook does. */
export function isState(file: string, root: string): boolean {
  const inside = path.relative(stateFolder(root), path.resolve(file));
  return !inside.startsWith("..") && !path.isAbsolute(inside);
}

/**
 * An executed notebook as a command line names it from the book's folder.
 * @example runPath("01-gap") // => ".claimbook/runs/01-gap.ipynb"
 */
export function runPath(name: string): string {
  return path.posix.join(STATE, "runs", `${name}.ipynb`);
}
