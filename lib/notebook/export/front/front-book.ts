import { currentBook } from "../../../book/current-book.js";
import { readManifest } from "../../../store/manifest.js";
import type { TableInfo } from "../../../store/store.js";
import type { RunMoves } from "./run-moves.js";

/** What the front page says of the book that its pages are of. */
export interface FrontBook {
  readonly publisher: string;
  readonly description: string;
  readonly asOf: string;
  /** The tables of its data folder, in the manifest's order. */
  readonly tables: readonly (Pick<TableInfo, "name" | "title" | "vintage" | "sources"> & {
    /** Last period. */
    readonly to: string;
  })[];
  /** What moved since the run before; absent where there is nothing to compare with. */
  readonly moves?: RunMoves;
}

/**
 * The book in use and its tables.
 * @param dir its data folder
 * @throws StoreError when the folder has no manifest
 */
export function frontBook(dir: string): FrontBook {
  const { publisher, description, asOf } = currentBook();
  const tables = readManifest(dir).map(({ info: { name, title, vintage, sources, coverage } }) => ({
    ...{ name, title, vintage, sources },
    to: coverage.end,
  }));
  return { publisher, description, asOf, tables };
}
