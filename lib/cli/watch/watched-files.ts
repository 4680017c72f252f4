import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { keyOf } from "../../notebook/cache.js";
import { notebookKey } from "../../notebook/run/describe-run.js";
import { prepareRun, type RunRequest } from "../../notebook/run/prepare-run.js";
import { bookRoot, CONFIG_FILE, dataDir } from "../../platform/book-folder.js";
import { UserError } from "../../platform/user-error.js";
import { leadsBack } from "./leads-back.js";

/**
 * What a file is to the book: a notebook; code that the library is built from; what pages are made with; data; or a file beside
 * the notebooks, which cells may import, read or show.
 */
export type FileKind = "notebook" | "source" | "asset" | "data" | "beside";

/** The state of a watched file. */
export interface WatchedFile {
  readonly kind: FileKind;
  /** Another one when its content is another; of a notebook, when what runs is another. */
  readonly key: string;
  /** Why a notebook cannot be run, such as one that is being written. */
  readonly problem?: string;
}

/** The watched files by their paths relative to the current folder. */
export type FileStates = ReadonlyMap<string, WatchedFile>;

/** Names of what editors, Jupyter and this package write for a moment beside a file. */
const TEMPORARY = /^[.#]|~$|\.(?:tmp|part|swp|swx|bak|orig|crswap|pyc)$|^4913$|___jb_(?:tmp|old)___$/i;
/** Folders of what is built: the library's, and the book's own code. */
const CODE: readonly string[] = ["lib", "claims"];
/** Folders of the book and of its code that hold what others have made. */
const MADE = new Set(["node_modules", "dist", "site"]);
const SOURCE = /(?:\.ts|^package\.json|^tsconfig\.json|^bundle\.mjs)$/;
/** Files of the checkout's own folder that cells may import. */
const ROOT_FILE = /\.(?:[cm]?[jt]s|json)$/;

/** Where the book's files lie. */
export interface BookFolders {
  readonly root: string;
  readonly data: string;
}

/** The folders of this checkout. */
export function bookFolders(): BookFolders {
  return { root: bookRoot(), data: dataDir() };
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}

/** What kind of file a path is; undefined when nothing depends on it. */
function kindOf(file: string, { root, data }: BookFolders): FileKind | undefined {
  if (isInside(data, file)) return file.endsWith(".md") ? undefined : "data";
  const [top, ...rest] = path.relative(root, file).split(path.sep);
  const name = path.basename(file);
  if (rest.length === 0 && name === CONFIG_FILE) return "source";
  if (rest.length === 0) return ROOT_FILE.test(name) ? "beside" : undefined;
  if (top === "notebooks") return rest.length === 1 && name.endsWith(".ipynb") ? "notebook" : "beside";
  if (rest[0] === "assets") return "asset";
  return SOURCE.test(name) ? "source" : undefined;
}

/**
 * Whether a path can be left aside, with all that lies below it: what is temporary or made, and what belongs to no folder of the book.
 */
export function isIgnored(file: string, { root, data }: BookFolders): boolean {
  if (file === root || file === data) return false;
  const inData = isInside(data, file);
  const parts = path.relative(inData ? data : root, file).split(path.sep);
  if (parts.some((part) => TEMPORARY.test(part))) return true;
  if (inData) return parts.length > 1;
  const [top = "", second = ""] = parts;
  if (MADE.has(top) || (CODE.includes(top) && MADE.has(second))) return true;
  return parts.length > 1 && !CODE.includes(top) && top !== "notebooks";
}

/** The files below a folder that are not to be left aside. */
function filesBelow(folder: string, folders: BookFolders, { deep }: { readonly deep: boolean }): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = path.join(folder, name);
    if (isIgnored(file, folders) || leadsBack(file, folders.root)) return [];
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile()) return [file];
    return deep && stats?.isDirectory() ? filesBelow(file, folders, { deep }) : [];
  });
}

function stateOf(file: string, kind: FileKind, request: RunRequest): WatchedFile | undefined {
  try {
    if (kind !== "notebook") return { kind, key: keyOf(readFileSync(file)) };
    return { kind, key: keyOf(...prepareRun([file], request).map(({ notebook }) => notebookKey(notebook))) };
  } catch (error) {
    if (!statSync(file, { throwIfNoEntry: false })) return undefined;
    const problem = error instanceof UserError ? error.message : `${file}: ${(error as Error).message}`;
    return { kind, key: keyOf(problem), problem };
  }
}

const stamp = ({ mtimeMs, ctimeMs, size, ino }: Stats) => [mtimeMs, ctimeMs, size, ino].join(" ");

/** Reads the states of a book's files again and again; a file that has not been touched is not read twice. */
export class FileReader {
  readonly #folders: BookFolders;
  readonly #request: RunRequest;
  readonly #known = new Map<string, { readonly stamp: string; readonly state: WatchedFile }>();

  /** @param request with which notebooks are to run */
  constructor(folders: BookFolders, request: RunRequest = {}) {
    this.#folders = folders;
    this.#request = request;
  }

  /** The states now. */
  read(): FileStates {
    const { root, data } = this.#folders;
    const found = [
      ...filesBelow(root, this.#folders, { deep: false }),
      ...["notebooks", ...CODE].flatMap((name) =>
        filesBelow(path.join(root, name), this.#folders, { deep: true }),
      ),
      ...filesBelow(data, this.#folders, { deep: false }),
    ];
    const states = new Map<string, WatchedFile>();
    for (const absolute of new Set(found)) {
      const kind = kindOf(absolute, this.#folders);
      const stats = kind && statSync(absolute, { throwIfNoEntry: false });
      if (!stats) continue;
      const file = path.relative("", absolute);
      const known = this.#known.get(file);
      const state = known?.stamp === stamp(stats) ? known.state : stateOf(file, kind, this.#request);
      if (!state) continue;
      this.#known.set(file, { stamp: stamp(stats), state });
      states.set(file, state);
    }
    return states;
  }
}

/** A file that is another than before. */
export interface FileChange {
  readonly file: string;
  readonly kind: FileKind;
  readonly what: "changed" | "new" | "removed";
  readonly problem?: string;
}

/** The files in which two states of a book differ, in the order of the later. */
export function fileChanges(before: FileStates, now: FileStates): FileChange[] {
  const changed = [...now].flatMap(([file, { kind, key, problem }]): FileChange[] => {
    const earlier = before.get(file);
    if (earlier?.key === key) return [];
    return [{ file, kind, what: earlier ? "changed" : "new", ...(problem !== undefined && { problem }) }];
  });
  const removed = [...before].flatMap(([file, { kind }]): FileChange[] =>
    now.has(file) ? [] : [{ file, kind, what: "removed" }],
  );
  return [...changed, ...removed];
}
