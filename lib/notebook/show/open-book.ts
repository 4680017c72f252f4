import type { ClaimResult } from "../../claims/claim.js";
import { evaluateClaim } from "../../claims/ledger.js";
import { openStore } from "../../store/open-store.js";
import type { Store } from "../../store/store.js";
import { writeOutput } from "./kernel-output.js";
import { loader } from "./loader.js";
import { noteReads } from "./reads.js";

/** What a notebook works with. */
export interface Book {
  /** The data as they were known at `asOf`. */
  readonly store: Store;
  /** Nothing later than this day (`YYYY-MM-DD`) is known; null: everything is. */
  readonly asOf: string | null;
  /** A claim of the ledger, evaluated on this book's data. @throws UserError when there is no such claim */
  claim(id: string): ClaimResult;
}

/**
 * Opens the data folder for a notebook and, in a live session, brings plotly.js into it once.
 * @param options.asOf last day that may be known; default everything
 * @param options.dir the data folder; default `CLAIMBOOK_DATA`, else the checkout's `data/`
 * @throws StoreError as openStore does; Error outside a tslab kernel
 */
export function openBook(options: { readonly asOf?: string | null; readonly dir?: string } = {}): Book {
  const store = noteReads(openStore(options));
  // The runner's notebooks stay small: whoever exports them brings plotly.js.
  if (process.env.CLAIMBOOK_RUN !== "1") writeOutput(loader());
  return { store, asOf: store.asOf, claim: (id) => evaluateClaim(id, store) };
}
