import { readFileSync, realpathSync } from "node:fs";
import { findProgram } from "../../platform/find-program.js";
import { usualFolders } from "./find-jupyter.js";
import { JUPYTER_PROGRAMS, type JupyterProgram } from "./tested-versions.js";

/** A Python and the programs of Jupyter's that it runs. */
export interface JupyterEnvironment {
  readonly python: string;
  readonly programs: readonly (JupyterProgram & { readonly path: string })[];
}

/** How pip and conda begin a program: with the path of its Python, or, where that has spaces, with a shell that starts it. */
const FIRST_LINES = /^#!\s*(\/\S*python[\d.]*)\s|^#!\/bin\/sh\r?\n'''exec' "?(\/.*?python[\d.]*)"? /;
const START_BYTES = 1024;

/** The Python that runs a program which pip or conda has installed, undefined where its first lines name none. */
export function pythonOf(program: string): string | undefined {
  const start = readFileSync(program).subarray(0, START_BYTES).toString("utf8");
  const [, plain, quoted] = FIRST_LINES.exec(start) ?? [];
  return plain ?? quoted;
}

/** The files without those that are another one by a second path, as where /bin is /usr/bin. */
function distinct(files: readonly string[]): string[] {
  const real = files.map((file) => realpathSync(file));
  return files.filter((_, at) => real.indexOf(real[at] as string) === at);
}

/**
 * Every Python of this machine that has programs of Jupyter's, in the order in which `claimbook lab` looks.
 * @param folders to look in after those of PATH
 */
export function jupyterEnvironments(folders: readonly string[] = usualFolders()): JupyterEnvironment[] {
  const found = JUPYTER_PROGRAMS.flatMap((one) =>
    distinct(findProgram(one.program, folders)).map((file) => ({
      ...one,
      path: file,
      python: pythonOf(file),
    })),
  );
  const pythons = [...new Set(found.flatMap(({ python }) => python ?? []))];
  return pythons.map((python) => ({ python, programs: found.filter((one) => one.python === python) }));
}
