import { describe, expect, test } from "vitest";
import { changesReport } from "../../lib/cli/changes-report.js";
import type { ChangesSince, ClaimChange } from "../../lib/cli/changes-since.js";
import { clockText } from "../../lib/cli/clock-text.js";

describe("changesReport(changes)", () => {
  const NOTHING: ChangesSince = {
    ...{ since: "2026-03-01T12:00:00.000Z", asOf: "2024-07-24", askedOn: null },
    ...{ moved: "nothing", tables: [], verdicts: [], readings: [] },
  };

  test("is one line where nothing moved, or there is no run to compare with", () => {
    expect(changesReport(NOTHING)).toBe(
      `changes    nothing moved since the run of ${clockText(new Date("2026-03-01T12:00:00.000Z"))}, as of 2024-07-24`,
    );
    expect(changesReport({ ...NOTHING, since: null, askedOn: "2024-12-31" })).toBe(
      "changes    no earlier run as of 2024-07-24, asked on 2024-12-31 to compare with; the next one is compared with this",
    );
  });

  test("lists tables, revised values, verdicts and readings with their causes", () => {
    const value = { column: "cpi_sa", row: "2024-06", from: 1, to: 2 };
    const claim: ClaimChange = {
      claim: "cpi-easing",
      before: "supported",
      after: "depends",
      reason: "June was higher.",
      movedBy: "revision",
      cause: "cpi-monthly: 1 row revised since 2024-06",
    };
    const text = changesReport({
      ...NOTHING,
      moved: "a verdict",
      tables: [
        {
          ...{
            table: "cpi-monthly",
            lastBefore: "2026-07",
            lastAfter: "2026-06",
            added: 0,
            removed: 1,
            filled: 0,
          },
          revised: { rows: 1, since: "2024-06", largest: value, values: [value] },
        },
      ],
      verdicts: [
        claim,
        { ...claim, claim: "new", before: null },
        { ...claim, claim: "old", after: null, reason: "" },
      ],
      readings: [{ ...claim, claim: "gap", after: "supported" }],
    });
    const because = "(moved by a revision, cpi-monthly: 1 row revised since 2024-06)";
    expect(text.split("\n").slice(2)).toEqual([
      expect.stringMatching(/^table +last row .* removed$/),
      expect.stringMatching(/^[- ]+$/),
      expect.stringMatching(
        /^cpi-monthly +2026-07 +2026-06 +0 +0 +1 +2024-06 +cpi_sa of 2024-06: 1 -> 2 +1$/,
      ),
      "",
      "revised:",
      "  cpi-monthly, cpi_sa of 2024-06: 1 -> 2",
      "",
      "verdicts that moved:",
      `  cpi-easing: supported -> depends ${because}`,
      "    June was higher.",
      `  new: new -> depends ${because}`,
      "    June was higher.",
      `  old: supported -> gone ${because}`,
      "",
      "readings that moved under the same verdict:",
      `  gap: still supported ${because}`,
    ]);
  });
});
