import { decodeText } from "./text.js";
import { unzip } from "./unzip.js";

/** Whether the bytes start as a zip does. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * The text of the one file that a zip holds, or of the file itself where a user has unpacked it.
 * @throws SourceError as `unzip` does
 */
export function packedText(bytes: Uint8Array, { file }: { readonly file: string }): string {
  return decodeText(isZip(bytes) ? unzip(bytes, { file }) : bytes);
}
