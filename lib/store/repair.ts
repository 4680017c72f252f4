import { randomUUID } from "node:crypto";
import { renameSync } from "node:fs";
import path from "node:path";
import { makeOwnFolder } from "../platform/inside-folder.js";
import { withLocks } from "../platform/lock.js";
import { stateFolder } from "../platform/run-files.js";
import { sha256 } from "../platform/sha256.js";
import {
  type FileChange,
  finishReplacement,
  journalNames,
  replaceFiles,
  stagedName,
  sweep,
} from "./journal.js";
import { readManifest } from "./manifest.js";
import { RecordError, recordedContent } from "./recorded-files.js";
import { readNote, vintageContent, vintageNames, vintagesDir } from "./vintages.js";
import type { WriteAccess } from "./write-access.js";

/** What a repair has done. */
export interface Repair {
  /** Journals of updates that were completed. */
  readonly completed: readonly string[];
  /** What could not be used, where it lies now, and why. */
  readonly setAside: readonly { readonly file: string; readonly to: string; readonly reason: string }[];
  /** Tables that were not as the manifest says, and are again: an earlier state had them. */
  readonly restored: readonly string[];
}

/**
 * Makes a data folder usable whose journal or note is broken: completes the updates that can be completed, sets aside what cannot be used,
 * and brings tables back that are not as the manifest says, where an earlier state has them.
 * @throws LockError when another process writes there, StoreError when the manifest is broken
 */
export async function repairData(dir: string, access: WriteAccess = {}): Promise<Repair> {
  return withLocks(
    [{ what: "the data folder", folder: dir }],
    async () => {
      const completed: string[] = [];
      const setAside: Repair["setAside"][number][] = [];
      for (const name of journalNames(dir)) {
        const reason = whyBroken(() => finishReplacement(dir, name));
        if (reason === undefined) completed.push(name);
        else setAside.push(...moveAside(dir, [name, stagedName(name)], reason));
      }
      for (const name of vintageNames(dir)) {
        const reason = whyBroken(() => checkVintage(path.join(vintagesDir(dir), name)));
        if (reason !== undefined) setAside.push(...moveAside(dir, [path.join("vintages", name)], reason));
      }
      sweep(dir);
      return { completed, setAside, restored: restoreTables(dir) };
    },
    access,
  );
}

/** @returns why a record cannot be used, undefined when all went well */
function whyBroken(use: () => void): string | undefined {
  try {
    use();
    return undefined;
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
}

function checkVintage(folder: string): void {
  for (const file of readNote(folder).files) vintageContent(folder, file);
}

/** Moves what is there of some names in the state folder to where nobody uses it. */
function moveAside(dir: string, names: readonly string[], reason: string): Repair["setAside"] {
  const state = stateFolder(dir);
  const aside = path.join(state, "set-aside");
  makeOwnFolder(aside);
  return names.flatMap((name) => {
    const [file, to] = [path.join(state, name), path.join(aside, `${path.basename(name)}-${randomUUID()}`)];
    try {
      renameSync(file, to);
      return [{ file, to, reason }];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
  });
}

/** Brings tables back that are not as the manifest says. @returns their names */
function restoreTables(dir: string): string[] {
  const earlier = vintageNames(dir).map((name) => path.join(vintagesDir(dir), name));
  const changes: FileChange[] = [];
  const restored = readManifest(dir).flatMap(({ path: file, info: { name, hash } }) => {
    const isIt = (content: Buffer | undefined) =>
      content !== undefined && `sha256:${sha256(content)}` === hash;
    if (isIt(recordedContent(path.join(dir, file)))) return [];
    const content = earlier.map((folder) => recordedContent(path.join(folder, file))).find(isIt);
    if (content === undefined) return [];
    changes.push({ path: file, content });
    return [name];
  });
  if (changes.length > 0) replaceFiles(dir, changes);
  return restored;
}
