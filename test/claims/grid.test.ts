// Takes long: every claim is evaluated as of some hundred days.

import { describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import { type Claim, type ClaimResult, MAX_REASON_WORDS, type Verdict } from "../../lib/claims/claim.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { dayText, MONTHS } from "../../lib/platform/text/day-text.js";
import { addMonths } from "../../lib/stats/series/calendar.js";
import { addDays, monthEnd } from "../../lib/stats/series/calendar-day.js";
import { fewOrAll } from "../thorough.js";
import { NOTE } from "./every-as-of.js";
import { longestClause, wordCount } from "./prose.js";
import { sharedStore } from "./shared-store.js";

const monthEnds = (first: string, last: string): string[] =>
  first > last ? [] : [monthEnd(first), ...monthEnds(addMonths(first, 1), last)];

const NEWEST = sharedStore({ asOf: null })
  .tables.map((name) => sharedStore({ asOf: null }).describe(name).coverage.end)
  .map((period) => (period.length === 7 ? monthEnd(period) : period))
  .sort()
  .at(-1) as string;

/** By default of every third month. */
const MONTH_ENDS = monthEnds("2013-01", NEWEST.slice(0, 7)).filter((_, at) => fewOrAll(at % 3 === 0, true));
const AROUND = Array.from({ length: 30 }, (_, day) => addDays("2024-07-05", day));
const BEYOND = addDays(NEWEST, 400);
const EDGES = ["2024-06-27", "2024-06-28", "2024-06-30", NEWEST, BEYOND];
const AS_OFS = [...new Set([...MONTH_ENDS, ...AROUND, ...EDGES])].sort();
/** What draws thousands of samples is asked on fewer days. */
const asOfsOf = ({ id }: Claim) => (id === "new-trend" ? AS_OFS.filter((_, at) => at % 7 === 0) : AS_OFS);

/** What every result owes, whatever the days. */
function check(result: ClaimResult, asOf: string | null): void {
  const { claim, statement, reason, detail = "", estimates, verdict, moved, askedOn } = result;
  const where = `${claim.id} as of ${asOf}, asked on ${askedOn}: ${reason}`;
  expect(reason, where).toMatch(/^[A-Z0-9].*[^.]\.$/);
  expect(`${statement} ${reason}`, where).not.toMatch(
    /NaN|undefined|Invalid|null|Infinity|\.\s+[A-Z]|\(\)| {2}/,
  );
  expect(wordCount(reason), where).toBeLessThanOrEqual(MAX_REASON_WORDS);
  expect(detail, where).toMatch(/^(["A-Z0-9].*[^.]\.)?$/);
  expect(detail, where).not.toMatch(/NaN|undefined|Invalid|null|Infinity|\(\)| {2}/);
  expect(wordCount(longestClause(detail)), `${where} ${longestClause(detail)}`).toBeLessThanOrEqual(30);
  for (const { value, from, to } of estimates) {
    expect(Number.isFinite(value), where).toBe(true);
    expect(from <= to, where).toBe(true);
    if (asOf !== null) expect((to.length === 7 ? monthEnd(to) : to) <= asOf, `${where} (${to})`).toBe(true);
  }
  if (verdict === "pending")
    expect(reason, where).toContain(` was still to come on ${dayText(asOf as string)}`);
  if (verdict === "untestable") expect(detail, where).toContain("would settle it");
  const stated: readonly Verdict[] = ["supported", "depends", "contradicted"];
  expect(moved ? stated.includes(verdict) : verdict.startsWith("would-"), where).toBe(false);
}

const dueOf = ({ due }: Claim) => (due ? due(NOTE).day : NOTE);

/** Verdicts that a release after the note moves, each with what was released. Nothing else may move one. */
const MOVED_BY_RELEASE: Readonly<Record<string, string>> = {
  "gap-widen": "its day is the close of 31 July 2024",
};

describe("every claim of the commentary, as of month ends since 2013, the days around the note and beyond the data", () => {
  test.each(claims.map((claim) => [claim.id, claim] as const))(
    "%s is pending until its day, and then what it was on the note's day",
    (id, claim) => {
      const due = dueOf(claim);
      const atNote = evaluateOn(claim, sharedStore({ asOf: NOTE })).verdict;
      for (const asOf of [...asOfsOf(claim), null]) {
        const result = evaluateOn(claim, sharedStore({ asOf }));
        check(result, asOf);
        const where = `${id} as of ${asOf}: ${result.reason}`;
        expect([result.statement, result.askedOn, result.moved]).toEqual([claim.statement, NOTE, false]);
        expect(result.verdict === "pending", where).toBe(asOf !== null && asOf < due);
        if ((asOf ?? NEWEST) >= NOTE && !(id in MOVED_BY_RELEASE)) expect(result.verdict, where).toBe(atNote);
      }
    },
  );
});

/** Names of days and months of the commentary that a moved statement may not speak of. */
const ORIGINALS = ["the note", "those ten years", "24 July 2024", "to the close"];

describe("claims whose window is relative, asked on other days", () => {
  const moving = claims.filter((claim) => claim.moving !== undefined);
  const ASKED = [...MONTH_ENDS, ...AROUND, NEWEST, BEYOND, "2024-12-25", "2030-01-01"];

  test("are those that say so in the text", () => {
    expect(moving.map(({ id }) => id)).toEqual([
      "decade-gap",
      "decade-rank",
      "july-small",
      "july-large",
      "since-cpi-small",
      "since-cpi-large",
      "week-to-date",
    ]);
  });

  test.each(moving.map((claim) => [claim.id, claim] as const))(
    "%s names that day and no other, and its verdict says that nobody stated it",
    (id, claim) => {
      for (const askedOn of ASKED) {
        for (const asOf of [askedOn, null]) {
          const result = evaluateOn(claim, sharedStore({ asOf }), { askedOn });
          check(result, asOf);
          const where = `${id} asked on ${askedOn}: ${result.statement}`;
          expect([result.askedOn, result.moved], where).toEqual([askedOn, askedOn !== NOTE]);
          expect(result.verdict, where).not.toBe("pending");
          if (!result.moved) continue;
          const { statement } = result;
          expect(statement, where).toContain(dayText(askedOn, { year: false }));
          expect(statement, where).toContain(askedOn.slice(0, 4));
          for (const words of ORIGINALS)
            expect(statement.toLowerCase(), where).not.toContain(words.toLowerCase());
          // Of other months only the fixed day of June's prices is named.
          const named = MONTHS.filter((month) => statement.replace("Since 11 July 2024", "").includes(month));
          expect(named, where).toEqual([dayText(askedOn.slice(0, 7), { year: false })]);
        }
        const before = addDays(askedOn, -40);
        if (claim.due === undefined)
          expect(evaluateOn(claim, sharedStore({ asOf: before }), { askedOn }).verdict).toBe("pending");
      }
    },
  );

  test.each(moving.map((claim) => [claim.id, claim] as const))(
    "%s asked on the latest day can be judged there, and that day is never later than what is known",
    (_, claim) => {
      const latest = evaluateOn(claim, sharedStore({ asOf: null }), { askedOn: "latest" });
      check(latest, null);
      expect(latest.verdict).toMatch(/^would-/);
      expect(latest.statement).toContain(dayText(latest.askedOn, { year: false }));
      // Within what was known on a day, the latest is never later.
      for (const asOf of ["2013-06-28", "2024-07-04", "2024-08-30", NEWEST]) {
        const { askedOn, verdict } = evaluateOn(claim, sharedStore({ asOf }), { askedOn: "latest" });
        expect(askedOn <= asOf || verdict === "untestable", `${claim.id} as of ${asOf}: ${askedOn}`).toBe(
          true,
        );
      }
    },
  );

  test("stay what they are on the note's own day, and the others on every day", () => {
    const store = sharedStore({ asOf: NOTE });
    for (const claim of claims) {
      expect(evaluateOn(claim, store, { askedOn: NOTE })).toEqual(evaluateOn(claim, store));
      if (claim.moving === undefined)
        expect(evaluateOn(claim, store, { askedOn: "2020-01-01" })).toEqual(evaluateOn(claim, store));
    }
  });
});

test("evaluateOn refuses a day that is none", () => {
  const claim = claims[0] as Claim;
  expect(() => evaluateOn(claim, sharedStore({ asOf: null }), { askedOn: "2024-02-30" })).toThrow(
    /^asked-on "2024-02-30" is not a calendar day/,
  );
});
