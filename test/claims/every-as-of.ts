import { expect, test } from "vitest";
import type { Claim, ClaimResult, Evaluation, Question, Verdict } from "../../lib/claims/claim.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { verdictOf } from "../../lib/claims/verdict.js";
import { monthEnd } from "../../lib/stats/series/calendar-day.js";
import { openStore } from "../../lib/store/open-store.js";
import type { Store } from "../../lib/store/store.js";

export const NOTE = "2024-07-24";
const AS_OFS = [NOTE, null, "2024-07-12", "2024-12-31", "2026-06-30", "1990-01-31"] as const;

/** A store that refuses to be asked for anything later than its own as-of, or for tables that the claim does not name. */
function watched(store: Store, { tables }: Claim): Store {
  return {
    ...store,
    read(name, options) {
      expect(tables).toContain(name);
      if (store.asOf !== null) expect((options?.asOf ?? store.asOf) <= store.asOf).toBe(true);
      return store.read(name, options);
    },
  };
}

function check({ verdict, reason, detail, estimates }: Evaluation, asOf: string | null): void {
  expect(reason).toMatch(/^[A-Z0-9].*[^.]\.$/);
  expect(reason).not.toMatch(/NaN|undefined|Invalid|null|\.\s+[A-Z]/);
  // What cannot be tested, or only asks, may still have evidence to show.
  if (verdict === "untestable") expect(detail).toContain("would settle it");
  else if (verdict === "pending") expect(reason).toMatch(/ was still to come on \d/);
  else if (verdict !== "opinion") expect(verdict).toBe(verdictOf(estimates));
  const names = estimates.map(({ definition, from, to }) => `${definition} ${from} ${to}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { value, n, from, to } of estimates) {
    expect(Number.isFinite(value)).toBe(true);
    expect(Number.isInteger(n) && n > 0).toBe(true);
    expect(from <= to).toBe(true);
    if (asOf !== null) expect((to.length === 7 ? monthEnd(to) : to) <= asOf).toBe(true);
  }
}

/** Tests what every claim owes at every as-of, and that its verdicts are those given, in the order of the as-ofs. */
export function testEveryAsOf(
  claim: Claim,
  verdicts: readonly [Verdict, Verdict, Verdict, Verdict, Verdict, Verdict],
): void {
  test.each(AS_OFS.map((asOf, at) => [asOf ?? "everything", verdicts[at] as Verdict, asOf] as const))(
    "as of %s it is %s, from nothing later, with one sentence of reason",
    (_, verdict, asOf) => {
      const evaluation = evaluateOn(claim, watched(openStore({ asOf }), claim));
      expect(evaluation.verdict).toBe(verdict);
      check(evaluation, asOf);
    },
  );
}

/** The evaluation as the note's day knew it, or as another day. */
export const evaluated = (claim: Claim, asOf: string | null = NOTE, question: Question = {}): ClaimResult =>
  evaluateOn(claim, openStore({ asOf }), question);

/** The value of one reading, by its definition. */
export const reading = ({ estimates }: Evaluation, definition: string): number | undefined =>
  estimates.find((estimate) => estimate.definition === definition)?.value;
