import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { asset } from "../notebook/assets.js";
import { makeFolder } from "../platform/make-folder.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { writeNewFile } from "../platform/write-new-file.js";

/** A name of words in small letters joined by "-". */
export const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A file and the text that it is to hold. */
export type FileText = readonly [file: string, text: string];

/** A template of `lib/assets` with its words filled in. @param words what each word of the template stands for */
export function filledTemplate(template: string, words: Readonly<Record<string, string>>): string {
  const places = new RegExp(`\\b(${Object.keys(words).join("|")})\\b`, "g");
  return asset(template).replace(places, (word) => words[word] as string);
}

/** @throws UserError when one of some files is there with other content; the very content is what a command that was killed has left */
export function refuseOther(files: readonly FileText[], remedy: string): void {
  for (const [file, text] of files)
    if (existsSync(file) && readFileSync(file, "utf8") !== text)
      throw new UserError(`${path.relative("", file)} is there already; ${remedy}`);
}

/**
 * Writes files that `refuseOther` lets pass, with their folders, and then the lists that name them. Where one cannot be written, none of the new files stays:
 * without the others it would be in the way of the next try.
 * @param lists files that are there, with their new texts
 * @throws Error of the file system
 */
export function writeScaffold(files: readonly FileText[], lists: readonly FileText[]): void {
  const fresh = files.filter(([file]) => !existsSync(file));
  try {
    for (const [file, text] of fresh) {
      makeFolder(path.dirname(file));
      writeNewFile(file, text);
    }
    for (const [file, text] of lists) writeFileAtomic(file, text);
  } catch (error) {
    for (const [file] of fresh) rmSync(file, { force: true });
    throw error;
  }
}
