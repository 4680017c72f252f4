import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { namesIn } from "./names-in.js";

/** Characters of a file's name in that of its temporary file: names have at most 255 bytes, a character up to four. */
const MAX_NAME = 40;
const TEMPORARY = /^\.(?<name>.+)\.(?:[\da-f]{16}|\d+)\.tmp$/;

const shortened = (file: string) => [...path.basename(file)].slice(0, MAX_NAME).join("");

/** A path beside a file under which it can be written before it takes its place. Nobody can predict it. */
export function temporaryPath(file: string): string {
  return path.join(path.dirname(file), `.${shortened(file)}.${randomBytes(8).toString("hex")}.tmp`);
}

/**
 * Removes what killed processes have left under temporary paths in a folder. The caller sees to it that no process is writing there.
 * @param options.file the file whose temporary files are meant; default all
 */
export function sweepTemporaryPaths(folder: string, { file }: { readonly file?: string } = {}): void {
  for (const name of namesIn(folder)) {
    const of = TEMPORARY.exec(name)?.groups?.name;
    if (of === undefined || (file !== undefined && of !== shortened(file))) continue;
    try {
      rmSync(path.join(folder, name), { force: true });
    } catch {
      // It is a folder, or belongs to another user.
    }
  }
}
