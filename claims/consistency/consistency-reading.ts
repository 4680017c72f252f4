import { type ConsistencyFinding, dayText } from "claimbook/book";
import { COMMENTARY } from "../commentary.js";

/** How many of some checks fail, and what follows where any does. */
function failures(findings: readonly ConsistencyFinding[], kind: string, consequence: string): string {
  const failing = findings.filter(({ holds }) => !holds).length;
  return `${failing} of ${findings.length} ${kind} ${failing === 1 ? "fails" : "fail"}${failing === 0 ? "" : `: ${consequence}`}`;
}

/**
 * What the checks between claims come to, in sentences: first those that stated figures decide alone, then those that need measured closes.
 * @param findings what `consistencyFindings` returned
 * @example consistencyReading([]) // => "No check can be made before the close of 24 July 2024 is known."
 */
export function consistencyReading(findings: readonly ConsistencyFinding[]): string {
  if (findings.length === 0) {
    return `No check can be made before the close of ${dayText(COMMENTARY.asOf)} is known.`;
  }
  const [stated, measured] = (["stated", "measured"] as const).map((basis) =>
    findings.filter((finding) => finding.basis === basis),
  ) as [ConsistencyFinding[], ConsistencyFinding[]];
  const arithmetic =
    stated.length === 0
      ? "No check can be decided by the stated figures alone: each leaves days open that need measured closes."
      : `${failures(stated, "checks between stated figures alone", "the note's figures cannot all be right, whatever the data")}.`;
  if (measured.length === 0) return arithmetic;
  return `${arithmetic} ${failures(measured, "checks against measured closes", "the note's figures cannot all be right at once with these closes")}.`;
}
