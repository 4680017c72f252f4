import { currentBook } from "../../book/current-book.js";
import { evaluateAll, evaluateClaim } from "../../book/evaluate.js";
import type { ClaimResult } from "../../claims/claim.js";
import type { ConsistencyFinding } from "../../claims/consistency/consistency-finding.js";
import { openStore } from "../../store/open-store.js";
import type { AnyStore, Store } from "../../store/store.js";
import { bringLoader } from "./bring-loader.js";
import { noteAsked, noteBook } from "./reads.js";

interface BookOptions {
  readonly asOf?: string | null;
  readonly until?: string | null;
  readonly askedOn?: string | null;
  readonly dir?: string;
}

/** What a notebook works with. */
export interface Book<Data extends Store = Store> {
  /** The data as they were known at `asOf`. */
  readonly store: Data;
  /** The data as they were known later, at `until`: for what followed. */
  readonly hindsight: Data;
  /** Nothing later than this day (`YYYY-MM-DD`) is known; null: everything is. */
  readonly asOf: string | null;
  /** The day that the claims are asked on, or "latest"; null: the commentary's own. */
  readonly askedOn: string | null;
  /** A claim of the ledger, evaluated on this book's data. @throws UserError when there is no such claim */
  claim(id: string): ClaimResult;
  /** All claims of the ledger, evaluated on this book's data, in the ledger's order. */
  claims(): readonly ClaimResult[];
  /** What the book's checks between claims find on its data; none where it has no checks. */
  checks(): readonly ConsistencyFinding[];
}

/**
 * Opens the data folder for a notebook and, where the front end cannot fetch plotly.js from its server, brings it in an output.
 * @param options.asOf last day that may be known; default everything
 * @param options.until last day of `hindsight`; default everything
 * @param options.askedOn the day that the claims are asked on, or "latest"; default the commentary's own
 * @param options.dir the data folder; default `CLAIMBOOK_DATA`, else the checkout's `data/`
 * @throws StoreError as openStore does; Error outside a tslab kernel
 */
export function openBook(options: BookOptions & { readonly dir: string }): Book<AnyStore>;
export function openBook(options?: BookOptions): Book;
export function openBook({ asOf = null, until = null, askedOn = null, dir }: BookOptions = {}): Book {
  const open = (day: string | null) => openStore({ asOf: day, ...(dir !== undefined && { dir }) });
  const noteMoved = (result: ClaimResult) => {
    if (result.moved) noteAsked(result.askedOn);
    return result;
  };
  const store = open(asOf);
  const hindsight = open(until);
  noteBook({ asOf, until, askedOn });
  bringLoader();
  return {
    store,
    hindsight,
    asOf,
    askedOn,
    claim: (id) => noteMoved(evaluateClaim(id, store, { askedOn })),
    claims: () => evaluateAll(store, { askedOn }).map(noteMoved),
    checks: () => currentBook().checks?.(store) ?? [],
  };
}
