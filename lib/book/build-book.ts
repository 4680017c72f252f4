import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { BUILT_BOOK, CONFIG_FILE } from "../platform/book-folder.js";
import { withLocks } from "../platform/lock.js";
import { readPlainFile } from "../platform/read-plain-file.js";
import { sha256 } from "../platform/sha256.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { loadBook } from "./current-book.js";

const require = createRequire(import.meta.url);

const STAMP = "build.json";
const stampOf = (root: string) => path.join(root, BUILT_BOOK, STAMP);

interface BuildOptions {
  /** Told what is being done or awaited; nothing when the book is built. */
  readonly onProgress?: (what: string) => void;
}

/** A book's own code, with what it is compiled by: paths below its folder. */
function sources(root: string): string[] {
  const claims = path.join(root, "claims");
  const files = existsSync(claims) ? readdirSync(claims, { recursive: true, encoding: "utf8" }) : [];
  return [
    CONFIG_FILE,
    ...files
      .filter((file) => /\.(?:ts|json)$/.test(file) && !/^(?:dist|node_modules)[\\/]/.test(file))
      .map((file) => path.join("claims", file))
      .sort(),
  ];
}

/** The text of a file, "" where there is none. */
const textOf = (file: string) => readPlainFile(file)?.toString() ?? "";

/** The compiler that a book has installed, else the engine's own. */
function compiler(root: string): string {
  const paths = [root, import.meta.dirname];
  return path.join(path.dirname(require.resolve("typescript/package.json", { paths })), "bin/tsc");
}

/** The engine's package.json, as the book finds it. */
const packageJson = (root: string) =>
  createRequire(path.join(root, CONFIG_FILE)).resolve("claimbook/package.json");

/** The version of the engine's build that declarations come from. */
function engineState(root: string): string {
  const file = packageJson(root);
  return textOf(path.join(path.dirname(file), "dist", STAMP)) || textOf(file);
}

/** A hash of a book's code and of the engine that it is compiled against. */
function bookState(root: string): string {
  const files = sources(root).map((file) => `${file}\n${readFileSync(path.join(root, file), "utf8")}`);
  return sha256([engineState(root), ...files].join("\n"));
}

/** Was the book's code compiled as it is now? */
const isBuilt = (root: string, state: string) => textOf(stampOf(root)) === state;

/**
 * Compiles a book's claims and config where they have changed since they were compiled last. One process at a time does: another one waits
 * and has what that one made.
 * @throws UserError through the promise with the compiler's messages when the code does not compile, and when the book's folder cannot be
 *   written
 */
export async function buildBook(root: string, { onProgress }: BuildOptions = {}): Promise<void> {
  if (isBuilt(root, bookState(root))) return;
  const onWait = () => onProgress?.("another process is compiling the book's claims; waiting for it");
  await withLocks(
    [{ what: `the build of the book in ${root}`, folder: root, file: path.join(root, BUILT_BOOK) }],
    async () => {
      const state = bookState(root);
      if (isBuilt(root, state)) return;
      onProgress?.("compiling the book's claims");
      compile(root, state);
    },
    // What is compiled can be compiled again: a lock of which nobody can tell whose it is keeps no command from its work.
    { breakLock: true, wait: { signal: new AbortController().signal, onWait } },
  );
}

function compile(root: string, state: string): void {
  const dist = path.join(root, BUILT_BOOK);
  const stamp = stampOf(root);
  rmSync(stamp, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [compiler(root), "-p", path.join(root, "claims")],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0)
    throw new UserError(`the book in ${root} does not compile:\n${`${stdout}${stderr}`.trim()}`);
  const bundle = path.join(path.dirname(packageJson(root)), "bin/bundle-book.mjs");
  // The package of the engine leaves it out: a book of a few claims needs none.
  if (existsSync(bundle)) spawnSync(process.execPath, [bundle, root, dist], { stdio: "inherit" });
  const { data } = loadBook(root);
  writeFileAtomic(path.join(dist, "book.json"), JSON.stringify({ data }));
  writeFileAtomic(stamp, state);
}
