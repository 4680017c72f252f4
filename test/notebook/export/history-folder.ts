import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  HISTORY,
  type HistoryEntry,
  type TableHistory,
  type VerdictHistory,
} from "../../../lib/update/history.js";

export const CPI: TableHistory = {
  table: "cpi-monthly",
  lastBefore: "2026-07",
  lastAfter: "2026-08",
  added: 1,
  filled: 2,
  revised: {
    rows: 1,
    since: "2024-06",
    largest: { column: "cpi_sa", row: "2024-06", from: 313.044, to: 316.174 },
  },
};
export const EASING: VerdictHistory = {
  claim: "cpi-easing",
  asOf: "2024-07-24",
  before: "supported",
  after: "depends",
  movedBy: "revision",
  cause: "cpi-monthly: 1 row revised since 2024-06",
};
const ROWS: TableHistory = { ...CPI, table: "rates-daily", filled: 0, added: 5, revised: null };

/** An update of a day in weekly steps from 5 September 2026. */
export function entry(week: number, rest: Partial<HistoryEntry> = {}): HistoryEntry {
  const at = new Date(Date.UTC(2026, 8, 5 + 7 * week, 6)).toISOString();
  return { at, title: "update", tables: [ROWS], verdicts: [], ...rest };
}

/** A folder with the recorded verdicts of this book and a history, newest first; a text is written as it is. */
export function historyFolder(history: readonly HistoryEntry[] | string): string {
  const dir = mkdtempSync(path.join(tmpdir(), "claimbook-history-"));
  cpSync("data/verdicts.json", path.join(dir, "verdicts.json"));
  const text = typeof history === "string" ? history : JSON.stringify({ format: 1, entries: history });
  writeFileSync(path.join(dir, HISTORY), text);
  return dir;
}
