import path from "node:path";
import { isVerdict } from "../claims/verdict-shape.js";
import { readPlainFile } from "../platform/read-plain-file.js";
import {
  isNumber,
  isObject,
  isText,
  listOf,
  nullable,
  objectShape,
  optional,
  type Shape,
} from "../platform/shape.js";
import { isCalendarDay } from "../stats/series/calendar-day.js";
import type { Cell } from "../store/columns.js";
import type { Revision } from "./compare.js";
import type { TableSummary, UpdateSummary } from "./summary.js";
import type { MovedBy, VerdictMove } from "./verdict-moves.js";

/** A change of a data folder: an update, an import or a rollback. */
export interface HistoryEntry {
  /** When, as an ISO date and time. */
  readonly at: string;
  /** What was done, such as "update". */
  readonly title: string;
  /** The tables that changed. */
  readonly tables: readonly TableHistory[];
  /** The verdicts that moved. */
  readonly verdicts: readonly VerdictHistory[];
}

/** What a change did to a table. */
export interface TableHistory
  extends Pick<TableSummary, "table" | "lastBefore" | "lastAfter" | "added" | "filled"> {
  readonly removed?: number;
  readonly revised: {
    readonly rows: number;
    readonly since: string;
    readonly largest: Revision | null;
  } | null;
}

/** A verdict that a change moved. */
export type VerdictHistory = Omit<VerdictMove, "readingsMoved" | "reason">;

/** File name of the history within a data folder. */
export const HISTORY = "history.json";
/** Entries that are kept: those of four years of weekly updates. */
const MAX_ENTRIES = 200;
const FORMAT = 1;

const isCell: Shape<Cell> = (value): value is Cell => value === null || isText(value) || isNumber(value);
const isOutcome: Shape<VerdictMove["before"]> = (value): value is VerdictMove["before"] =>
  value === "failed" || isVerdict(value);
const CAUSES: readonly unknown[] = ["revision", "rows", "revision and rows", "code"] satisfies MovedBy[];
const isMovedBy: Shape<MovedBy> = (value): value is MovedBy => CAUSES.includes(value);

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const isDay: Shape<string> = (value): value is string => isText(value) && isCalendarDay(value);

const isEntry = objectShape<HistoryEntry>({
  at: (value): value is string => isText(value) && MOMENT.test(value) && !Number.isNaN(Date.parse(value)),
  title: isText,
  tables: listOf(
    objectShape<TableHistory>({
      table: isText,
      lastBefore: isText,
      lastAfter: isText,
      added: isNumber,
      filled: isNumber,
      removed: optional(isNumber),
      revised: nullable(
        objectShape<NonNullable<TableHistory["revised"]>>({
          rows: isNumber,
          since: isText,
          largest: nullable(objectShape<Revision>({ column: isText, row: isText, from: isCell, to: isCell })),
        }),
      ),
    }),
  ),
  verdicts: listOf(
    objectShape<VerdictHistory>({
      claim: isText,
      asOf: nullable(isDay),
      before: isOutcome,
      after: isOutcome,
      movedBy: nullable(isMovedBy),
      cause: nullable(isText),
    }),
  ),
});

/** Entries, newest first; undefined where a text is no history of this format. */
function parseHistory(text: string): readonly HistoryEntry[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value) && value.format === FORMAT && listOf(isEntry)(value.entries)) return value.entries;
  } catch {
    // Whoever reads it says so.
  }
  return undefined;
}

const textOf = (dir: string) => readPlainFile(path.join(dir, HISTORY))?.toString();

/**
 * What has changed a data folder, newest first, at most 200 changes.
 * @returns none where nothing has changed it; undefined where the file is damaged or of another version
 */
export function readHistory(dir: string): readonly HistoryEntry[] | undefined {
  const text = textOf(dir);
  return text === undefined ? [] : parseHistory(text);
}

/** The history's text with a change in front. A history that cannot be read begins anew, and says so. */
export function historyText(
  dir: string,
  { tables, verdicts }: Pick<UpdateSummary, "tables" | "verdicts">,
  { at, title }: { readonly at: string; readonly title: string },
): string {
  const lost = { at, title: "the history before this could not be read", tables: [], verdicts: [] };
  const entry: HistoryEntry = {
    at,
    title,
    tables: tables.filter(({ status }) => status === "updated").map(tableHistory),
    verdicts: verdicts.filter(({ before, after }) => before !== after).map(verdictHistory),
  };
  const entries = [entry, ...(readHistory(dir) ?? [lost])].slice(0, MAX_ENTRIES);
  return `${JSON.stringify({ format: FORMAT, entries }, null, 1)}\n`;
}

function tableHistory({
  table,
  lastBefore,
  lastAfter,
  added,
  filled,
  removed,
  revised,
}: TableSummary): TableHistory {
  const { rows, since, largest } = revised ?? {};
  return {
    ...{ table, lastBefore, lastAfter, added, filled },
    ...(removed !== undefined && { removed }),
    revised: rows === undefined || since === undefined ? null : { rows, since, largest: largest ?? null },
  };
}

const verdictHistory = ({ claim, asOf, before, after, movedBy, cause }: VerdictMove): VerdictHistory => ({
  claim,
  asOf,
  before,
  after,
  movedBy,
  cause,
});
