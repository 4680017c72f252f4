import { describe, expect, test } from "vitest";
import { premiumFamily } from "../../../claims/evidence/premium-family.js";
import { sizePremiums } from "../../../claims/evidence/size-premium.js";
import { changedStore } from "../changed-store.js";
import { NOTE } from "../every-as-of.js";
import { sharedStore } from "../shared-store.js";

describe("premiumFamily(store)", () => {
  const family = premiumFamily(sharedStore({ asOf: NOTE }));
  const premiums = family?.premiums ?? [];

  test("tests the claim's own readings together, and none of them more lightly than alone", () => {
    expect(premiums.map(({ pair, from, mean }) => [pair, from, mean])).toEqual(
      sizePremiums(sharedStore({ asOf: NOTE })).map(({ pair, from, mean }) => [pair, from, mean]),
    );
    for (const { blockPValue, jointPValue } of premiums)
      expect(jointPValue).toBeGreaterThanOrEqual(blockPValue);
    expect(family?.blockLength).toBeGreaterThan(1);
  });

  test("blocks of months and Newey-West errors tell much the same of one reading", () => {
    for (const { blockPValue, pValue } of premiums) expect(Math.abs(blockPValue - pValue)).toBeLessThan(0.15);
  });

  test("knows that readings move together: the joint p value is below Bonferroni's", () => {
    const strongest = premiums.reduce((a, b) => (a.blockPValue <= b.blockPValue ? a : b));
    expect(strongest.jointPValue).toBeLessThan(Math.min(1, premiums.length * strongest.blockPValue) / 2);
  });

  test("finds a premium that is there", () => {
    const sure = changedStore(NOTE, {
      "size-monthly": (row) => ({
        ...row,
        bottom_30_vw: Number(row.top_30_vw) + 0.01 + 0.001 * Number(row.smb),
      }),
    });
    const own = premiumFamily(sure)?.premiums.filter(({ pair }) => pair.startsWith("bottom 30% and top 30%"));
    expect(own?.length).toBe(8);
    for (const { jointPValue } of own ?? []) expect(jointPValue).toBeLessThan(0.001);
  });

  test("is null where there are no five years of months", () => {
    expect(premiumFamily(sharedStore({ asOf: "1926-12-31" }))).toBeNull();
  });
});
