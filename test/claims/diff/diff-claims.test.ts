import { describe, expect, test } from "vitest";
import { diffClaims } from "../../../lib/claims/diff/diff-claims.js";
import { claim, document, reading, state } from "./small-document.js";

const before = document([claim("a"), claim("b")]);
const closes = (other: Parameters<typeof state>[0]) => ({ tables: { closes: state(other) } });
const OTHER_HASH = `sha256:${"b".repeat(64)}`;

describe("diffClaims(before, after)", () => {
  test("of a document and itself is nothing", () => {
    const nothing = { moved: "nothing", tables: [], claims: [] };
    expect(diffClaims(before, structuredClone(before))).toEqual(nothing);
    // The order of members means nothing in JSON.
    const miss = { unit: "decimal", nearest: 0, median: 0.01, relative: null, direction: null };
    const reversed = Object.fromEntries(Object.entries(miss).toReversed()) as unknown as typeof miss;
    expect(diffClaims(document([claim("a", { miss })]), document([claim("a", { miss: reversed })]))).toEqual(
      nothing,
    );
  });

  test("names a verdict that moved, the values and fits of its readings, and that only the code can be the cause", () => {
    const after = document([
      claim("a", {
        verdict: "contradicted",
        reason: "0 of 1 reading rounds to 9%.",
        estimates: [reading("price return", 0.08)],
      }),
      claim("b"),
    ]);
    expect(diffClaims(before, after)).toMatchObject({
      moved: "a verdict",
      tables: [],
      claims: [
        {
          ...{ claim: "a", verdict: { from: "supported", to: "contradicted" }, notebook: "01-one" },
          reason: "0 of 1 reading rounds to 9%.",
          readings: [
            {
              ...{ definition: "price return", unit: "decimal", fit: "no longer fits" },
              from: { value: 0.09, fits: true, window: ["2024-01-02", "2024-06-28"] },
              to: { value: 0.08, fits: false, window: ["2024-01-02", "2024-06-28"] },
            },
          ],
          causes: [{ kind: "code" }],
        },
      ],
    });
  });

  test("names a changed stated figure and readings that were added and dropped", () => {
    const after = document([
      claim("a", { stated: "10%", estimates: [reading("total return", 0.1, { fits: true })] }),
      claim("b"),
    ]);
    const { moved, claims } = diffClaims(before, after);
    expect(moved).toBe("figures");
    expect(claims).toMatchObject([
      {
        stated: { from: "9%", to: "10%" },
        readings: [
          { definition: "total return", from: null, to: { value: 0.1 }, fit: null },
          { definition: "price return", from: { value: 0.09 }, to: null, fit: null },
        ],
        causes: [
          { kind: "stated figure", text: "stated: 9% -> 10%" },
          { kind: "definition", text: "readings: 1 added, 1 dropped" },
        ],
      },
    ]);
  });

  test("names claims that are new and gone", () => {
    const { moved, claims } = diffClaims(document([claim("a")]), document([claim("b")]));
    expect(moved).toBe("a verdict");
    expect(claims).toMatchObject([
      { claim: "b", verdict: { from: null, to: "supported" }, causes: [{ kind: "new claim" }] },
      {
        claim: "a",
        verdict: { from: "supported", to: null },
        reason: null,
        causes: [{ kind: "claim gone" }],
      },
    ]);
  });

  test("pairs readings of one definition by their window, then in their order", () => {
    const at = (to: string, value: number) => reading("gap", value, { to });
    const was = [at("2024-05-31", 1), at("2024-06-28", 2), at("2024-07-31", 3)];
    const is = [at("2024-06-28", 2.5), at("2024-08-30", 1), at("2024-07-31", 3)];
    const [first] = diffClaims(
      document([claim("a", { estimates: was })]),
      document([claim("a", { estimates: is })]),
    ).claims;
    expect(first?.readings.map(({ from, to }) => [from?.value, to?.value])).toEqual([
      [2, 2.5],
      [1, 1],
    ]);
  });

  test.each([
    ["rows that another as-of makes known", closes({ rowsKnown: 9 }), "new rows", "closes: 1 more row known"],
    [
      "a table of other content",
      closes({ hash: OTHER_HASH, rows: 11 }),
      "table changed",
      "closes: other content (10 rows before, 11 after)",
    ],
    [
      "a table of a later vintage",
      closes({ hash: OTHER_HASH, vintage: "August 2025" }),
      "later vintage",
      "closes: vintage of 2025-08 instead of 2024-08",
    ],
  ])("names %s as the cause, and lists the table", (_, tables, kind, text) => {
    const moved = claim("a", { estimates: [reading("price return", 0.092, { fits: true })] });
    const diff = diffClaims(before, document([moved, claim("b")], tables));
    expect(diff.tables).toMatchObject([{ table: "closes" }]);
    expect(diff.claims).toMatchObject([{ claim: "a", verdict: { from: "supported", to: "supported" } }]);
    expect(diff.claims[0]?.causes).toContainEqual({ kind, text });
  });

  test("says that a claim's day has come, and does not take the readings of that day for another definition", () => {
    const early = claim("a", { evaluatedAsOf: "2024-07-10", verdict: "pending", estimates: [] });
    const [diff] = diffClaims(document([early]), document([claim("a")], closes({ rowsKnown: 9 }))).claims;
    expect(diff?.causes).toEqual([
      { kind: "day has come", text: "its day has come" },
      { kind: "new rows", text: "closes: 1 more row known" },
    ]);
    expect(diff?.readings).toMatchObject([{ from: null, to: { value: 0.09 } }]);
  });

  test("takes what is known of a table in place of its hash", () => {
    const moved = claim("a", { verdict: "contradicted" });
    const known = new Map([
      ["closes", [{ kind: "revised rows", text: "1 row revised since 2024-06" } as const]],
    ]);
    const diff = diffClaims(before, document([moved], closes({ hash: OTHER_HASH })), { known });
    expect(diff.claims[0]?.causes).toEqual([
      { kind: "revised rows", text: "closes: 1 row revised since 2024-06" },
    ]);
  });

  test("a table that moves nothing is listed, and moves figures alone", () => {
    expect(diffClaims(before, document(before.claims, closes({ rowsKnown: 7 })))).toEqual({
      moved: "figures",
      tables: [{ table: "closes", causes: [{ kind: "new rows", text: "1 fewer row known" }] }],
      claims: [],
    });
  });

  test("another as-of and another day asked on are causes where no table is", () => {
    const asOf = claim("a", { evaluatedAsOf: null, verdict: "contradicted" });
    const asked = claim("b", {
      askedOn: "2024-12-31",
      moved: true,
      statement: "Other",
      verdict: "would-hold",
    });
    expect(diffClaims(before, document([asOf, asked])).claims.map(({ causes }) => causes)).toEqual([
      [{ kind: "new rows", text: "as of latest instead of 2024-07-24" }],
      [{ kind: "asked on", text: "asked on 2024-12-31 instead of 2024-07-24" }],
    ]);
  });
});
