import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { BUILT_BOOK, CONFIG_FILE } from "../platform/book-folder.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { loadBook } from "./current-book.js";

const STAMP = "build.json";

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

/** A hash of a book's code and of the engine that it is compiled against. */
function stateOf(root: string, engine: string): string {
  const hash = createHash("sha256").update(engine);
  for (const file of sources(root)) hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** The compiler that a book has installed. @throws UserError where it has none */
function compiler(root: string): string {
  try {
    return path.join(
      path.dirname(createRequire(path.join(root, CONFIG_FILE)).resolve("typescript/package.json")),
      "bin/tsc",
    );
  } catch {
    throw new UserError(`no TypeScript is installed in ${root}; run "npm install" there`);
  }
}

/** The version of the engine's build that declarations come from. */
function engineState(root: string): string {
  const require = createRequire(path.join(root, CONFIG_FILE));
  const folder = path.dirname(require.resolve("claimbook/package.json"));
  return textOf(path.join(folder, "dist", STAMP)) || textOf(path.join(folder, "package.json"));
}

/**
 * Compiles a book's claims and config where they have changed since they were compiled last.
 * @param options.onCompile told before it is compiled
 * @throws UserError with the compiler's messages when the code does not compile
 */
export function buildBook(root: string, { onCompile }: { readonly onCompile?: () => void } = {}): void {
  const dist = path.join(root, BUILT_BOOK);
  const stamp = path.join(dist, STAMP);
  const state = stateOf(root, engineState(root));
  if (textOf(stamp) === state) return;
  onCompile?.();
  rmSync(stamp, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [compiler(root), "-p", path.join(root, "claims")],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0)
    throw new UserError(`the book in ${root} does not compile:\n${`${stdout}${stderr}`.trim()}`);
  const { data } = loadBook(root);
  writeFileAtomic(path.join(dist, "book.json"), JSON.stringify({ data }));
  writeFileAtomic(stamp, state);
}
