import { spawnSync } from "node:child_process";
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

/** A Python that has some modules: the project's own, else one on PATH. */
export function pythonWith(...modules: readonly string[]): string | undefined {
  return jupyterPrograms("python3").find(
    (python) => spawnSync(python, ["-c", `import ${modules.join(", ")}`]).status === 0,
  );
}

/** A program of Jupyter's of some major version, undefined when there is none. */
export function jupyterProgram(name: string, major: number): string | undefined {
  return jupyterPrograms(name).find((file) => {
    const { status, stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
    return status === 0 && Number.parseInt(stdout, 10) === major;
  });
}
