import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { HISTORY, historyText, readHistory } from "../../lib/update/history.js";
import { rollback } from "../../lib/update/rollback.js";
import type { TableSummary } from "../../lib/update/summary.js";
import type { VerdictMove } from "../../lib/update/verdict-moves.js";
import { dataCopy } from "./future-server.js";
import { importTable } from "./this-book.js";

const largest = { column: "cpi_sa", row: "2024-06", from: 313.044, to: 320 };
const TABLE: TableSummary = {
  table: "cpi-monthly",
  status: "updated",
  lastBefore: "2026-07",
  lastAfter: "2026-08",
  added: 1,
  filled: 0,
  revised: { rows: 1, since: "2024-06", largest, values: [largest] },
  notes: [],
  left: [],
};
const MOVE: VerdictMove = {
  claim: "cpi-easing",
  asOf: null,
  before: "supported",
  after: "depends",
  readingsMoved: 4,
  reason: "Some reading fits.",
  movedBy: "revision",
  cause: "cpi-monthly: 1 row revised since 2024-06",
};
const WHEN = { at: "2026-09-12T06:00:00.000Z", title: "update" };
const folder = () => mkdtempSync(path.join(tmpdir(), "claimbook-history-"));

describe("historyText(dir, summary, what)", () => {
  test("puts the tables that changed and the verdicts that moved in front of what is recorded", () => {
    const dir = folder();
    const still = { ...MOVE, after: MOVE.before };
    const left: TableSummary = { ...TABLE, table: "rates-daily", status: "failed" };
    const first = historyText(dir, { tables: [TABLE, left], verdicts: [MOVE, still] }, WHEN);
    writeFileSync(path.join(dir, HISTORY), first);
    const { readingsMoved: _, reason: __, ...moved } = MOVE;
    const entry = {
      ...WHEN,
      tables: [
        {
          ...{ table: "cpi-monthly", lastBefore: "2026-07", lastAfter: "2026-08", added: 1, filled: 0 },
          revised: { rows: 1, since: "2024-06", largest },
        },
      ],
      verdicts: [moved],
    };
    expect(readHistory(dir)).toEqual([entry]);
    const next = { at: "2026-09-19T06:00:00.000Z", title: "update" };
    writeFileSync(path.join(dir, HISTORY), historyText(dir, { tables: [], verdicts: [] }, next));
    expect(readHistory(dir)).toEqual([{ ...next, tables: [], verdicts: [] }, entry]);
  });

  test("holds the newest 200 changes", () => {
    const dir = folder();
    for (let change = 1; change <= 203; change += 1) {
      const what = { at: WHEN.at, title: `update ${change}` };
      writeFileSync(path.join(dir, HISTORY), historyText(dir, { tables: [], verdicts: [] }, what));
    }
    const titles = readHistory(dir)?.map(({ title }) => title) ?? [];
    expect([titles.length, titles[0], titles.at(-1)]).toEqual([200, "update 203", "update 4"]);
  });

  test.each([
    "",
    "{",
    "[]",
    '{"format":2,"entries":[]}',
    '{"format":1,"entries":[{"at":"2026-09-12","title":"update","tables":[],"verdicts":[{}]}]}',
    '{"format":1,"entries":[{"at":"never","title":"update","tables":[],"verdicts":[]}]}',
  ])("begins anew where the file is %j, and says so", (text) => {
    const dir = folder();
    writeFileSync(path.join(dir, HISTORY), text);
    expect(readHistory(dir)).toBeUndefined();
    writeFileSync(path.join(dir, HISTORY), historyText(dir, { tables: [], verdicts: [] }, WHEN));
    expect(readHistory(dir)?.map(({ title }) => title)).toEqual([
      "update",
      "the history before this could not be read",
    ]);
  });
});

test("readHistory(dir) is empty where nothing has changed the folder", () => {
  expect(readHistory(folder())).toEqual([]);
});

test("an import and its rollback are recorded with the verdict that they move, and why", async () => {
  const dir = dataCopy();
  const file = path.join(dir, "..", "mine.csv");
  const now = new Date("2026-09-12T12:00:00Z");
  writeFileSync(file, "month,cpi_sa,release_date\n2024-06,316.2,2024-07-11\n2026-08,333,2026-09-11\n");
  await importTable(file, { dir, table: "cpi-monthly", now });
  await rollback(dir, { now });
  const history = readHistory(dir) ?? [];
  expect(history.map(({ title }) => title)).toEqual([
    `back to the state before ${now.toISOString()}`,
    "import of mine.csv into cpi-monthly",
  ]);
  for (const asOf of ["2024-07-24", null]) {
    const moves = history.map(({ verdicts }) => verdicts.find((move) => move.asOf === asOf));
    expect(moves).toMatchObject([
      { claim: "cpi-easing", before: "depends", after: "supported", movedBy: "revision" },
      { claim: "cpi-easing", before: "supported", after: "depends", movedBy: "revision" },
    ]);
  }
  expect(history.map(({ tables }) => tables)).toMatchObject([
    [{ table: "cpi-monthly", added: 0, removed: 1, revised: { rows: 1, since: "2024-06" } }],
    [{ table: "cpi-monthly", added: 1, revised: { rows: 1, since: "2024-06" } }],
  ]);
  const changes = readFileSync(path.join(dir, "CHANGES.md"), "utf8");
  expect(changes).toContain(
    "- cpi-easing (as of latest): supported to depends; moved by a revision, cpi-monthly: 1 row revised since 2024-06\n",
  );
  expect(changes).toContain(
    "- cpi-monthly: 2026-08 to 2026-07, 0 rows added, 1 removed, 1 revised since 2024-06\n",
  );
});
