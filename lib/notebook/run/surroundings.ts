import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openStore } from "../../store/open-store.js";
import type { Store } from "../../store/store.js";
import { checkoutRoot, packageRoot, packageVersion } from "../kernel/package-root.js";

/** What the result of a notebook depends on besides the notebook itself. */
export interface Surroundings {
  /** Hash of the library's build. */
  readonly library: string;
  /** Hash of the list of installed packages. */
  readonly packages: string;
  readonly node: string;
  readonly tslab: string;
  /**
   * State of a table whose file has a hash, as a hash of what the manifest says of it; the hash itself when the file is
   * another one by now, cannot be read, or is no longer there.
   */
  tableState(name: string, hash: string): string;
}

function hashOf(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}

function folderHash(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return hashOf(
    files.map((file) => `${path.relative(folder, file)} ${hashOf(readFileSync(file))}`).join("\n"),
  );
}

function fileHash(file: string): string {
  try {
    return hashOf(readFileSync(file));
  } catch {
    return "";
  }
}

/** How things stand now. */
export function surroundings(): Surroundings {
  let store: Store | undefined;
  return {
    library: folderHash(path.join(packageRoot("claimbook"), "dist")),
    packages: fileHash(path.join(checkoutRoot(), "node_modules/.package-lock.json")),
    node: process.versions.node,
    tslab: packageVersion("tslab"),
    tableState(name, hash) {
      try {
        store ??= openStore();
        const info = store.describe(name);
        // Reading is what checks the file against the manifest.
        if (info.hash === hash) store.read(name);
        return info.hash === hash ? hashOf(JSON.stringify(info)) : hash;
      } catch {
        return hash;
      }
    },
  };
}
