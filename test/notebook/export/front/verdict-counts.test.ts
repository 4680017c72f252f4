import { expect, test } from "vitest";
import type { Verdict } from "../../../../lib/claims/claim.js";
import { countsSentence, verdictCounts } from "../../../../lib/notebook/export/front/verdict-counts.js";

test.each<[readonly Verdict[], string]>([
  [[], ""],
  [["untestable"], "Its one claim cannot be tested."],
  [["supported", "supported"], "Both claims are supported."],
  [["would-hold", "would-hold", "would-hold"], "All 3 claims would hold."],
  [
    ["opinion", "depends", "supported", "depends"],
    "Of 4 claims, 1 is supported, 2 depend on the reading and 1 is an opinion.",
  ],
])("countsSentence(%j) is %j", (verdicts, sentence) => {
  expect(countsSentence(verdicts)).toBe(sentence);
});

test("verdictCounts leaves out verdicts of no claim, and has the others in one order", () => {
  expect(verdictCounts(["pending", "supported", "pending"])).toEqual([
    { verdict: "supported", count: 1 },
    { verdict: "pending", count: 2 },
  ]);
});
