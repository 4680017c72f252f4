import { describe, expect, test } from "vitest";
import type { Claim, ClaimResult, Estimate, Verdict } from "../../../lib/claims/claim.js";
import { scoreboard } from "../../../lib/notebook/show/scoreboard.js";

const estimate = (value: number, fits: boolean, comparison = false): Estimate => ({
  definition: "d",
  value,
  unit: "decimal",
  from: "2024-06-28",
  to: "2024-07-24",
  n: 17,
  fits,
  ...(comparison && { comparison: true }),
});

const result = (
  id: string,
  verdict: Verdict,
  estimates: readonly Estimate[],
  reason = "Because.",
): ClaimResult => ({
  claim: {
    id,
    statement: `Claim ${id} <b>`,
    stated: "9%",
    asOf: "2024-07-24",
    notebook: "02-july-rally",
  } as unknown as Claim,
  statement: `Claim ${id} <b>`,
  askedOn: "2024-07-24",
  moved: false,
  verdict,
  reason,
  estimates,
  miss: null,
});

const html = (...args: Parameters<typeof scoreboard>) => scoreboard(...args).mime["text/html"] as string;

describe("scoreboard(results)", () => {
  const depends = result("a", "depends", [
    estimate(0.07, false),
    estimate(0.09, true),
    estimate(0.5, true, true),
  ]);

  test("links each claim to the cell that shows its verdict, and shows its words as text", () => {
    expect(html([depends])).toContain('<a href="02-july-rally.ipynb#cell-card-a">Claim a &lt;b&gt;</a>');
  });

  test("gives the first reading's value and the range of those that decide", () => {
    expect(html([depends])).toContain("7.0% (7.0% to 9.0%)");
    expect(html([result("b", "supported", [estimate(0.09, true)])])).toContain(">9.0%<");
    expect(html([result("c", "untestable", [])])).toContain(">–<");
  });

  test("gives the range of one kind of number only, with the decimals that decide, and the miss below", () => {
    const mixed = result("k", "depends", [
      { ...estimate(0.1448, false), digits: 2 },
      estimate(0.153, true),
      { ...estimate(4, false), kind: "annual rate" },
    ]);
    const miss = { unit: "decimal", nearest: 0.003, median: -0.001, relative: null, direction: null };
    expect(html([{ ...mixed, miss }])).toContain(
      "14.48% (14.48% to 15.3%)<br><small>Miss: +0.3 points at the nearest reading, −0.1 points at the median.</small>",
    );
  });

  test("has no count of fits beside a claim that cannot be tested", () => {
    const proxies = [{ ...estimate(0.09, true), proxy: true as const }];
    expect(html([result("u", "untestable", [estimate(0.09, true)])])).not.toMatch(/▮|1 of 1/);
    expect(html([result("u", "untestable", proxies)])).not.toMatch(/▮|1 of 1/);
  });

  test("counts the readings that decide, and a strip that is neither full nor empty unless the share is", () => {
    expect(html([depends])).toContain("1 of 2");
    const strip = (all: number, fitting: number) => {
      const estimates = Array.from({ length: all }, (_, index) => estimate(index, index < fitting));
      const text = html([result("s", "depends", estimates)]);
      return [(text.match(/▮/g) ?? []).length, (text.match(/▯/g) ?? []).length];
    };
    expect([strip(100, 1), strip(100, 99), strip(100, 100), strip(100, 0), strip(4, 2)]).toEqual([
      [1, 9],
      [9, 1],
      [10, 0],
      [0, 10],
      [5, 5],
    ]);
  });

  test("shows a later verdict only where it moved", () => {
    const later = result("a", "supported", [], "Later it was so.");
    expect(html([depends], { later: [later] })).toMatch(
      /with hindsight: supported.*With hindsight: Later it was so\./,
    );
    expect(html([depends], { later: [depends] })).not.toContain("hindsight");
  });

  test("has a moved question's statement", () => {
    const moved = {
      ...result("a", "would-hold", [estimate(0.09, true)]),
      statement: "In December",
      askedOn: "2024-12-31",
      moved: true,
    };
    expect(html([moved])).toContain(">In December</a>");
  });

  test("is a table of text where nothing else can be shown", () => {
    const lines = (scoreboard([depends]).mime["text/plain"] as string).split("\n");
    expect(lines[0]).toMatch(/^claim\s+stated\s+measured\s+miss\s+verdict\s+fit$/);
    expect(lines[2]).toMatch(/^a\s+9%\s+7\.0% \(7\.0% to 9\.0%\)\s+–\s+depends\s+1\/2$/);
  });
});
