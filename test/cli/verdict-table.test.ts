import { expect, test } from "vitest";
import type { ClaimResult } from "../../lib/claims/claim.js";
import { verdictRows, verdictTable } from "../../lib/cli/verdict-table.js";

const result = (id: string, reason: string, fits: boolean[]): ClaimResult => ({
  claim: {
    id,
    topic: "t",
    statement: "s",
    stated: "9%",
    asOf: "2024-07-24",
    kind: "measurement",
    tables: [],
    notebook: "01",
    rule: "r",
    evaluate: () => {
      throw new Error("not called");
    },
  },
  statement: "s",
  askedOn: "2024-07-24",
  moved: false,
  verdict: "depends",
  reason,
  miss: null,
  estimates: fits.map((fit) => ({
    definition: "d",
    value: 0.09,
    unit: "decimal",
    from: "2024-06-28",
    to: "2024-07-24",
    n: 18,
    fits: fit,
  })),
});

test("verdictTable(results) has a header, a rule and a line a claim with the count of readings that fit", () => {
  const lines = verdictTable(verdictRows([result("a-claim", "short reason", [true, false, true])])).split(
    "\n",
  );
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^claim\s+stated\s+verdict\s+miss\s+fit\s+why$/);
  expect(lines[2]).toMatch(/^a-claim\s+9%\s+depends\s+-\s+2\/3\s+short reason$/);
});

test("verdictTable(results, { width }) wraps the reason under its own column and keeps every word", () => {
  const reason = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
  const lines = verdictTable(verdictRows([result("a", reason, [])]), { width: 70 })
    .split("\n")
    .slice(2);
  expect(lines.length).toBeGreaterThan(1);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(70);
  const column = (lines[0] as string).indexOf("one");
  expect(lines.map((line) => line.slice(column)).join(" ")).toBe(reason);
  expect((lines[1] as string).slice(0, column).trim()).toBe("");
});

test("verdictRows(results, { details }) puts the detail under the reason where it is asked for", () => {
  const one = { ...result("a-claim", "Short reason.", [true]), detail: "The long story." };
  expect(verdictTable(verdictRows([one]))).not.toContain("The long story.");
  const lines = verdictTable(verdictRows([one], { details: true })).split("\n");
  expect(lines.at(-1)?.trim()).toBe("The long story.");
  expect(lines.at(-2)).toMatch(/Short reason\.$/);
});

test("verdictTable(rows) of a book without claims says how to write one", () => {
  expect(verdictTable([])).toBe('the book has no claims yet; write one with "claimbook new claim my-claim"');
});
