import { currentBook } from "../../book/current-book.js";
import type { Claim } from "../../claims/claim.js";
import {
  type ClaimsDocument,
  type DocumentClaim,
  type DocumentTable,
  dataHash,
  documentClaim,
  documentOf,
  documentTables,
} from "../../claims/claims-document.js";
import { UserError } from "../../platform/user-error.js";
import { openStore } from "../../store/open-store.js";
import { inputsOf } from "../ipynb/inputs.js";
import type { Notebook } from "../ipynb/notebook.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { isVerdictData, readsOf, VERDICT, type VerdictData } from "../output-data.js";
import { visibleNotebook } from "./visible-notebook.js";

/** A claim's card as a notebook shows it. */
interface ShownClaim {
  readonly data: VerdictData;
  /** Last day that the notebook's book was opened with; null: everything. */
  readonly asOf: string | null;
}

/** The cards that readers of a notebook may see. */
function shownClaims(notebook: Notebook): ShownClaim[] {
  const outputs = notebook.cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []));
  const book = outputs.flatMap((output) => readsOf(output).book ?? []).at(-1);
  if (book === undefined) return [];
  return outputs.flatMap((output) => {
    const data = "data" in output ? output.data[VERDICT] : undefined;
    return isVerdictData(data) ? [{ data, asOf: book.asOf }] : [];
  });
}

/** The notebook as its readers see it; undefined where it cannot be read, as the export itself says. */
function readVisible(file: string): Notebook | undefined {
  try {
    return visibleNotebook(readNotebook(file)).notebook;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The tables of claims and the data that they were read of; of data that have changed since, the hashes alone. */
function tablesOf(
  claims: readonly DocumentClaim[],
  notebooks: readonly Notebook[],
  dir: string,
): Pick<ClaimsDocument, "data" | "tables"> {
  const names = new Set(claims.flatMap(({ tables }) => tables));
  const inputs = notebooks.flatMap(inputsOf).filter(([name]) => names.has(name));
  const read = new Map(inputs.map(([name, hash]) => [name, hash]));
  const [asOf = null, ...others] = new Set(claims.map(({ evaluatedAsOf }) => evaluatedAsOf));
  try {
    const store = openStore({ dir, asOf });
    const isAsRead = ([name, hash]: readonly [string, string]) =>
      store.tables.includes(name) && store.describe(name).hash === hash;
    if (others.length === 0 && [...read].every(isAsRead))
      return { data: dataHash(dir), tables: documentTables(store, names) };
  } catch (error) {
    // Pages need no data: those that cannot be read are not those of the run.
    if (!(error instanceof UserError)) throw error;
  }
  const unknown = { rows: null, rowsKnown: null, vintage: null };
  const tables = [...read].map(([name, hash]): [string, DocumentTable] => [name, { hash, ...unknown }]);
  return { data: null, tables: Object.fromEntries(tables.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/**
 * The claims of the book as the cards of executed notebooks show them, as a document: what an export writes beside its pages, so that both
 * say the same although code or data may have changed since the notebooks ran.
 * @param files executed notebooks, in the order of the pages
 * @param dir the data folder
 * @returns the document, and the ids of the book's claims that no card shows
 */
export function exportedClaims(
  files: readonly string[],
  dir: string,
): { readonly document: ClaimsDocument; readonly missing: readonly string[] } {
  const book = currentBook();
  const notebooks = files.flatMap((file) => readVisible(file) ?? []);
  const shown = new Map(notebooks.flatMap(shownClaims).map((one) => [one.data.id, one]));
  const claimOf = (claim: Claim): DocumentClaim[] => {
    const card = shown.get(claim.id);
    return card ? [documentClaim({ ...card.data, evaluatedAsOf: card.asOf }, claim)] : [];
  };
  const claims = book.claims.flatMap(claimOf);
  return {
    document: documentOf(claims, { book, ...tablesOf(claims, notebooks, dir) }),
    missing: book.claims.filter(({ id }) => !shown.has(id)).map(({ id }) => id),
  };
}
