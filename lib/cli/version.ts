import { readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { dataHash } from "../claims/claims-document.js";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { jsonText } from "../platform/json-text.js";
import { packageVersion } from "../platform/package-root.js";
import { UserError } from "../platform/user-error.js";
import { newestRow } from "../store/newest-row.js";
import { openStore } from "../store/open-store.js";

/** Digits of the manifest's hash in a line of text. */
const SHORT_HASH = "sha256:".length + 12;

/** What a number that Claimbook printed rests on. */
export interface Versions {
  /** The engine's version. */
  readonly claimbook: string;
  /** The current book's, of its package in claims/; null outside a book. */
  readonly book: { readonly name: string; readonly version: string } | null;
  /** The data folder: the day or month of its newest row, and `sha256:` with the hash of its manifest; null outside a book. */
  readonly data: { readonly to: string; readonly manifest: string } | null;
}

/** The folder of the current book; undefined where there is none. */
function currentFolder(): string | undefined {
  try {
    return bookRoot();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function bookVersion(root: string): Versions["book"] {
  const { name, version } = JSON.parse(readFileSync(path.join(root, "claims/package.json"), "utf8"));
  return { name, version };
}

function dataVersion(): Versions["data"] {
  const store = openStore();
  return { to: newestRow(store), manifest: dataHash(dataDir()) };
}

/**
 * The versions of the engine, of the book that the working folder belongs to, and of its data.
 * @throws StoreError when the book's data cannot be read
 */
export function versions(): Versions {
  const claimbook = packageVersion("claimbook");
  const root = currentFolder();
  if (root === undefined) return { claimbook, book: null, data: null };
  return { claimbook, book: bookVersion(root), data: dataVersion() };
}

/** Versions as lines of text. */
export function versionText({ claimbook, book, data }: Versions): string {
  return [
    `claimbook ${claimbook}`,
    ...(book ? [`book ${book.name} ${book.version}`] : []),
    ...(data ? [`data to ${data.to}, manifest ${data.manifest.slice(0, SHORT_HASH)}`] : []),
  ].join("\n");
}

/** What `claimbook --version` does, with its own option. */
export function versionCommand(): Command {
  return new Command("claimbook --version")
    .description("print the versions of Claimbook, of the book and of its data")
    .option("--json", "print them as JSON, with the whole hash of the manifest")
    .action(({ json = false }: { readonly json?: boolean }) => {
      const found = versions();
      console.log(json ? jsonText(found) : versionText(found));
    });
}
