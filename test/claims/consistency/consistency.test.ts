import { describe, expect, test } from "vitest";
import { consistencyFindings } from "../../../claims/consistency/consistency.js";
import { conventionScores } from "../../../claims/consistency/consistency-conventions.js";
import { claims } from "../../../claims/ledger.js";
import { openStore } from "../../../lib/store/open-store.js";
import { changedStore } from "../changed-store.js";
import { NOTE } from "../every-as-of.js";
import { longestClause, wordCount } from "../prose.js";
import { raw, rawReturn } from "../raw.js";

const findings = (asOf: string | null = NOTE) => consistencyFindings(openStore({ asOf }));
const finding = (id: string, asOf: string | null = NOTE) => findings(asOf).find((one) => one.id === id);

test("every finding names claims of the ledger, and says its arithmetic in short sentences", () => {
  const ids = claims.map(({ id }) => id);
  for (const { claims: named, arithmetic, statement } of findings()) {
    for (const id of named) expect(ids).toContain(id);
    expect(arithmetic).toMatch(/^[A-Z0-9].*[^.]\.$/);
    expect(arithmetic).not.toMatch(/NaN|undefined|null/);
    expect(wordCount(longestClause(arithmetic)), longestClause(arithmetic)).toBeLessThanOrEqual(30);
    expect(statement.length).toBeGreaterThan(20);
  }
  expect(new Set(findings().map(({ id }) => id)).size).toBe(findings().length);
});

test("there is none before the note's own close, and rows after its publication change none but the pair", () => {
  expect(findings("2024-07-23")).toEqual([]);
  const rest = (asOf: string | null) => findings(asOf).filter(({ id }) => id !== "july-pair");
  expect(rest(null)).toEqual(rest(NOTE));
  expect(rest("2026-06-30")).toEqual(rest(NOTE));
});

describe("july-pair", () => {
  test("no close to 24 July gives 9% and flat; of those to the 26th only the 25th, by Russell's total returns", () => {
    expect(finding("july-pair")).toMatchObject({ holds: false });
    expect(finding("july-pair")?.arithmetic).toContain("No close of the month to 24 July 2024 fits both");
    const later = finding("july-pair", null);
    expect(later?.holds).toBe(true);
    expect(later?.arithmetic).toContain(
      "Of the closes to 26 July 2024, only these give both: 25 July (total returns, Russell 1000).",
    );
    expect(rawReturn("russell2000_total_return", "2024-06-28", "2024-07-25")).toBeCloseTo(0.0871, 4);
    expect(rawReturn("russell1000_total_return", "2024-06-28", "2024-07-25")).toBeCloseTo(-0.0079, 4);
    expect(rawReturn("sp500_total_return", "2024-06-28", "2024-07-25")).toBeLessThan(-0.01);
  });
});

describe("chains of stated figures", () => {
  test("9% over 7% to 8% leaves more for 1 to 10 July than the index had", () => {
    // 1.085 / 1.08 and 1.095 / 1.07 by hand: 0.46% to 2.34%; the index rose by 0.20% (price) and 0.24% (total return).
    expect(finding("july-before-cpi")).toMatchObject({ holds: false });
    expect(finding("july-before-cpi")?.arithmetic).toContain("leave 0.5% to 2.3%");
    expect(rawReturn("russell2000_price", "2024-06-28", "2024-07-10")).toBeLessThan(1.085 / 1.08 - 1);
  });

  test("the parts make 6.5% to 7.6%, not 9%", () => {
    const known =
      (1 + rawReturn("russell2000_price", "2024-06-28", "2024-07-10")) *
      (1 + rawReturn("russell2000_price", "2024-07-18", "2024-07-19"));
    expect(known * 1.065 * 1.0045 - 1).toBeCloseTo(0.0651, 4);
    expect(known * 1.075 * 1.0055 - 1).toBeCloseTo(0.0762, 4);
    expect(finding("july-pieces")).toMatchObject({ holds: false });
    expect(finding("july-pieces")?.arithmetic).toContain(
      "With 0.2% to 10 July and −0.6% on 19 July (price return), the parts make 6.5% to 7.6%.",
    );
  });

  test.each(["large-before-cpi", "bounce-holds-cpi-day", "since-cpi-pieces"])("%s holds", (id) => {
    expect(finding(id)).toMatchObject({ holds: true });
  });

  test("an index that had risen 1% by 10 July would make 9% and over 7% agree", () => {
    const factor =
      1.01 *
      (raw("index-daily", "2024-06-28", "russell2000_price") /
        raw("index-daily", "2024-07-10", "russell2000_price"));
    const changed = changedStore(NOTE, {
      "index-daily": (row) =>
        (row.date as string) >= "2024-07-10" && (row.date as string) <= NOTE
          ? { ...row, russell2000_price: (row.russell2000_price as number) * factor }
          : row,
    });
    const found = consistencyFindings(changed).find(({ id }) => id === "july-before-cpi");
    expect(found).toMatchObject({ holds: true });
    expect(found?.arithmetic).toContain("inside that range by the price return only");
  });
});

describe("conventionScores(store)", () => {
  test("no way of quoting gets all nine returns right; the best get seven", () => {
    const scores = conventionScores(openStore({ asOf: NOTE }));
    expect(scores.map(({ right, of }) => [right, of])).toEqual([
      [7, 9],
      [7, 9],
      [6, 9],
      [5, 9],
      [5, 9],
      [5, 9],
    ]);
    expect(scores.slice(0, 2).map(({ wrong }) => wrong.map(({ claim }) => claim))).toEqual([
      ["july-small", "since-cpi-large"],
      ["h1-large", "july-small"],
    ]);
    expect(finding("one-convention")?.holds).toBe(false);
  });

  test("judges the figures at the note's own close, whatever the store knows, and never reads past an earlier as-of", () => {
    expect(conventionScores(openStore())).toEqual(conventionScores(openStore({ asOf: NOTE })));
    const early = conventionScores(openStore({ asOf: "2024-07-12" }));
    expect(early.every(({ of }) => of < 9)).toBe(true);
  });
});
