import { createHash, randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../make-folder.js";
import { folderTrust } from "../private-folder.js";
import { fateOf, numbered } from "../process-identity.js";
import { entriesIn, entryBytes, type FolderEntry, filesBelow, isFolder } from "./cache-entries.js";
import { noteCacheFault } from "./cache-faults.js";
import { cacheFolder } from "./cache-folder.js";
import { canSeal, isOfAnotherBuild, seal, unseal } from "./cache-seal.js";

/** Bytes that may be cached between runs. */
const MAX_BYTES = 256 * 2 ** 20;
/** How old what an interrupted write left behind must be before it is swept away: no write takes that long. */
const LEFTOVER_MS = 60 * 60 * 1000;
/** How long a damaged entry can be looked at. */
const SET_ASIDE_MS = 7 * 24 * 60 * 60 * 1000;
/** Folders of the cache that hold no entries: writes under way, damaged entries. */
const [DRAFTS, SET_ASIDE] = ["drafts", "set-aside"];
/** A draft that Node's compile cache was writing. */
const NODE_DRAFT = /\.cache\.\w{6}$/;

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
 * Texts by the hash of what they were made from. Entries are written whole, under the build's seal, and never changed, so that
 * several runs can share the folder; whatever cannot be read or written is as if it were not there, and so is what another build wrote. An
 * entry that is damaged is set aside; a folder that others can write into is not used. Both are noted, see `takeCacheFaults`.
 */
export class Cache {
  readonly #folder: string;
  /** Folders that may be used, and those that may not. */
  readonly #trusted = new Map<string, boolean>();

  constructor(folder = cacheFolder()) {
    this.#folder = folder;
  }

  /** An entry's text; reading it keeps it from being pruned first. */
  read(kind: string, key: string): string | undefined {
    if (!canSeal() || !this.#trusts(kind)) return undefined;
    const bytes = entryBytes(path.join(this.#folder, kind, key));
    if (bytes === undefined) return undefined;
    if (!Buffer.isBuffer(bytes)) return this.#setAside(kind, key, bytes.fault);
    const text = unseal(`${kind}/${key}`, bytes);
    if (text === undefined && isOfAnotherBuild(bytes)) return undefined;
    return (
      text ?? this.#setAside(kind, key, bytes.length === 0 ? "it is empty" : "it is not what was written")
    );
  }

  /**
   * What an entry holds as JSON.
   * @param isShape whether a value has the shape that the reader needs; an entry of another one is set aside
   */
  readJson<T>(kind: string, key: string, isShape: (value: unknown) => value is T): T | undefined {
    const text = this.read(kind, key);
    if (text === undefined) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return this.#setAside(kind, key, "it is not JSON");
    }
    return isShape(value) ? value : this.#setAside(kind, key, "it is of another shape");
  }

  write(kind: string, key: string, text: string): void {
    const sealed = this.#trusts(kind, { make: true }) ? seal(`${kind}/${key}`, text) : undefined;
    if (sealed === undefined || !this.#trusts(DRAFTS, { make: true })) return;
    const draft = path.join(this.#folder, DRAFTS, `${process.pid}-${randomUUID()}`);
    const file = path.join(this.#folder, kind, key);
    try {
      writeFileSync(draft, sealed, { flag: "wx", mode: 0o600 });
      if (isFolder(file)) this.#setAside(kind, key, "it is a folder");
      renameSync(draft, file);
    } catch {
      // It is made again the next time.
      rmSync(draft, { force: true });
    }
  }

  /** The keys of a kind, newest entry first. */
  keys(kind: string): string[] {
    if (!this.#trusts(kind)) return [];
    const entries = entriesIn(path.join(this.#folder, kind));
    for (const { name, type } of entries) if (type === "other") this.#setAside(kind, name, "it is no file");
    return entries
      .filter(({ type }) => type === "file")
      .sort((a, b) => b.time - a.time)
      .map(({ name }) => name);
  }

  /** Removes what has not been used for longest until the rest is no larger than a size, and what broken writes left. */
  prune({ maxBytes = MAX_BYTES }: { readonly maxBytes?: number } = {}): void {
    if (!this.#trusts("")) return;
    this.sweep();
    let bytes = 0;
    for (const { file, size, time } of filesBelow(this.#folder).sort((a, b) => b.time - a.time)) {
      bytes += size;
      const leftover = NODE_DRAFT.test(file) || file.endsWith(".tmp");
      if (bytes > maxBytes || (leftover && Date.now() - time > LEFTOVER_MS)) rmSync(file, { force: true });
    }
  }

  /** Removes what writes left whose process was killed, and what was set aside long ago. */
  sweep(): void {
    // A folder that may not be used is said to be when it would be used.
    if (folderTrust(this.#folder) !== "private") return;
    const age = ({ time }: { readonly time: number }) => Date.now() - time;
    this.#clear(DRAFTS, (draft) => age(draft) > LEFTOVER_MS || isAbandoned(draft.name));
    this.#clear(SET_ASIDE, (entry) => age(entry) > SET_ASIDE_MS);
  }

  #clear(folder: string, isLitter: (entry: FolderEntry) => boolean): void {
    for (const entry of entriesIn(path.join(this.#folder, folder)).filter(isLitter))
      rmSync(path.join(this.#folder, folder, entry.name), { recursive: true, force: true });
  }

  /** Whether the cache and the folder of a kind may be used: nobody else can write there. */
  #trusts(kind: string, { make = false }: { readonly make?: boolean } = {}): boolean {
    const known = this.#trusted.get(kind);
    // A folder that is to be written into may have been removed since.
    if (known !== undefined && !make) return known;
    const above = kind === "" ? undefined : path.dirname(`/${kind}`).slice(1);
    if (above !== undefined && !this.#trusts(above, { make })) return false;
    const folder = path.join(this.#folder, kind);
    let trust = folderTrust(folder, { make });
    if (
      trust !== "private" &&
      trust !== "missing" &&
      above !== undefined &&
      trust.refused.endsWith("not a folder")
    ) {
      this.#setAside(above, path.basename(kind), trust.refused);
      trust = folderTrust(folder, { make });
    }
    if (trust === "missing") return false;
    if (trust !== "private") noteCacheFault({ kind: "folder", where: folder, reason: trust.refused });
    this.#trusted.set(kind, trust === "private");
    return trust === "private";
  }

  /** Takes away what is no entry, so that it is made again. */
  #setAside(kind: string, key: string, reason: string): undefined {
    noteCacheFault({ kind: "entry", where: kind === "" ? key : `${kind}/${key}`, reason });
    const target = path.join(this.#folder, SET_ASIDE, `${kind}/${key}`.replaceAll("/", "-"));
    try {
      makeFolder(path.dirname(target), { mode: 0o700 });
      rmSync(target, { recursive: true, force: true });
      renameSync(path.join(this.#folder, kind, key), target);
    } catch {
      // Gone already, or nobody can write here.
    }
    return undefined;
  }
}

/** Was a draft being written by a process that has ended? */
function isAbandoned(draft: string): boolean {
  const pid = Number.parseInt(draft, 10);
  return pid > 0 && fateOf(numbered(pid)) === "ended";
}
