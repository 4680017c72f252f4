import { distanceText } from "../../../claims/wording/miss-text.js";
import { escapeHtml } from "../../show/escape-html.js";
import { signedWordHtml, VERDICT_WORDS } from "../../show/verdict-words.js";
import type { FoundVerdict } from "../page-content.js";
import { type FrontEntry, pageHref } from "./front-entry.js";
import { verdictCounts, verdictRank } from "./verdict-counts.js";

/** The columns, with the names that an address has for them. */
const COLUMNS = {
  claim: "Claim",
  verdict: "Verdict",
  stated: "Stated",
  measured: "Measured",
  miss: "Miss",
  notebook: "Notebook",
} as const;
type Column = keyof typeof COLUMNS;

interface Cell {
  readonly html: string;
  /** What the column is sorted by; default the cell's text. Null: last in any order. */
  readonly by?: number | null;
}

/** What stands below the table. */
const COLUMNS_SAID =
  "Measured: the first reading, in brackets the range of all readings of its kind. Miss: how far the nearest reading is from what was stated.";

/** The nearest reading's miss in words, and its size for an order: relative, since units differ. */
function missCell({ miss }: FoundVerdict): Cell {
  const nearest: number | null = miss?.nearest ?? null;
  if (miss === null || nearest === null) return { html: "–", by: null };
  const relative: number | null = miss.relative?.nearest ?? null;
  const by = nearest === 0 ? 0 : relative === null ? null : Math.abs(relative);
  return { html: escapeHtml(distanceText(nearest, miss.unit)), by };
}

function verdictWord({ verdict }: FoundVerdict): string {
  return `<span class="cb-word">${signedWordHtml(verdict)}</span>`;
}

function cells(claim: FoundVerdict, { name, title }: FrontEntry, page: number): Record<Column, Cell> {
  const { statement, stated, measured, value, verdict, anchor } = claim;
  return {
    claim: { html: `<a href="${escapeHtml(pageHref(name, anchor))}">${escapeHtml(statement)}</a>` },
    verdict: { html: verdictWord(claim), by: verdictRank(verdict) },
    stated: { html: escapeHtml(stated) },
    measured: { html: escapeHtml(measured), by: value },
    miss: missCell(claim),
    notebook: { html: `<a href="${escapeHtml(pageHref(name))}">${escapeHtml(title)}</a>`, by: page },
  };
}

function row(
  claim: FoundVerdict,
  {
    entry,
    page,
    columns,
  }: { readonly entry: FrontEntry; readonly page: number; readonly columns: readonly Column[] },
): string {
  const own = cells(claim, entry, page);
  const html = columns.map((column) => {
    const { html: cell, by } = own[column];
    const sort = by === undefined ? "" : ` data-sort="${by ?? ""}"`;
    return `<td data-label="${COLUMNS[column]}"${sort}>${cell}</td>`;
  });
  const about = `data-claim="${escapeHtml(claim.id)}" data-verdict="${claim.verdict}" data-notebook="${escapeHtml(entry.name)}"`;
  return `<tr ${about}>${html.join("")}</tr>`;
}

const withClaims = (entries: readonly FrontEntry[]) => entries.filter(({ verdicts }) => verdicts.length > 0);

/**
 * The claims of all pages as a table, a row a claim: in our words with a link to its card, verdict, stated beside measured, the miss, and
 * where there are several the notebook. It is whole without scripts; with them its columns sort and its rows are filtered. "" where no page has a claim.
 */
export function claimsTable(entries: readonly FrontEntry[]): string {
  const all = Object.keys(COLUMNS) as Column[];
  const columns = withClaims(entries).length > 1 ? all : all.filter((column) => column !== "notebook");
  const rows = entries.flatMap((entry, page) =>
    entry.verdicts.map((claim) => row(claim, { entry, page, columns })),
  );
  if (rows.length === 0) return "";
  const heads = columns.map((column) => `<th scope="col" data-column="${column}">${COLUMNS[column]}</th>`);
  return `<div class="cb-table cb-stack cb-claims"><table aria-label="Claims, stated beside measured"><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>\n<p class="cb-columns-said">${COLUMNS_SAID}</p>\n`;
}

/** How many claims have each verdict, as a list that scripts make buttons of; "" without claims. */
export function countsHtml(entries: readonly FrontEntry[]): string {
  const verdicts = entries.flatMap((entry) => entry.verdicts.map(({ verdict }) => verdict));
  if (verdicts.length === 0) return "";
  const chip = (about: string, words: string, count: number) =>
    `<li${about}><span class="cb-chip">${words} <strong>${count}</strong></span></li>`;
  const chips = verdictCounts(verdicts).map(({ verdict, count }) => {
    const { sign, word } = VERDICT_WORDS[verdict];
    const words = `<span class="cb-mark" aria-hidden="true">${sign}</span>${word}`;
    return chip(` data-verdict="${verdict}"`, words, count);
  });
  return `<ul class="cb-counts" aria-label="Claims by verdict">${chip("", "All claims", verdicts.length)}${chips.join("")}</ul>\n`;
}

/** What chooses a notebook, and what says how many rows are shown, where scripts run. */
export function controlsHtml(entries: readonly FrontEntry[]): string {
  const options = withClaims(entries).map(
    ({ name, title }) => `<option value="${escapeHtml(name)}">${escapeHtml(title)}</option>`,
  );
  const choice =
    options.length < 2
      ? ""
      : `<label class="cb-by-notebook">Notebook <select autocomplete="off"><option value="">All notebooks</option>${options.join("")}</select></label> `;
  return `<div class="cb-shown">${choice}<span role="status"></span> <button type="button" class="cb-button cb-all" hidden>Show all claims</button></div>\n`;
}
