import { currentBook } from "../../book/current-book.js";
import { type RecordedVerdicts, readRecordedVerdicts } from "../../claims/recorded-verdicts.js";
import { sharesData, verdictsFile } from "../../platform/book-folder.js";
import { counted } from "../../platform/text/counted.js";
import { UserError } from "../../platform/user-error.js";
import { isCalendarDay } from "../../stats/series/calendar-day.js";
import { causeText } from "../../update/cause-text.js";
import type { Revision } from "../../update/compare.js";
import {
  type HistoryEntry,
  readHistory,
  type TableHistory,
  type VerdictHistory,
} from "../../update/history.js";
import { escapeHtml } from "../show/escape-html.js";
import { date } from "../show/format.js";
import { table } from "../show/table.js";
import { VERDICT_WORDS } from "../show/verdict-words.js";
import { contentsHtml } from "./contents-html.js";
import type { PageSource } from "./render-file.js";
import type { RenderedNotebook } from "./render-notebook.js";
import { textPage } from "./text-page.js";

/** The page of changes among the sources of an export. */
export const CHANGES: PageSource = { file: "the page of changes", name: "changes" };

const TITLE = "What has changed";
const RECORD = { level: 2, text: "Against the recorded verdicts", id: "record" };
const VERDICTS = { level: 2, text: "Verdicts that moved", id: "verdicts" };
const DATA = { level: 2, text: "Changes of the data", id: "data" };
/** Changes that are shown unfolded. */
const MAX_UNFOLDED = 10;
/** Verdict moves that are shown; a change moves each verdict twice at most. */
const MAX_MOVES = 500;

/**
 * The history of a data folder as a page: verdicts that moved with their causes, and what each update, import and rollback did to the tables.
 * It says what `history.json` of the folder and the recorded verdicts say, and needs no evaluation.
 */
export function changesPage(dir: string): RenderedNotebook {
  const history = readHistory(dir);
  // What updates moved are the verdicts of the book that owns the data.
  const entries = sharesData()
    ? (history ?? []).map((entry) => ({ ...entry, verdicts: [] }))
    : (history ?? []);
  const description = history === undefined ? UNREADABLE : summary(entries);
  const main = [
    `<div class="cb-cell cb-text"><h1>${TITLE}</h1><p>${escapeHtml(description)}</p></div>\n`,
    section(RECORD, recordHtml(dir, entries)),
    section(VERDICTS, movesHtml(entries)),
    section(DATA, dataHtml(entries)),
  ];
  return textPage({
    title: TITLE,
    description,
    contents: contentsHtml([RECORD, VERDICTS, DATA]),
    width: "wide",
    main: main.join(""),
  });
}

const UNREADABLE =
  'The history of the data, history.json, cannot be read. "git checkout -- data/history.json" restores it; the next update begins it anew.';

const section = ({ text, id }: { readonly text: string; readonly id: string }, html: string) =>
  `<div class="cb-cell cb-text"><h2 id="${id}">${escapeHtml(text)}</h2>${html}</div>\n`;

const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;

const tableHtml = (rows: readonly object[], limit: number) => table(rows, { limit }).mime["text/html"] ?? "";

const dayOf = ({ at }: Pick<HistoryEntry, "at">) => date(at.slice(0, 10));

function summary(entries: readonly HistoryEntry[]): string {
  const first = entries.at(-1);
  if (first === undefined) return "No update, import or rollback of the data is recorded yet.";
  const claimsOf = (moves: readonly VerdictHistory[]) => new Set(moves.map(({ claim }) => claim)).size;
  const moves = entries.flatMap(({ verdicts }) => verdicts);
  const moved = claimsOf(moves);
  const revised = claimsOf(moves.filter(({ movedBy }) => movedBy === "revision"));
  const what = moved === 0 ? "no verdict" : `the verdict of ${counted(moved, "claim")}`;
  const which = revised === 0 ? "" : revised === moved ? ", by a revision" : `, of ${revised} by a revision`;
  return `${counted(entries.length, "change")} of the data since ${dayOf(first)} moved ${what}${which}.`;
}

/** The outcome of an evaluation in words. */
const word = (verdict: VerdictHistory["before"]) =>
  verdict === "failed" ? "Cannot be evaluated" : VERDICT_WORDS[verdict].word;

/** A claim by its name and, where the ledger has it, in its words. */
function claimText(id: string): string {
  const claim = currentBook().claims.find((one) => one.id === id);
  return claim === undefined ? id : `${id}: ${claim.statement}`;
}

const dayText = (day: string) => (isCalendarDay(day) ? date(day) : day);
const asOfText = (asOf: string | null | undefined) => dayText(asOf ?? "latest");

function recordHtml(dir: string, entries: readonly HistoryEntry[]): string {
  let recorded: RecordedVerdicts;
  try {
    recorded = readRecordedVerdicts(verdictsFile(dir));
  } catch (error) {
    if (error instanceof UserError)
      return paragraph('No verdicts are recorded. "npx claimbook claims --record" records them.');
    throw error;
  }
  const { asOf, askedOn } = recorded;
  const count = counted(Object.keys(recorded.claims).length, "verdict");
  const says = `${count} ${count.startsWith("1 ") ? "is" : "are"} recorded as of ${asOfText(asOf)}${askedOn ? `, asked on ${dayText(askedOn)}` : ""}`;
  const moved = askedOn ? [] : notAsRecorded(recorded, entries);
  if (moved.length === 0)
    return paragraph(`${says}. The changes of the data leave each of them as recorded.`);
  return `${paragraph(`${says}. Changes of the data have moved some of them; "npx claimbook claims --record" accepts them.`)}${tableHtml(
    moved,
    MAX_MOVES,
  )}`;
}

/** The claims of which the last move on the record's day has another end than the record. */
function notAsRecorded(recorded: RecordedVerdicts, entries: readonly HistoryEntry[]): object[] {
  const moves = entries.flatMap(({ at, verdicts }) => verdicts.map((move) => ({ at, ...move })));
  return Object.entries(recorded.claims).flatMap(([id, { verdict }]) => {
    const last = moves.find(({ claim, asOf }) => claim === id && asOf === (recorded.asOf ?? null));
    if (last === undefined || last.after === verdict) return [];
    return [
      {
        Claim: claimText(id),
        Recorded: word(verdict),
        Now: word(last.after),
        Since: dayOf(last),
        Why: causeText(last),
      },
    ];
  });
}

function movesHtml(entries: readonly HistoryEntry[]): string {
  const rows = entries.flatMap((entry) =>
    entry.verdicts.map((move) => ({
      Claim: claimText(move.claim),
      Day: dayOf(entry),
      "As of": asOfText(move.asOf),
      Before: word(move.before),
      After: word(move.after),
      Why: `${entry.title}; ${causeText(move)}`,
    })),
  );
  return rows.length === 0
    ? paragraph("No recorded change of the data has moved a verdict.")
    : tableHtml(rows, MAX_MOVES);
}

function dataHtml(entries: readonly HistoryEntry[]): string {
  if (entries.length === 0) return paragraph("None is recorded.");
  const older = entries.slice(MAX_UNFOLDED).map(entryHtml).join("");
  return [
    ...entries.slice(0, MAX_UNFOLDED).map(entryHtml),
    older === ""
      ? ""
      : `<details><summary>${counted(entries.length - MAX_UNFOLDED, "earlier change")}</summary>${older}</details>`,
  ].join("");
}

function entryHtml(entry: HistoryEntry): string {
  const { tables, verdicts } = entry;
  const has = (count: (one: TableHistory) => number) => tables.some((one) => count(one) > 0);
  const rows = tables.map(({ table: name, lastBefore, lastAfter, added, filled, removed = 0, revised }) => ({
    Table: name,
    "Last row before": lastBefore,
    "Last row now": lastAfter,
    Added: added,
    ...(has((one) => one.filled) && { "Filled in": filled }),
    ...(has((one) => one.removed ?? 0) && { Removed: removed }),
    ...(has((one) => one.revised?.rows ?? 0) && {
      Revised: revised?.rows ?? 0,
      "Largest revision": revised?.largest ? revisionText(revised.largest) : null,
    }),
  }));
  const moved = `${verdicts.length === 0 ? "No verdict" : counted(verdicts.length, "verdict")} moved.`;
  return `<h3>${escapeHtml(`${dayOf(entry)}: ${entry.title}`)}</h3>${paragraph(moved)}${rows.length === 0 ? "" : tableHtml(rows, rows.length)}`;
}

const revisionText = ({ column, row, from, to }: Revision) =>
  `${column} of ${row}: ${from} to ${to ?? "missing"}`;
