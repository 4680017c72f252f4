import { expect, test } from "vitest";
import type { Claim } from "../../../lib/claims/claim.js";
import { verdictLine } from "../../../lib/notebook/show/verdict-line.js";

test("verdictLine(result) says sign, word, stated and reason, with the reason as plain text", () => {
  const { markdown } = verdictLine({
    claim: { stated: "4th *worst*" } as Claim,
    statement: "It ranked fourth",
    askedOn: "2024-07-24",
    moved: false,
    verdict: "contradicted",
    reason: "It was [2nd](x).",
    estimates: [],
    miss: { unit: "rank", nearest: -2, median: -3, relative: null, direction: null },
  });
  expect(markdown).toMatch(/^\*\*✕ Contradicted\.\*\* Stated: 4th &#42;worst&#42;\. It was &#91;2nd&#93;/);
  expect(markdown).toContain("Miss: −2 places at the nearest reading, −3 places at the median.");
});
