import module from "node:module";
import path from "node:path";
import { findBook } from "../platform/book-folder.js";
import { folderTrust } from "../platform/private-folder.js";
import { noteCacheFault } from "./cache-faults.js";
import { cacheFolder } from "./cache-folder.js";

/**
 * Where Node keeps what V8 has compiled, as it can from 22.1 on; undefined where it cannot, and where others can write: what lies
 * there is run as it is.
 */
export function compileCacheFolder(): string | undefined {
  if (!("enableCompileCache" in module)) return undefined;
  if (process.env.CLAIMBOOK_CACHE === undefined && findBook(process.cwd()) === undefined) return undefined;
  const folder = path.join(cacheFolder(), "v8");
  for (const one of [cacheFolder(), folder]) {
    const trust = folderTrust(one, { make: true });
    if (trust === "private") continue;
    if (trust !== "missing") noteCacheFault({ kind: "folder", where: one, reason: trust.refused });
    return undefined;
  }
  return folder;
}

/** Has this process use the compile cache, where there is one that may be used. */
export function enableCompileCache(): void {
  const folder = compileCacheFolder();
  // Types of Node 20 do not know it.
  if (folder !== undefined)
    (module as unknown as { enableCompileCache(folder: string): unknown }).enableCompileCache(folder);
}
