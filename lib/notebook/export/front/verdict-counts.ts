import type { Verdict } from "../../../claims/claim.js";
import { listed } from "../../../platform/text/listed.js";
import { VERDICT_WORDS } from "../../show/verdict-words.js";

/** How a number of claims is said to have a verdict: of one, and of several. */
const SAID: Readonly<Record<Verdict, readonly [one: string, several: string]>> = {
  supported: ["is supported", "are supported"],
  depends: ["depends on the reading", "depend on the reading"],
  contradicted: ["is contradicted", "are contradicted"],
  pending: ["is pending", "are pending"],
  untestable: ["cannot be tested", "cannot be tested"],
  opinion: ["is an opinion", "are opinions"],
  "would-hold": ["would hold", "would hold"],
  "would-depend": ["would depend on the reading", "would depend on the reading"],
  "would-not-hold": ["would not hold", "would not hold"],
};

const ORDER = Object.keys(VERDICT_WORDS) as Verdict[];

/** Where a verdict stands among all verdicts, from supported on. */
export function verdictRank(verdict: Verdict): number {
  return ORDER.indexOf(verdict);
}

/** How many claims have each verdict, in the verdicts' order; verdicts of none are left out. */
export function verdictCounts(
  verdicts: readonly Verdict[],
): readonly { readonly verdict: Verdict; readonly count: number }[] {
  return ORDER.map((verdict) => ({
    verdict,
    count: verdicts.filter((one) => one === verdict).length,
  })).filter(({ count }) => count > 0);
}

/**
 * What claims come to, as a sentence; "" for none.
 * @example countsSentence(["supported", "supported", "opinion"]) // => "Of 3 claims, 2 are supported and 1 is an opinion."
 */
export function countsSentence(verdicts: readonly Verdict[]): string {
  const counts = verdictCounts(verdicts);
  const [first, second] = counts;
  if (first === undefined) return "";
  const said = (verdict: Verdict, count: number) => SAID[verdict][count === 1 ? 0 : 1];
  if (second === undefined) {
    const { verdict, count } = first;
    const all = count === 1 ? "Its one claim" : count === 2 ? "Both claims" : `All ${count} claims`;
    return `${all} ${said(verdict, count)}.`;
  }
  const parts = counts.map(({ verdict, count }) => `${count} ${said(verdict, count)}`);
  return `Of ${verdicts.length} claims, ${listed(parts)}.`;
}
