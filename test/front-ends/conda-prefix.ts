import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { LAB } from "./server.js";

/** A folder laid out as conda lays out an environment. */
export interface CondaPrefix {
  readonly prefix: string;
  /** What `conda activate` sets. */
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

/**
 * An environment with a Python and a `share/jupyter` of its own. Its packages are those that the tests have.
 * @param programs that are installed in it
 */
export function condaPrefix(programs: readonly string[]): CondaPrefix {
  const prefix = mkdtempSync(path.join(os.tmpdir(), "claimbook-conda-"));
  const from = path.resolve(path.dirname(LAB as string), "..");
  const bin = path.join(prefix, "bin");
  const share = path.join(prefix, "share/jupyter");
  for (const folder of [bin, path.join(share, "kernels")]) mkdirSync(folder, { recursive: true });
  const python = path.join(bin, "python3");
  // Python takes the folder above its own for the prefix where this file stands there.
  cpSync(path.join(from, "pyvenv.cfg"), path.join(prefix, "pyvenv.cfg"));
  symlinkSync(path.join(from, "bin/python3"), python);
  for (const name of ["lib", "etc"]) symlinkSync(path.join(from, name), path.join(prefix, name));
  for (const name of readdirSync(path.join(from, "share/jupyter")).filter((one) => one !== "kernels"))
    symlinkSync(path.join(from, "share/jupyter", name), path.join(share, name));
  const modules: Readonly<Record<string, string>> = {
    "jupyter-lab": "jupyterlab.labapp",
    "jupyter-notebook": "notebook.app",
  };
  for (const program of programs) {
    const file = path.join(bin, program);
    writeFileSync(file, `#!${python}\nfrom ${modules[program]} import main\nmain()\n`);
    chmodSync(file, 0o755);
  }
  return {
    prefix,
    env: { CONDA_PREFIX: prefix, PATH: [bin, process.env.PATH].join(path.delimiter) },
    remove: () => rmSync(prefix, { recursive: true }),
  };
}
