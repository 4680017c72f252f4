import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { findProgram } from "../../platform/find-program.js";

/** A Jupyter front end of this machine. */
export interface Jupyter {
  readonly program: "jupyter-lab" | "jupyter-notebook";
  readonly path: string;
  readonly version: string;
}

const ANSWER_MS = 30_000;

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

/** Where Debian, `pip --user`, virtual environments, conda and Homebrew put programs, when they are not on PATH. */
export function usualFolders(): string[] {
  const home = os.homedir();
  const bin = process.platform === "win32" ? "Scripts" : "bin";
  const inEnvironment = (folder: string | undefined) => (folder ? [path.join(folder, bin)] : []);
  const conda = ["miniconda3", "anaconda3", "miniforge3", "mambaforge"].map((name) => path.join(home, name));
  const windowsUser = path.join(process.env.APPDATA ?? path.join(home, "AppData/Roaming"), "Python");
  return [
    ...inEnvironment(process.env.VIRTUAL_ENV),
    ...inEnvironment(process.env.CONDA_PREFIX),
    ...[".venv", "venv"].flatMap((name) => inEnvironment(path.join(bookRoot(), name))),
    path.join(home, ".local/bin"),
    ...subfolders(path.join(home, "Library/Python")).flatMap(inEnvironment),
    ...(process.platform === "win32" ? subfolders(windowsUser).flatMap(inEnvironment) : []),
    ...[...conda, "/opt/conda"].flatMap(inEnvironment),
    "/opt/homebrew/bin",
    "/usr/local/bin",
    "/usr/bin",
  ];
}

/** What a program answers to `--version`, undefined when it does not run: a pyenv shim or a broken environment. */
function versionOf(file: string): string | undefined {
  try {
    const answer = execFileSync(file, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: ANSWER_MS,
      shell: /\.(cmd|bat)$/.test(file),
    });
    return /\d+(\.\d+)+\S*/.exec(answer)?.[0];
  } catch {
    return undefined;
  }
}

/**
 * JupyterLab where there is one that runs, else Jupyter Notebook, else undefined.
 * @param folders to look in after those of PATH
 */
export function findJupyter(folders: readonly string[] = usualFolders()): Jupyter | undefined {
  for (const program of ["jupyter-lab", "jupyter-notebook"] as const) {
    for (const file of findProgram(program, folders)) {
      const version = versionOf(file);
      if (version !== undefined) return { program, path: file, version };
    }
  }
  return undefined;
}
