import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { cacheFolder } from "./cache-folder.js";

/** Bytes that may be kept between runs. */
const MOST_BYTES = 256 * 2 ** 20;
/** How old what an interrupted write left behind must be before it is swept away: no write takes that long. */
const LEFTOVER_MS = 60 * 60 * 1000;

/** The hash of parts, in hexadecimal digits: another one when any part is another. A text and its bytes are the same part. */
export function keyOf(...parts: readonly unknown[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const isText = typeof part === "string" || Buffer.isBuffer(part);
    const content = isText ? part : String(JSON.stringify(part));
    hash.update(`${isText ? "text" : "json"} ${Buffer.byteLength(content)} `).update(content);
  }
  return hash.digest("hex");
}

/**
 * Texts by the hash of what they were made from. Entries are written whole and never changed, so that several runs can
 * share the folder; whatever cannot be read or written is as if it were not there.
 */
export class Cache {
  readonly #folder: string;

  constructor(folder = cacheFolder()) {
    this.#folder = folder;
  }

  /** An entry's text; reading it keeps it from being pruned first. */
  read(kind: string, key: string): string | undefined {
    const file = path.join(this.#folder, kind, key);
    try {
      const text = readFileSync(file, "utf8");
      const now = new Date();
      utimesSync(file, now, now);
      return text;
    } catch {
      return undefined;
    }
  }

  /** What an entry holds as JSON; undefined also when it is none. */
  readJson<T>(kind: string, key: string): T | undefined {
    try {
      return (JSON.parse(this.read(kind, key) ?? "null") as T | null) ?? undefined;
    } catch {
      return undefined;
    }
  }

  write(kind: string, key: string, text: string): void {
    try {
      writeFileAtomic(path.join(this.#folder, kind, key), text);
    } catch {
      // It is made again the next time.
    }
  }

  /** The keys of a kind, newest entry first. */
  keys(kind: string): string[] {
    return filesIn(path.join(this.#folder, kind))
      .sort((a, b) => b.time - a.time)
      .map(({ file }) => path.basename(file));
  }

  /** Removes what has not been used for longest until the rest is no larger than a size, and what broken writes left. */
  prune({ mostBytes = MOST_BYTES }: { readonly mostBytes?: number } = {}): void {
    let bytes = 0;
    for (const { file, size, time } of filesIn(this.#folder).sort((a, b) => b.time - a.time)) {
      bytes += size;
      const leftover = file.endsWith(".tmp") && Date.now() - time > LEFTOVER_MS;
      if (bytes > mostBytes || leftover) rmSync(file, { force: true });
    }
  }
}

interface Entry {
  readonly file: string;
  readonly size: number;
  readonly time: number;
}

function filesIn(folder: string): Entry[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const stat = entry.isFile() ? statSync(file, { throwIfNoEntry: false }) : undefined;
      return stat ? [{ file, size: stat.size, time: stat.mtimeMs }] : [];
    });
  } catch {
    return [];
  }
}
