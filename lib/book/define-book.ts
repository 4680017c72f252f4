import type { Claim } from "../claims/claim.js";
import type { ConsistencyFinding } from "../claims/consistency/consistency-finding.js";
import { passageProblem } from "../claims/passage.js";
import type { Statement } from "../claims/statement.js";
import type { PanelTable } from "../panel/tables/panel-table.js";
import { UserError } from "../platform/user-error.js";
import { isCalendarDay } from "../stats/series/calendar-day.js";
import type { Store } from "../store/store.js";
import type { BookData } from "./book-data.js";

/** One commentary that is re-tested: what `claimbook.config.ts` exports by default. */
export interface BookDefinition extends BookData {
  /** Who wrote the commentary. */
  readonly publisher: string;
  /** What it is, in the book's own words. */
  readonly description: string;
  /** Where it can be read, an address on the web; default none. */
  readonly address?: string;
  /** Who publishes the book's verdicts; default nobody is named. */
  readonly reviewer?: { readonly name: string; readonly url?: string };
  /** Where the pages of the book are published, the address of their folder on the web; default none, so that their links are relative. */
  readonly site?: string;
  /** Last market close, or publication, that it was written with, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Its claims, in its order. */
  readonly claims: readonly Claim[];
  /** The sentences of the commentary in their order, so that none is left out; default none. */
  readonly statements?: readonly Statement[];
  /** Tables that are computed on a user's stock panel; default none. */
  readonly panelTables?: readonly PanelTable[];
  /** Checks between claims that may not hold together; default none. */
  readonly checks?: (store: Store) => readonly ConsistencyFinding[];
  /** The data folder, relative to the book's; default `data`. */
  readonly data?: string;
}

/** Is a text an address that a page may give, such as https://example.org/notes/? */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && hash === "" && username === "";
}

/** Ids that stand more than once. */
function repeated(ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}

/**
 * The definition of a book, checked.
 * @throws UserError when a sentence names a claim that is not there, a claim has no sentence, a sentence says neither what tests it nor why nothing does, `asOf` is no calendar day, or differs from a claim's, when two claims or two tables have one name, when a table has a source and is frozen, and when a passage is no short pattern
 */
export function defineBook(book: BookDefinition): BookDefinition {
  const refuse = (problem: string) => {
    throw new UserError(`defineBook: ${problem}`);
  };
  if (!isCalendarDay(book.asOf)) refuse(`asOf ${JSON.stringify(book.asOf)} is no day; write YYYY-MM-DD`);
  for (const { id, asOf } of book.claims)
    if (asOf !== book.asOf)
      refuse(`claim ${id} is as of ${asOf}, the book as of ${book.asOf}; make them one`);
  for (const id of repeated(book.claims.map((claim) => claim.id)))
    refuse(`two claims have the id ${id}; rename one`);
  for (const table of repeated(book.tables.map((one) => one.table)))
    refuse(`table ${table} is defined twice; take one out`);
  for (const { table } of book.tables)
    if (Object.hasOwn(book.frozen, table)) refuse(`table ${table} has a source and is frozen; take one out`);
  for (const { id, passages = [] } of book.claims)
    for (const [at, passage] of passages.entries()) {
      const problem = passageProblem(passage);
      if (problem !== undefined) refuse(`passage ${at + 1} of claim ${id} ${problem}`);
    }
  const { address, site, reviewer } = book;
  for (const [name, given] of Object.entries({ address, site, "reviewer.url": reviewer?.url }))
    if (given !== undefined && !isWebAddress(given))
      refuse(
        `${name} ${JSON.stringify(given)} is no address on the web; write https://... without a fragment`,
      );
  if (book.statements) checkStatements(book.statements, book.claims, refuse);
  return book;
}

function checkStatements(
  statements: readonly Statement[],
  claims: readonly Claim[],
  refuse: (problem: string) => void,
): void {
  const ids = new Set(claims.map(({ id }) => id));
  for (const { about, claims: tested = [], nothing, untested } of statements) {
    const sentence = `the sentence ${JSON.stringify(about)}`;
    for (const id of tested) if (!ids.has(id)) refuse(`${sentence} names claim ${id}, which is not there`);
    if (tested.length === 0 && nothing === undefined && untested === undefined)
      refuse(`${sentence} has neither claims nor a reason; give it claims, nothing or untested`);
  }
  const named = new Set(statements.flatMap(({ claims: tested = [] }) => tested));
  for (const id of ids)
    if (!named.has(id))
      refuse(`no sentence of statements names claim ${id}; add it to one, or add a sentence`);
}
