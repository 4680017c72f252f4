/** A program of Jupyter's: the file that starts it, the Python package that brings it, its name for a reader. */
export interface JupyterProgram {
  readonly program: string;
  readonly distribution: string;
  readonly name: string;
  /** The series of versions that notebooks were tested with, the newest first. */
  readonly tested: readonly string[];
}

/** What opens or runs notebooks, and with which versions the suite does so. test/front-ends/requirements.txt pins the newest of each. */
export const JUPYTER_PROGRAMS: readonly JupyterProgram[] = [
  { program: "jupyter-lab", distribution: "jupyterlab", name: "JupyterLab", tested: ["4.6"] },
  { program: "jupyter-notebook", distribution: "notebook", name: "Notebook", tested: ["7.6", "6.4"] },
  { program: "jupyter-nbconvert", distribution: "nbconvert", name: "nbconvert", tested: ["7.17"] },
  { program: "papermill", distribution: "papermill", name: "papermill", tested: ["2.7"] },
];

/** Does a version belong to a series? `isOf("4.6.1", "4.6")` is true, `isOf("4.60", "4.6")` is not. */
export function isOf(version: string, series: string): boolean {
  return version === series || (version.startsWith(series) && /^[.abr]/.test(version.slice(series.length)));
}
