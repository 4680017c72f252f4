import type { ClaimResult, Verdict } from "../../../lib/claims/claim.js";

/** An evaluated claim with one reading. */
export function claimResult(statement: string, verdict: Verdict = "depends", id = "a"): ClaimResult {
  const claim = { id, kind: "measurement", stated: "1%", asOf: "2024-07-24", notebook: "01-a" };
  return {
    claim: claim as ClaimResult["claim"],
    statement,
    askedOn: "2024-07-24",
    moved: false,
    verdict,
    reason: `Because ${statement}`,
    miss: { unit: "decimal", nearest: 0, median: 0.01, relative: null, direction: { right: 1, of: 1 } },
    estimates: [
      {
        definition: `reading of ${statement}`,
        value: 0.01234,
        unit: "decimal",
        from: "2014-06",
        to: "2024-06",
        n: 1200,
        fits: true,
      },
    ],
  };
}
