import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Cache } from "../platform/cache/cache.js";
import { readPlainFile } from "../platform/read-plain-file.js";
import { sha256 } from "../platform/sha256.js";
import { temporaryFolder } from "../platform/temporary-folder.js";
import { MANIFEST, readManifest } from "../store/manifest.js";

/** Tables and manifests of earlier runs, by their hash. */
const KIND = "data";

/**
 * Caches the tables and the manifest of a data folder.
 * @returns the key of the manifest, under which `withLastData` finds them
 */
export function cacheData(cache: Cache, dir: string): string {
  for (const { info, path: file } of readManifest(dir)) {
    const key = hashOf(info);
    // Reading an entry keeps it from being pruned.
    if (cache.read(KIND, key) !== undefined) continue;
    const text = readPlainFile(path.join(dir, file))?.toString();
    if (text !== undefined && sha256(text) === key) cache.write(KIND, key, text);
  }
  const manifest = readFileSync(path.join(dir, MANIFEST), "utf8");
  const key = sha256(manifest);
  cache.write(KIND, key, manifest);
  return key;
}

/**
 * What a task returns of a temporary folder with the data as they were cached; undefined where they are no longer there.
 * @param dir the present data: a table that is as it was is taken from there
 */
export function withLastData<T>(
  cache: Cache,
  { dir, key }: { readonly dir: string; readonly key: string },
  task: (folder: string) => T,
): T | undefined {
  const folder = temporaryFolder("last-data");
  try {
    return restore(cache, { dir, key }, folder) ? task(folder) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function restore(
  cache: Cache,
  { dir, key }: { readonly dir: string; readonly key: string },
  folder: string,
): boolean {
  const manifest = cache.read(KIND, key);
  if (manifest === undefined) return false;
  writeFileSync(path.join(folder, MANIFEST), manifest);
  const present = new Map(readManifest(dir).map((spec) => [hashOf(spec.info), spec.path]));
  return readManifest(folder).every(({ info, path: file }) => {
    const same = present.get(hashOf(info));
    const content =
      (same === undefined ? undefined : readPlainFile(path.join(dir, same))) ??
      cache.read(KIND, hashOf(info));
    if (content !== undefined) writeFileSync(path.join(folder, file), content);
    return content !== undefined;
  });
}

const hashOf = ({ hash }: { readonly hash: string }) => hash.replace("sha256:", "");
