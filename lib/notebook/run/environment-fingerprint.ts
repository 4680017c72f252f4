import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { BUILT_BOOK, bookRoot, dataDir } from "../../platform/book-folder.js";
import { buildFolder, packageVersion } from "../../platform/package-root.js";
import { sha256 } from "../../platform/sha256.js";
import { type LocatedTable, usualTables } from "../../store/located-tables.js";
import { readManifest } from "../../store/manifest.js";
import { infoState, listState, TABLE_LIST } from "../../store/table-read.js";
import { tableTypes } from "../../store/table-types.js";
import { assetFolder } from "../assets.js";
import { namedVersions, PLOTLY } from "../named-versions.js";

/** What the result of a notebook depends on besides the notebook itself. */
export interface EnvironmentFingerprint {
  /** Hash of what was built of the library and of the book's own code. */
  readonly library: string;
  /** Hash of what compiled cells depend on: a part of it, and the types of the tables. */
  readonly compiling: string;
  /** Hash of the part of it that drawn figures depend on. */
  readonly drawing: string;
  /** Hash of all that pages are rendered with: the library, the files of `lib/assets`, and the versions that a receipt names. */
  readonly rendering: string;
  /** Hash of the list of installed packages. */
  readonly packages: string;
  readonly node: string;
  readonly tslab: string;
  readonly plotly: string;
  /**
   * The state of a table as `TableRead` has it; undefined when there is no such table or its file is not the one that the
   * manifest describes.
   * @param folder the data folder, "" for the usual one
   */
  tableState(folder: string, table: string): string | undefined;
}

/** The hashes of files below a folder, by their paths there, none where there is no folder; by default of its code. */
function fileHashes(folder: string, names = /\.c?[jt]s$/): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [path.relative(folder, file), sha256(readFileSync(file))]));
}

/** The hash of those of some files whose paths match. */
function partHash(hashes: ReadonlyMap<string, string>, pattern: RegExp): string {
  return sha256(JSON.stringify([...hashes].filter(([file]) => pattern.test(file))));
}

function fileHash(file: string): string {
  try {
    return sha256(readFileSync(file));
  } catch {
    return "";
  }
}

/** The tables of a folder, "" for the usual one, which shows those of the user's panel, too. */
function tablesOf(folder: string): readonly LocatedTable[] {
  try {
    return folder === "" ? usualTables() : readManifest(folder).map((spec) => ({ spec, dir: folder }));
  } catch {
    return [];
  }
}

/** What `make` gives, made once a key. */
function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** How things stand now. */
export function environmentFingerprint(): EnvironmentFingerprint {
  const located = once(tablesOf);
  const hashOfFile = once(fileHash);
  const built = fileHashes(buildFolder());
  const ofBook = fileHashes(path.join(bookRoot(), BUILT_BOOK));
  const library = sha256(partHash(built, /./) + partHash(ofBook, /./));
  return {
    library,
    compiling: sha256(
      JSON.stringify([
        partHash(built, /\.d\.ts$|^notebook[\\/]kernel[\\/](?:compiler|executor)[\\/]/),
        partHash(ofBook, /\.d\.ts$/),
        tableTypes(dataDir()),
      ]),
    ),
    drawing: partHash(built, /^(?:plots|notebook[\\/](?:show|plotly))[\\/]/),
    rendering: sha256(
      JSON.stringify([library, partHash(fileHashes(assetFolder(), /./), /./), namedVersions()]),
    ),
    packages: fileHash(path.join(bookRoot(), "node_modules/.package-lock.json")),
    node: process.versions.node,
    tslab: packageVersion("tslab"),
    plotly: packageVersion(PLOTLY),
    tableState(folder, table) {
      const tables = located(folder);
      if (table === TABLE_LIST) return listState(tables.map(({ spec }) => spec.info.name));
      const found = tables.find(({ spec }) => spec.info.name === table);
      if (!found) return undefined;
      const { info, path: file } = found.spec;
      return `sha256:${hashOfFile(path.join(found.dir, file))}` === info.hash ? infoState(info) : undefined;
    },
  };
}
