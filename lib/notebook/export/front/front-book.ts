import { currentBook } from "../../../book/current-book.js";
import { readManifest } from "../../../store/manifest.js";
import type { TableInfo } from "../../../store/store.js";
import { StoreError } from "../../../store/store-error.js";
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

/** The tables of a data folder; none where it cannot be read, for pages need no data. */
function tablesIn(dir: string): FrontBook["tables"] {
  try {
    return readManifest(dir).map(({ info: { name, title, vintage, sources, coverage } }) => ({
      ...{ name, title, vintage, sources },
      to: coverage.end,
    }));
  } catch (error) {
    if (error instanceof StoreError) return [];
    throw error;
  }
}

/**
 * The book in use and its tables.
 * @param dir its data folder
 * @param moves what moved since the run before
 */
export function frontBook(dir: string, moves?: RunMoves): FrontBook {
  const { publisher, description, asOf } = currentBook();
  return { publisher, description, asOf, tables: tablesIn(dir), ...(moves && { moves }) };
}
