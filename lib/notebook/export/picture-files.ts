import { readFileSync } from "node:fs";
import { sha256 } from "../../platform/sha256.js";

/** Files that pictures were looked for in, with the hash of what was found, null for none. */
export type PictureFiles = { readonly [file: string]: string | null };

/** The hash of a file, null where there is none. */
export function pictureHash(file: string): string | null {
  try {
    return sha256(readFileSync(file));
  } catch {
    return null;
  }
}

/** Are pictures what they were, and those that were missing still missing? */
export function picturesStand(pictures: PictureFiles): boolean {
  return Object.entries(pictures).every(([file, hash]) => pictureHash(file) === hash);
}
