import { readFileSync } from "node:fs";
import path from "node:path";
import { sha256 } from "../platform/sha256.js";
import { MANIFEST } from "../store/manifest.js";
import type { Store } from "../store/store.js";
import type { Claim, ClaimResult } from "./claim.js";
import { type ClaimJson, claimJson } from "./claims-json.js";

/** The version of the format; docs/for-machines.md says what raises it. */
export const CLAIMS_VERSION = 1;

/** File name of its JSON Schema, in the package's `schemas` folder and beside each `claims.json`. */
export const CLAIMS_SCHEMA = `claims-${CLAIMS_VERSION}.schema.json`;

/** The commentary that the claims are of. */
export interface DocumentBook {
  readonly publisher: string;
  readonly description: string;
  /** Last close or publication that it was written with, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** A claim with its evaluation, the notebook that walks through it, and the tables that it reads. */
export interface DocumentClaim extends ClaimJson {
  /** File name without extension. */
  readonly notebook: string;
  readonly tables: readonly string[];
}

/** How a table stood when the claims were evaluated. Only the hash is known of one that has changed since. */
export interface DocumentTable {
  /** `sha256:` and the hash of the file. */
  readonly hash: string;
  /** Rows of the file. */
  readonly rows: number | null;
  /** Rows that were known as of the day of the evaluation. */
  readonly rowsKnown: number | null;
  /** What the manifest says of the time at which its values were taken. */
  readonly vintage: string | null;
}

/** The ledger for programs: `claims.json` of a site, and what `claims --json` prints. */
export interface ClaimsDocument {
  readonly $schema: string;
  readonly version: typeof CLAIMS_VERSION;
  readonly book: DocumentBook;
  /** `sha256:` and the hash of the data folder's manifest; null where it is not known any more. */
  readonly data: string | null;
  /** The tables that the claims read, by name. */
  readonly tables: Readonly<Record<string, DocumentTable>>;
  /** In the order of the ledger. */
  readonly claims: readonly DocumentClaim[];
}

/** A claim's evaluation, its members in the order of the format, with what the book says of the claim. */
export function documentClaim(
  json: ClaimJson,
  { notebook, tables }: Pick<Claim, "notebook" | "tables">,
): DocumentClaim {
  const { id, statement, stated, kind, asOf, askedOn, moved, evaluatedAsOf, ...rest } = json;
  const { verdict, reason, detail, panel, miss, target, estimates } = rest;
  return {
    ...{ id, statement, stated, kind, asOf, askedOn, moved, evaluatedAsOf },
    ...{ verdict, reason, detail, ...(panel !== undefined && { panel }), miss },
    ...{ ...(target && { target }), estimates },
    notebook,
    tables: [...tables],
  };
}

/** `sha256:` and the hash of the manifest of a data folder. */
export const dataHash = (dir: string): string => `sha256:${sha256(readFileSync(path.join(dir, MANIFEST)))}`;

/** How tables stand in a store. @param names tables of the store; each once, whatever their order */
export function documentTables(
  store: Store,
  names: Iterable<string>,
): Readonly<Record<string, DocumentTable>> {
  const state = (name: string): DocumentTable => {
    const { hash, rows, vintage } = store.describe(name);
    return { hash, rows, rowsKnown: store.read(name).numRows(), vintage };
  };
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, state(name)]));
}

/**
 * Evaluated claims as a document.
 * @param results in the order of the ledger
 * @param options.store what they were evaluated on
 * @throws StoreError when a table that a claim names is not there
 */
export function claimsDocument(
  results: readonly ClaimResult[],
  { store, book }: { readonly store: Store; readonly book: DocumentBook },
): ClaimsDocument {
  const claims = results.map((result) => documentClaim(claimJson(result, store.asOf), result.claim));
  const tables = documentTables(
    store,
    claims.flatMap((claim) => claim.tables),
  );
  return documentOf(claims, { book, data: dataHash(store.dir), tables });
}

/** Claims as a document. */
export function documentOf(
  claims: readonly DocumentClaim[],
  { book: { publisher, description, asOf }, data, tables }: Pick<ClaimsDocument, "book" | "data" | "tables">,
): ClaimsDocument {
  return {
    $schema: CLAIMS_SCHEMA,
    version: CLAIMS_VERSION,
    book: { publisher, description, asOf },
    data,
    tables,
    claims,
  };
}
