import { describe, expect, test } from "vitest";
import { leadBreaks } from "../../../claims/evidence/lead-breaks.js";
import { changedStore } from "../changed-store.js";
import { NOTE } from "../every-as-of.js";
import { rawRows } from "../raw.js";
import { sharedStore } from "../shared-store.js";

const CENTURY = "bottom 30% and top 30% by size";

describe("leadBreaks(store)", () => {
  const known = leadBreaks(sharedStore({ asOf: NOTE }), { later: sharedStore({ asOf: null }) });

  test("asks a century of portfolios and three ways to quote the Russell 2000, of months before the note", () => {
    expect(known.map(({ pair }) => pair)).toEqual([
      CENTURY,
      "Russell 2000, price returns, S&P 500",
      "Russell 2000, total returns, S&P 500",
      "Russell 2000, total returns, Russell 1000",
    ]);
    expect(known.every(({ to }) => to === "2024-06")).toBe(true);
  });

  test("compares the months after July 2024 with those to it", () => {
    const lead = rawRows("size-monthly").map(({ month = "", bottom_30_vw, top_30_vw }) => ({
      month,
      lead: Number(bottom_30_vw) - Number(top_30_vw),
    }));
    const mean = (rows: typeof lead) => rows.reduce((sum, row) => sum + row.lead, 0) / rows.length;
    const after = lead.filter(({ month }) => month > "2024-07");
    expect(known[0]?.months).toBe(after.length);
    expect(known[0]?.change).toBeCloseTo(
      mean(after) - mean(lead.filter(({ month }) => month <= "2024-07")),
      12,
    );
    expect(known[0]?.chowPValue).toBeGreaterThan(0);
  });

  test("knows nothing of the months after July 2024 from the note's day alone", () => {
    for (const { months, change, chowPValue } of leadBreaks(sharedStore({ asOf: NOTE })))
      expect([months, change, chowPValue]).toEqual([0, null, null]);
  });

  test("finds a break that is there, and a turn after July 2024", () => {
    const changed = (asOf: string | null) =>
      changedStore(asOf, {
        "size-monthly": (row) => ({
          ...row,
          bottom_30_vw:
            Number(row.bottom_30_vw) +
            (String(row.month) > "1974-12" ? 0.03 : 0) +
            (String(row.month) > "2024-07" ? 0.05 : 0),
        }),
      });
    const [century] = leadBreaks(changed(NOTE), { later: changed(null) });
    expect(century?.pValue).toBeLessThan(0.001);
    expect(Math.abs(Number(century?.after?.slice(0, 4)) - 1975)).toBeLessThanOrEqual(3);
    expect(century?.chowPValue).toBeLessThan(0.001);
  });

  test("leaves out pairs with fewer than ten years of months", () => {
    expect(leadBreaks(sharedStore({ asOf: "1985-12-31" })).map(({ pair }) => pair)).toEqual([CENTURY]);
    expect(leadBreaks(sharedStore({ asOf: "1930-12-31" }))).toEqual([]);
  });
});
