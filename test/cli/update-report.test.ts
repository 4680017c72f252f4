import { describe, expect, test } from "vitest";
import { updateReport } from "../../lib/cli/update-report.js";
import type { TableSummary, UpdateSummary } from "../../lib/update/summary.js";
import type { VerdictMove } from "../../lib/update/verdict-moves.js";

const TABLE: TableSummary = {
  table: "index-daily",
  status: "updated",
  lastBefore: "2024-12-31",
  lastAfter: "2025-01-31",
  added: 20,
  filled: 0,
  revised: null,
  notes: [],
  left: [],
};
const MOVE: VerdictMove = {
  claim: "decade-gap",
  asOf: null,
  before: "contradicted",
  after: "depends",
  readingsMoved: 2,
  reason: "Some reading fits.",
  movedBy: "rows",
  cause: "index-daily: 20 rows added",
};
const SUMMARY: UpdateSummary = {
  dryRun: false,
  changed: true,
  failed: false,
  tables: [TABLE],
  sources: [],
  verdicts: [],
};

describe("updateReport(summary)", () => {
  test("shows revisions with how many, since when, and the largest", () => {
    const largest = { column: "smb", row: "1926-07", from: 0.1, to: 0.2 };
    const text = updateReport({
      ...SUMMARY,
      tables: [{ ...TABLE, revised: { rows: 7, since: "1926-07", largest, values: [largest] } }],
    });
    expect(text).toMatch(
      /index-daily +2024-12-31 +2025-01-31 +20 +0 +7 +1926-07 +smb of 1926-07: 0\.1 -> 0\.2/,
    );
  });

  test("says that a value is missing now, once which column stays and why, and an input in words", () => {
    const gone = { column: "smb", row: "1926-07", from: 0.1, to: null };
    const revised = { rows: 1, since: "1926-07", largest: gone, values: [gone] };
    const left = [{ column: "hml", end: "2024-12", reason: "column hml: the source does not continue it" }];
    const second = { first: "FRED", second: "the New York Fed", compared: 9, differences: [] };
    const text = updateReport({
      ...SUMMARY,
      tables: [{ ...TABLE, revised, left }],
      sources: [{ input: "policyRates", ok: true, files: [], redirected: [], message: "late", second }],
    });
    expect(text).toMatch(/ smb of 1926-07: 0\.1 -> missing\n/);
    expect(text).toContain("\n  index-daily, smb of 1926-07: 0.1 -> missing\n");
    expect(text).toContain("\n  index-daily hml (ends 2024-12): the source does not continue it\n");
    expect(text).toContain("\n  policy rates: late\n");
    expect(text).toContain("\nconfirmed by a second source: policy rates\n");
  });

  test("shows a verdict that moved with its cause and reason, one whose readings moved, and how many of all", () => {
    const still = { ...MOVE, claim: "decade-rank", after: MOVE.before, readingsMoved: 1 };
    const rest = { ...MOVE, claim: "other", after: MOVE.before, readingsMoved: 0, cause: null };
    expect(updateReport({ ...SUMMARY, verdicts: [MOVE, still, rest] })).toContain(
      [
        "verdicts as of latest, 1 of the 3 that read what changed moved:",
        "  decade-gap: contradicted -> depends (index-daily: 20 rows added)",
        "    Some reading fits.",
        "  decade-rank: still contradicted, 1 reading moved (index-daily: 20 rows added)",
      ].join("\n"),
    );
  });

  test("names a revision that moved a verdict, and what follows from it", () => {
    const move = { ...MOVE, movedBy: "revision", cause: "cpi-monthly: 1 row revised since 2024-06" } as const;
    const text = updateReport({ ...SUMMARY, verdicts: [move] });
    expect(text).toContain(
      "decade-gap: contradicted -> depends (moved by a revision, cpi-monthly: 1 row revised since 2024-06)",
    );
    expect(text).toMatch(/A revision moved a verdict\. "claimbook claims --strict" .*--record.*--rollback/);
    expect(updateReport({ ...SUMMARY, verdicts: [MOVE] })).not.toContain("revision moved a verdict");
    expect(updateReport({ ...SUMMARY, dryRun: true, verdicts: [move] })).not.toContain("--rollback");
  });

  test("names tables that were left, with the reason, those without a source, second sources, and holes in new rows", () => {
    const text = updateReport({
      ...SUMMARY,
      tables: [
        {
          ...TABLE,
          notes: ["a has no value for x", "b has no value for y", "c has no value for z", "and so on"],
        },
        { ...TABLE, table: "cot-weekly", status: "failed", reason: "HTTP status 404" },
        { ...TABLE, table: "correlation", status: "not refreshed", reason: "members" },
        { ...TABLE, table: "rates-daily", status: "unchanged" },
      ],
      sources: [{ input: "yields", ok: true, files: [], redirected: [], message: "from the Treasury" }],
    });
    expect(text).toContain("left as they were, 1 of 4:\n  cot-weekly: HTTP status 404");
    expect(text).toContain("without a public source: correlation");
    expect(text).toContain("unchanged: rates-daily");
    expect(text).toContain("notes on the sources:\n  yields: from the Treasury");
    expect(text).toContain(
      "index-daily: a has no value for x; b has no value for y; c has no value for z; and 1 more",
    );
  });

  test("says a reason once for all tables that it keeps back, in short where a host is at fault", () => {
    const left = (table: string, reason: string, brief?: string): TableSummary => ({
      ...TABLE,
      table,
      status: "failed",
      reason,
      ...(brief !== undefined && { brief }),
    });
    const text = updateReport({
      ...SUMMARY,
      changed: false,
      tables: [
        left("size-monthly", "a.zip (https://host/a.zip): ECONNREFUSED in 4 attempts", "host: ECONNREFUSED"),
        left(
          "size-value-monthly",
          "b.zip (https://host/b.zip): ECONNREFUSED in 1 attempt",
          "host: ECONNREFUSED",
        ),
        left("cot-weekly", "cot-weekly, row 2024-01-02: is gone"),
      ],
    });
    expect(text).toBe(
      [
        "left as they were, 3 of 3:",
        "  size-monthly, size-value-monthly: host: ECONNREFUSED",
        "  cot-weekly, row 2024-01-02: is gone",
        "",
        "Nothing has changed. Run it again later, unless a line above names another remedy.",
      ].join("\n"),
    );
  });

  test("says when no claim reads what changed", () => {
    expect(updateReport(SUMMARY)).toContain("\n\nno claim reads what changed\n\n");
  });

  test("says when nothing has changed, and when nothing was written", () => {
    expect(updateReport({ ...SUMMARY, changed: false, tables: [] })).toBe("Nothing has changed.");
    expect(updateReport({ ...SUMMARY, dryRun: true })).toMatch(/Nothing was written \(--dry-run\)\.$/);
  });
});
