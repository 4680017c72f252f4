import { accessSync, constants } from "node:fs";
import { isPlainName } from "../platform/plain-name.js";
import { readPlainFile } from "../platform/read-plain-file.js";
import { shownValue } from "../stats/text/shown-value.js";
import { StoreError } from "./store-error.js";

/** A file as a journal or a note records it. */
export interface RecordedFile {
  /** A plain name within the data folder. */
  readonly path: string;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** A journal or a note that cannot be used; nothing that it says is done. */
export class RecordError extends StoreError {}

/** Those that this package writes have a few kB. */
const MAX_BYTES = 2 ** 20;

/**
 * The content of a file that a journal or note leads to; undefined when it is missing or no plain file.
 * @throws Error of the file system when this user may not read it
 */
export function recordedContent(file: string): Buffer | undefined {
  const content = readPlainFile(file);
  if (content !== undefined) return content;
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    if (["EACCES", "EPERM"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
  return undefined;
}

/**
 * The object that a journal or note holds.
 * @throws RecordError when it is no plain file, too large, or not JSON of an object; Error of the file system when this user may not read it
 */
export function readRecord(file: string): Readonly<Record<string, unknown>> {
  const bytes = recordedContent(file);
  if (bytes === undefined) throw new RecordError("it is no plain file");
  if (bytes.length > MAX_BYTES) throw new RecordError(`it has ${bytes.length} bytes, and none is that large`);
  try {
    const value: unknown = JSON.parse(bytes.toString());
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (error) {
    throw new RecordError(`it is not JSON (${(error as Error).message})`);
  }
  throw new RecordError("it holds no object");
}

/**
 * A list of files as a journal or note records it.
 * @throws RecordError when it is none, is empty, names a file twice (also in another case), or by what is no plain name
 */
export function recordedFiles(value: unknown): readonly RecordedFile[] {
  if (!Array.isArray(value) || value.length === 0) throw new RecordError("it lists no files");
  const files = value.map((entry: unknown) => {
    const { path: name, sha256: hash } = (entry ?? {}) as {
      readonly path?: unknown;
      readonly sha256?: unknown;
    };
    if (!isPlainName(name))
      throw new RecordError(
        `it names the file ${shownValue(name)}, which is no plain name within the data folder`,
      );
    if (typeof hash !== "string" || !/^[\da-f]{64}$/.test(hash))
      throw new RecordError(`it has no hash of the file ${name}`);
    return { path: name, sha256: hash };
  });
  const twice = repeated(files.map((file) => file.path));
  if (twice !== undefined) throw new RecordError(`it names the file ${twice} twice`);
  return files;
}

/** The first name that is there twice, whatever the case: folders of some systems do not tell them apart. */
export function repeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name.toLowerCase()).size);
}
