import { statSync } from "node:fs";
import path from "node:path";
import { MANIFEST, readManifest } from "./manifest.js";
import { rowTypes } from "./row-types.js";

/** What was made of a manifest, by the folder, while the file is the same. */
const made = new Map<string, { readonly file: string; readonly types: string }>();

/**
 * Types of the tables of a data folder as its manifest lists them now; see `rowTypes`. Empty where there is no folder or the manifest is broken:
 * then no table is known, and none is refused.
 */
export function tableTypes(dir: string): string {
  try {
    const { ino, ctimeNs, size } = statSync(path.join(dir, MANIFEST), { bigint: true });
    const file = `${ino} ${ctimeNs} ${size}`;
    const known = made.get(dir);
    if (known?.file === file) return known.types;
    const types = rowTypes(readManifest(dir));
    made.set(dir, { file, types });
    return types;
  } catch {
    return "";
  }
}
