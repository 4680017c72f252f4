import { listed } from "../../platform/text/listed.js";
import { textReader } from "../../store/bytes-text.js";
import { MANIFEST, readManifest } from "../../store/manifest.js";
import { readDataFile } from "../../store/read-data-file.js";
import { inputsOf } from "../ipynb/inputs.js";
import type { Notebook } from "../ipynb/notebook.js";
import type { Uncarried } from "./carry-modules.js";

/** Texts by plain names of files. */
type Texts = Readonly<Record<string, string>>;

/**
 * The texts of the manifest and of the tables that cells have read, whole, since the hash that the manifest has of a table is that of its whole
 * file.
 * @param dir the data folder
 * @param notebook an executed notebook with the cells that are carried
 * @returns by plain name; why there are none, where tables are others than those that were read
 * @throws StoreError as readManifest does
 */
export function carryFiles(dir: string, notebook: Notebook): { readonly files: Texts } | Uncarried {
  const tables = new Map(readManifest(dir).map((spec) => [spec.info.name, spec]));
  const read = inputsOf(notebook);
  const others = read.filter(([name, hash]) => tables.get(name)?.info.hash !== hash).map(([name]) => name);
  if (others.length > 0)
    return { because: `the data have changed since it ran (${listed(others)}); run it again` };
  const names = [MANIFEST, ...read.flatMap(([name]) => tables.get(name)?.path ?? [])];
  return {
    files: Object.fromEntries(names.map((name) => [name, textReader(readDataFile(dir, name))()])),
  };
}
