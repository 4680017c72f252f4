import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The files of a program, in the order in which they are to be tried: the folders of PATH, then further ones.
 * @param name without extension; on Windows `.exe`, `.cmd` and `.bat` are tried
 */
export function findProgram(name: string, folders: readonly string[] = []): string[] {
  const onPath = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const names =
    process.platform === "win32" ? [".exe", ".cmd", ".bat"].map((end) => `${name}${end}`) : [name];
  const files = [...onPath, ...folders].flatMap((folder) => names.map((file) => path.join(folder, file)));
  return [...new Set(files)].filter(isProgram);
}
