import type { TestedReading } from "./tested-readings.js";

/** How many of a claim's tested readings differ from zero at a level. */
export interface ClaimFindings {
  /** Name of the claim. */
  readonly id: string;
  readonly tested: number;
  /** By the p value of the reading alone. */
  readonly alone: number;
  /** By the p values that are adjusted for all readings of all claims. */
  readonly benjaminiHochberg: number;
  readonly holm: number;
}

/**
 * The findings of each claim, in the order in which the claims come.
 * @param readings as by `testedReadings`
 * @param options.level the p value up to which a reading is a finding; default 0.05
 * @example findingsByClaim([{ id: "a", pValue: 0.01, holm: 0.2, benjaminiHochberg: 0.04 }]) // => [{ id: "a", tested: 1, alone: 1, benjaminiHochberg: 1, holm: 0 }]
 */
export function findingsByClaim(
  readings: readonly Pick<TestedReading, "id" | "pValue" | "holm" | "benjaminiHochberg">[],
  { level = 0.05 }: { readonly level?: number } = {},
): readonly ClaimFindings[] {
  return [...new Set(readings.map(({ id }) => id))].map((id) => {
    const own = readings.filter((reading) => reading.id === id);
    const found = (name: "pValue" | "holm" | "benjaminiHochberg") =>
      own.filter((reading) => reading[name] <= level).length;
    return {
      id,
      tested: own.length,
      alone: found("pValue"),
      benjaminiHochberg: found("benjaminiHochberg"),
      holm: found("holm"),
    };
  });
}
