import { StoreError } from "./store-error.js";

let carried: ReadonlyMap<string, Uint8Array> = new Map();

/** Has a page's files stand for its data folder, by plain name. */
export function carryFiles(files: ReadonlyMap<string, Uint8Array>): void {
  carried = files;
}

/**
 * The bytes of a file that the page carries.
 * @param name plain name of the file
 * @throws StoreError when the page does not carry it
 */
export function readDataFile(_dir: string, name: string): Uint8Array {
  const bytes = carried.get(name);
  if (bytes !== undefined) return bytes;
  const names = [...carried.keys()].filter((one) => one.endsWith(".csv")).sort();
  throw new StoreError(
    `this page does not carry ${name}; it has the tables that the published notebook reads (${names.join(", ") || "none"}). Run the notebook itself to read others`,
  );
}
