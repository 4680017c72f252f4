import { readFileSync } from "node:fs";
import path from "node:path";
import { namesIn } from "../platform/names-in.js";
import { sha256 } from "../platform/sha256.js";
import { checkFormat } from "./check-format.js";
import { isZip } from "./packed-text.js";
import { SourceError } from "./source-error.js";
import type { Fetch, FileFormat, SourceFile } from "./source-file.js";

/** What is kept beside the bytes of a file, as `NAME.json`. */
export type RawNote = Omit<SourceFile, "bytes">;

/**
 * A file kept in a folder, with its note where there is one that fits its bytes.
 * @returns undefined when the folder has no such file
 */
export function readRaw(dir: string, name: string): SourceFile | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path.join(dir, name));
  } catch {
    return undefined;
  }
  const hash = sha256(bytes);
  const note = readNote(dir, name);
  if (note?.sha256 === hash) return { ...note, name, bytes };
  // Put there by hand: where it came from and when is not known.
  return { name, bytes, sha256: hash, url: `file ${name}`, retrieved: "unknown" };
}

function readNote(dir: string, name: string): RawNote | undefined {
  let note: unknown;
  try {
    note = JSON.parse(readFileSync(path.join(dir, `${name}.json`), "utf8"));
  } catch {
    return undefined;
  }
  if (!(note instanceof Object)) return undefined;
  const texts = Object.entries(note).filter(([, value]) => typeof value === "string");
  const { url, retrieved, sha256, ...more } = Object.fromEntries(texts) as Partial<RawNote>;
  if (url === undefined || retrieved === undefined || sha256 === undefined) return undefined;
  // The name is the one asked for, whatever the note says.
  return { ...more, url, retrieved, sha256, name };
}

/**
 * Takes files from a folder and never from the network: `data/raw` of an earlier update, or downloads under the publishers' names. In the
 * place of a zip what it holds may stand, `X.csv` or `X_CSV.csv` for `X_CSV.zip`; in that of an old workbook a new one.
 */
export function folderFetch(dir: string): Fetch {
  return async ({ name, format }) => {
    const saved = nameInFolder(dir, name);
    const file = saved === undefined ? undefined : readRaw(dir, saved);
    if (file === undefined) throw new SourceError(`${name} is not in ${dir}`);
    checkFormat(file.bytes, { file: name, format: isUnpacked(file, format) ? "csv" : format });
    return { ...file, name };
  };
}

/**
 * The name under which a folder has a file: its own, or that of what a user saved in its place; of several the first.
 * @returns undefined when it has none
 */
export function nameInFolder(dir: string, name: string): string | undefined {
  const names = namesIn(dir);
  if (names.includes(name)) return name;
  const saved = savedNames(name);
  return names.find((one) => saved.includes(one.toLowerCase()));
}

/** Lower-case names of what may stand in the place of a file. */
function savedNames(name: string): readonly string[] {
  if (name.endsWith(".xls")) return [`${name}x`];
  if (!name.endsWith(".zip")) return [];
  const stem = name.slice(0, -".zip".length).toLowerCase();
  return [stem, stem.replace(/_csv$/, "")].flatMap((one) => [`${one}.csv`, `${one}.txt`]);
}

/** Under the zip's own name, too, may lie what it holds. */
const isUnpacked = ({ bytes }: SourceFile, format: FileFormat) => format === "zip" && !isZip(bytes);
