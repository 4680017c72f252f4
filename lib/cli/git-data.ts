import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../platform/temporary-folder.js";
import { UserError } from "../platform/user-error.js";
import { MANIFEST, readManifest } from "../store/manifest.js";

/** No table of a book is larger. */
const MAX_BYTES = 1 << 28;

/** A data folder as a Git revision has it. */
export interface DataOfRevision {
  readonly dir: string;
  /** Removes the folder. */
  close(): void;
}

function git(dir: string, ...args: readonly string[]): Buffer | undefined {
  try {
    return execFileSync("git", ["-C", dir, ...args], {
      maxBuffer: MAX_BYTES,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}

/**
 * The data folder as a Git revision of its repository has it, in a temporary folder.
 * @returns undefined where the folder is in no repository, or the repository has no such revision
 * @throws UserError when the revision lacks the manifest or a table that it lists
 */
export function dataOfRevision(dir: string, revision: string): DataOfRevision | undefined {
  const commit = git(dir, "rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`)
    ?.toString()
    .trim();
  if (commit === undefined) return undefined;
  const folder = temporaryFolder("revision");
  const close = () => rmSync(folder, { recursive: true, force: true });
  const write = (file: string) => {
    const content = git(dir, "show", `${commit}:./${file}`);
    if (content === undefined)
      throw new UserError(
        `revision ${revision} has no ${path.join(path.basename(dir), file)}; name one that has the data`,
      );
    writeFileSync(path.join(folder, file), content);
  };
  try {
    write(MANIFEST);
    for (const { path: file } of readManifest(folder)) write(file);
  } catch (error) {
    close();
    throw error;
  }
  return { dir: folder, close };
}
