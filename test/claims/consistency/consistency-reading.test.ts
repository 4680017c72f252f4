import { expect, test } from "vitest";
import { consistencyFindings } from "../../../claims/consistency/consistency.js";
import { consistencyReading } from "../../../claims/consistency/consistency-reading.js";
import { findingFrom } from "../../../lib/claims/consistency/consistency-finding.js";
import { openStore } from "../../../lib/store/open-store.js";
import { NOTE } from "../every-as-of.js";

const finding = (holds: boolean, measured: readonly number[] = []) =>
  findingFrom({ id: "a", claims: [], statement: "", holds, arithmetic: "" }, measured);

test("findingFrom(finding, measured) rests on stated figures where nothing measured decides it", () => {
  expect([finding(true).basis, finding(true, [0.1]).basis]).toEqual(["stated", "measured"]);
});

test("every check of the note leaves days open, which measured closes fill", () => {
  const findings = consistencyFindings(openStore({ asOf: NOTE }));
  expect(new Set(findings.map(({ basis }) => basis))).toEqual(new Set(["measured"]));
  expect(consistencyReading(findings)).toBe(
    "No check can be decided by the stated figures alone: each leaves days open that need measured closes. 4 of 7 checks against measured closes fail: the note's figures cannot all be right at once with these closes.",
  );
});

test("only what stated figures decide alone is said to hold whatever the data", () => {
  expect(consistencyReading([finding(false), finding(true), finding(true, [0])])).toBe(
    "1 of 2 checks between stated figures alone fails: the note's figures cannot all be right, whatever the data. 0 of 1 checks against measured closes fail.",
  );
  expect(consistencyReading([finding(true)])).toBe("0 of 1 checks between stated figures alone fail.");
});

test("without a check it says when one can be made", () => {
  expect(consistencyReading(consistencyFindings(openStore({ asOf: "2024-07-23" })))).toBe(
    "No check can be made before the close of 24 July 2024 is known.",
  );
});
