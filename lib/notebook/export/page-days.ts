import { currentBook } from "../../book/current-book.js";
import { listed } from "../../platform/text/listed.js";
import type { Cell, Notebook } from "../ipynb/notebook.js";
import { type BookDays, type Reads, readsOf } from "../output-data.js";
import { escapeHtml } from "../show/escape-html.js";
import { date } from "../show/format.js";
import type { Heading } from "./page-content.js";

/** A part of a page that used data later than its answer was to know. */
export interface HindsightPart {
  /** The heading that it stands under, and its anchor. */
  readonly text: string;
  readonly id: string;
  /** The last day that those data reach. */
  readonly to: string;
}

/** On which day a page's question is asked, what was known when it was answered, and what is hindsight: as its run recorded it. */
export interface PageDays {
  readonly book: BookDays;
  /** Days other than the commentary's that claims were asked on, ascending. */
  readonly asked: readonly string[];
  /** The last day that the data read within the as-of reach; undefined where none were read. */
  readonly reach?: string;
  readonly hindsight: readonly HindsightPart[];
  /** Names of the tables read, ascending. */
  readonly tables: readonly string[];
  /** Tables read whose values are of a vintage later than the as-of, with its month; of how many tables read. */
  readonly revised: { readonly vintages: Readonly<Record<string, string>>; readonly of: number };
}

const readsIn = (cell: Cell): readonly Reads[] =>
  cell.cell_type === "code" ? cell.outputs.map(readsOf) : [];

const latest = (days: readonly string[]): string | undefined => [...days].sort().at(-1);

/**
 * The days of a notebook's page.
 * @param headingOf the heading that a cell stands under
 * @returns undefined where no book was opened: a notebook of another kind, or one that was run by an earlier version
 */
export function pageDays(
  { cells }: Notebook,
  headingOf: (cell: Cell) => Pick<Heading, "text" | "id">,
): PageDays | undefined {
  const reads = cells.map((cell) => ({ cell, reads: readsIn(cell) }));
  const all = reads.flatMap((one) => one.reads);
  const book = all.flatMap((one) => one.book ?? []).at(-1);
  if (book === undefined) return undefined;
  const own = book.asOf ?? "latest";
  const reach = latest(all.flatMap(({ known = {} }) => known[own] ?? []));
  const isLater = (day: string) => book.asOf !== null && day > book.asOf && day > currentBook().asOf;
  const tables = new Set(all.flatMap(({ inputs = {} }) => Object.keys(inputs)));
  const vintages = new Map(all.flatMap((one) => Object.entries(one.vintages ?? {})));
  const isRevised = ([, month]: readonly [string, string]) =>
    book.asOf !== null && month > book.asOf.slice(0, 7);
  const parts = new Map<string, HindsightPart>();
  for (const { cell, reads: some } of reads) {
    const to = latest(some.flatMap(({ known = {} }) => Object.values(known)));
    if (to === undefined || !isLater(to)) continue;
    const { text, id } = headingOf(cell);
    parts.set(id, { text, id, to: latest([to, parts.get(id)?.to ?? to]) as string });
  }
  return {
    book,
    asked: [...new Set(all.flatMap(({ asked = [] }) => asked))].sort(),
    ...(reach !== undefined && { reach }),
    hindsight: [...parts.values()],
    tables: [...tables].sort(),
    revised: { vintages: Object.fromEntries([...vintages].filter(isRevised).sort()), of: tables.size },
  };
}

function askedText({ book: { askedOn }, asked }: PageDays): string {
  const note = date(currentBook().asOf);
  if (asked.length > 0)
    return `<strong>Asked again on ${listed(asked.map((day) => date(day)))}</strong>, where a claim's window is relative; the note is of ${note}.`;
  const moved =
    askedOn === null || askedOn === currentBook().asOf ? "" : "; no claim here has a window that moves";
  return `Asked on ${note}, the note's own day${moved}.`;
}

function answeredText({ book: { asOf }, reach }: PageDays): string {
  const what =
    asOf === null
      ? "with everything in the data known"
      : `as of ${date(asOf)}: rows of later days are left out`;
  return `Answered ${what}.${reach === undefined ? "" : ` The data read for it reach to ${date(reach)}.`}`;
}

/** The sentences on a page's question and answer, as HTML without block elements; the same for every page of a run. */
export const questionHtml = (days: PageDays): string => `${askedText(days)} ${answeredText(days)}`;

/**
 * The sentence on what is hindsight, as HTML without block elements.
 * @param href the page that the parts are on; default this one
 */
export function hindsightHtml(
  { book: { asOf }, reach = "", hindsight }: PageDays,
  { href = "" }: { readonly href?: string } = {},
): string {
  const note = date(currentBook().asOf);
  const answer = (asOf ?? reach) > currentBook().asOf && reach > currentBook().asOf;
  const last = latest(hindsight.map(({ to }) => to));
  if (last === undefined) {
    return answer ? `Seen from ${note}, the answer is hindsight.` : `No data later than ${note} were used.`;
  }
  const links = hindsight.map(
    ({ text, id }) =>
      `<a href="${escapeHtml(`${href}#${encodeURIComponent(id)}`)}">“${escapeHtml(text)}”</a>`,
  );
  const parts = `with data to ${date(last)}: ${listed(links)}.`;
  return answer ? `Seen from ${note}, the answer is hindsight; later still, ${parts}` : `Hindsight, ${parts}`;
}

/** How many tables of a later vintage are named; of more, their number is said. */
const MAX_NAMED = 2;

/** The sentences on values that may have been revised after the as-of, as HTML without block elements; "" where none may. */
export function revisedHtml({ book: { asOf }, revised: { vintages, of } }: PageDays): string {
  const names = Object.keys(vintages);
  const newest = latest(Object.values(vintages));
  if (asOf === null || newest === undefined) return "";
  const counted = names.length === of ? `All ${of} tables read` : `${names.length} of the ${of} tables read`;
  const which = names.length > MAX_NAMED ? counted : listed(names.map(escapeHtml));
  const are = names.length === 1 ? "is" : "are";
  return `${which} ${are} of a later vintage, up to ${date(newest)}: values may have been revised since ${date(asOf)}.`;
}

/** What a page says at its top of its days. */
export const daysHtml = (days: PageDays): string => {
  const sentences = [questionHtml(days), hindsightHtml(days), revisedHtml(days)].filter(
    (text) => text !== "",
  );
  return `<p class="cb-days" role="note">${sentences.join(" ")}</p>\n`;
};
