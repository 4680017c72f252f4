import type { Estimate } from "../../claims/claim.js";
import { mainKind } from "../../claims/verdict.js";
import { estimateValue } from "./estimate-value.js";

/**
 * What was measured of a claim, in one line: the first reading's value, and in brackets from which to which value the others of its kind
 * run; "–" for none.
 */
export function measuredText(estimates: readonly Estimate[]): string {
  const readings = mainKind(estimates);
  const [first] = readings;
  if (first === undefined) return "–";
  const own = estimateValue(first).replace("\u00a0", " ");
  const values = readings.filter(({ value }) => !Number.isNaN(value)).sort((a, b) => a.value - b.value);
  const [low, high] = [values[0] ?? first, values.at(-1) ?? first].map(estimateValue);
  // The unit is said once.
  const bare = (text: string | undefined) => text?.replace(/\u00a0\D+$/, "");
  return values.length < 2 || low === high ? own : `${own} (${bare(low)} to ${bare(high)})`;
}
