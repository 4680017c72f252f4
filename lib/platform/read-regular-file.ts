import { readFileSync, statSync } from "node:fs";

/**
 * The bytes of a file, through links. What is none, such as a pipe, is refused and keeps nobody waiting.
 * @throws Error of the file system, or one that says what it is
 */
export function readRegularFile(file: string): Buffer {
  const stat = statSync(file);
  if (!stat.isFile() && !stat.isDirectory()) throw new Error(`it is a pipe or device, no file, '${file}'`);
  return readFileSync(file);
}
