import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "./user-error.js";

/** The file that makes a folder a book. */
export const CONFIG_FILE = "claimbook.config.ts";

/** What was built from a book's own code, below its folder. */
export const BUILT_BOOK = path.join("claims", "dist");

/** The folder at or above another that holds a book; undefined where there is none. */
export function findBook(from: string): string | undefined {
  for (let folder = path.resolve(from); ; ) {
    if (existsSync(path.join(folder, CONFIG_FILE))) return folder;
    const above = path.dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

const found = new Map<string, string>();

/**
 * The folder of the current book: at or above the working folder, else the one that whoever started this process works in.
 * @throws UserError where there is none
 */
export function bookRoot(): string {
  const from = process.cwd();
  const known = found.get(from);
  if (known !== undefined) return known;
  const root = findBook(from) ?? process.env.CLAIMBOOK_BOOK;
  if (root === undefined)
    throw new UserError(
      `${from} is in no book: neither it nor a folder above it holds ${CONFIG_FILE}; go to a book's folder, or start one with "claimbook init my-note"`,
    );
  found.set(from, root);
  return root;
}

/** What the build noted of a book, so that it can be had without its code. */
interface BuiltBook {
  /** The data folder, relative to the book's. */
  readonly data?: string;
}

function builtBook(root: string): BuiltBook {
  try {
    return JSON.parse(readFileSync(path.join(root, BUILT_BOOK, "book.json"), "utf8")) ?? {};
  } catch {
    return {};
  }
}

/** The data folder of the current book, whatever the working folder; `CLAIMBOOK_DATA` names another. @throws UserError outside a book */
export function dataDir(): string {
  const fromEnvironment = process.env.CLAIMBOOK_DATA;
  if (fromEnvironment) return path.resolve(fromEnvironment);
  const root = bookRoot();
  const { data } = builtBook(root);
  return path.resolve(root, typeof data === "string" ? data : "data");
}
