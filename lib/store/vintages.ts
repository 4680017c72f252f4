import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { type FileChange, replaceFiles } from "./journal.js";
import { MANIFEST } from "./manifest.js";
import { stateDir, writeDurably } from "./state-dir.js";
import { StoreError } from "./store-error.js";

const KEEP = 5;

interface Note {
  /** When the state that follows this one was written. */
  readonly replaced: string;
  /** sha256 of the manifest of the state that follows: only then is this one "the previous vintage". */
  readonly next: string;
  readonly files: readonly string[];
}

const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

/**
 * Replaces files as `replaceFiles` does, and keeps the ones that they replace, so that `previousVintage` can bring them back.
 * The five latest are kept.
 * @param changes the manifest among them, last
 * @throws StoreError as replaceFiles; the folder is as it was
 */
export function replaceKeeping(
  dir: string,
  changes: readonly FileChange[],
  { now }: { readonly now: string },
): void {
  const vintages = path.join(stateDir(dir), "vintages");
  const name = now.replaceAll(":", "-");
  // Beside the other unfinished files, so that a sweep finds it.
  const draft = path.join(stateDir(dir), `draft-${randomUUID()}`);
  const manifest = changes.find((change) => change.path === MANIFEST);
  try {
    mkdirSync(vintages, { recursive: true });
    mkdirSync(draft, { recursive: true });
    const files = changes.flatMap((change) => {
      const content = read(path.join(dir, change.path));
      if (content === undefined) return [];
      writeDurably(path.join(draft, change.path), content);
      return [change.path];
    });
    const note: Note = { replaced: now, next: sha256(manifest?.content ?? ""), files };
    writeDurably(path.join(draft, "note.json"), JSON.stringify(note));
    rmSync(path.join(vintages, name), { recursive: true, force: true });
    renameSync(draft, path.join(vintages, name));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new StoreError(
      `the present data cannot be kept below ${vintages} (${(error as Error).message}); nothing was changed. Make room or mend the permissions, then try again`,
    );
  }
  replaceFiles(dir, changes);
  const old = names(vintages).slice(0, -KEEP);
  for (const each of old) rmSync(path.join(vintages, each), { recursive: true, force: true });
}

/** The state before the last update of a data folder. */
export interface Vintage {
  /** When it was replaced, ISO 8601. */
  readonly replaced: string;
  /** Its files, the manifest last. */
  readonly files: readonly FileChange[];
  /** Forgets it. */
  drop(): void;
}

/** The state that the present manifest replaced, or undefined when none is kept for it. */
export function previousVintage(dir: string): Vintage | undefined {
  const vintages = path.join(stateDir(dir), "vintages");
  const present = read(path.join(dir, MANIFEST));
  for (const name of names(vintages).reverse()) {
    const folder = path.join(vintages, name);
    const note = JSON.parse(String(read(path.join(folder, "note.json")) ?? "{}")) as Partial<Note>;
    if (present === undefined || note.next !== sha256(present)) continue;
    return {
      replaced: note.replaced as string,
      files: (note.files ?? []).map((file) => ({
        path: file,
        content: readFileSync(path.join(folder, file)),
      })),
      drop: () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  return undefined;
}

/** Names of the kept vintages, oldest first: they are the times at which they were replaced. */
function names(vintages: string): string[] {
  try {
    return readdirSync(vintages).sort();
  } catch {
    return [];
  }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
