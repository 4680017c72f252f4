import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { findProgram } from "../../lib/platform/find-program.js";

/** The virtual environment that .ci/run makes from requirements.txt. */
const ENVIRONMENT = path.resolve(".claimbook/python", process.platform === "win32" ? "Scripts" : "bin");

/** The files of a program of Jupyter's, in the order in which they are to be tried: the project's own environment, then PATH. */
function jupyterPrograms(name: string): string[] {
  const files = findProgram(name, [ENVIRONMENT]);
  const isOwn = (file: string) => path.dirname(file) === ENVIRONMENT;
  return [...files.filter(isOwn), ...files.filter((file) => !isOwn(file))];
}

/** Fails unless all modules are there; they are not loaded, which takes seconds. */
const FIND = "import sys, importlib.util as u; sys.exit(not all(map(u.find_spec, sys.argv[1:])))";

/** A Python that has some modules: the project's own, else one on PATH. */
export function pythonWith(...modules: readonly string[]): string | undefined {
  return jupyterPrograms("python3").find(
    (python) => spawnSync(python, ["-c", FIND, ...modules]).status === 0,
  );
}

/** Packages of programs whose names are not their own. */
const PACKAGES: Readonly<Record<string, string>> = {
  "jupyter-lab": "jupyterlab",
  "jupyter-nbconvert": "nbconvert",
  "jupyter-notebook": "notebook",
};
const VERSION = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))";

/** The Python that a program names in its first line; undefined where it does not. */
export function pythonOf(file: string): string | undefined {
  return /^#!(\/\S*python[\d.]*)\s/.exec(readFileSync(file, "latin1"))?.[1];
}

/** The version of a program, as its Python has it on record: the program itself takes two seconds to say. */
function versionOf(file: string, name: string): string {
  const python = pythonOf(file);
  const recorded = python && spawnSync(python, ["-c", VERSION, PACKAGES[name] ?? name], { encoding: "utf8" });
  if (recorded && recorded.status === 0) return recorded.stdout;
  const { status, stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout : "";
}

/** A program of Jupyter's of some major version, undefined when there is none. */
export function jupyterProgram(name: string, major: number): string | undefined {
  return jupyterPrograms(name).find((file) => Number.parseInt(versionOf(file, name), 10) === major);
}
