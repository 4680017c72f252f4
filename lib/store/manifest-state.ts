import { statSync } from "node:fs";
import path from "node:path";
import { sha256 } from "../platform/sha256.js";
import { MANIFEST } from "./manifest.js";
import { readDataFile } from "./read-data-file.js";

/**
 * What the manifest holds, and which file it is: each update puts a new one in its place, also one that leaves it as it was, such as an
 * update and its rollback between two looks.
 */
export function manifestState(dir: string): string | undefined {
  try {
    const { ino, ctimeNs } = statSync(path.join(dir, MANIFEST), { bigint: true });
    return `${ino} ${ctimeNs} ${sha256(readDataFile(dir, MANIFEST))}`;
  } catch {
    return undefined; // readManifest says what is wrong.
  }
}
