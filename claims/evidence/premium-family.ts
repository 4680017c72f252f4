import type { Store } from "claimbook/book";
import { type RomanoWolf, romanoWolf } from "claimbook/stats";
import { premiumSamples, type SizePremium, sizePremiums } from "./size-premium.js";

const REPLICATIONS = 4000;

/** A reading of the size premium, alone and as one of many. */
export interface JointPremium extends SizePremium {
  /** From blocks of months, of this reading alone. */
  readonly blockPValue: number;
  /** Romano and Wolf's: at most this chance of any false finding among all readings. */
  readonly jointPValue: number;
}

/** Readings of the size premium that share their months, tested together. */
export interface PremiumFamily extends Pick<RomanoWolf, "blockLength"> {
  readonly premiums: readonly JointPremium[];
}

/**
 * The readings of the size premium tested together, by a stationary bootstrap of months that all readings share: Romano and Wolf's stepdown knows that they move
 * together. A reading that begins later, or leaves out Januaries, lacks those months in each resample too.
 * @returns null where the store shows no reading
 */
export function premiumFamily(store: Store): PremiumFamily | null {
  const samples = premiumSamples(store);
  if (samples.length === 0) return null;
  const calendar = [...new Set(samples.flatMap(({ months }) => months))].sort();
  const rowOf = new Map(calendar.map((month, row) => [month, row]));
  const series = samples.map(({ months, leads }) => {
    const values = new Float64Array(calendar.length).fill(Number.NaN);
    for (const [at, month] of months.entries()) values[rowOf.get(month) as number] = leads[at] as number;
    return values;
  });
  const { pValues, adjustedPValues, blockLength } = romanoWolf(series, {
    missing: "drop",
    replications: REPLICATIONS,
  });
  const premiums = sizePremiums(store).map((premium, at) => ({
    ...premium,
    blockPValue: pValues[at] as number,
    jointPValue: adjustedPValues[at] as number,
  }));
  return { premiums, blockLength };
}
