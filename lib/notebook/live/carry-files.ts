import { readFileSync } from "node:fs";
import path from "node:path";
import { MANIFEST, readManifest } from "../../store/manifest.js";
import { readDataFile } from "../../store/read-data-file.js";
import { inputsOf } from "../ipynb/inputs.js";
import type { Notebook } from "../ipynb/notebook.js";

/**
 * The texts of the manifest and of the tables that the cells of an executed notebook have read, whole, since the hash that the manifest has
 * of a table is that of its whole file.
 * @param dir the data folder
 * @returns by plain name
 * @throws StoreError as readManifest does
 */
export function carryFiles(dir: string, notebook: Notebook): Readonly<Record<string, string>> {
  const read = new Set(inputsOf(notebook).map(([table]) => table));
  const tables = readManifest(dir).filter(({ info }) => read.has(info.name));
  const text = new TextDecoder("utf-8", { ignoreBOM: true });
  return Object.fromEntries([
    [MANIFEST, readFileSync(path.join(dir, MANIFEST), "utf8")],
    ...tables.map(({ path: name }) => [name, text.decode(readDataFile(dir, name))] as const),
  ]);
}
