import { since } from "../../series/since.js";
import type { Store } from "../../store/store.js";
import type { Estimate, Evaluation } from "../claim.js";
import { anchorDay } from "../commentary.js";
import { verdictOf } from "../verdict.js";
import { type Doing, fittingReason, sentence, untestable } from "../wording/reason.js";
import { dayText } from "../wording/text.js";
import { CPI_BASES, CPI_DAY, fromClose } from "./cpi-window.js";
import { closeBy, indexCloses } from "./index-closes.js";
import { type Leg, returnReadings } from "./index-readings.js";

/** "Since 11 July", to date, for some indices: one estimate a base and index. */
export function sinceCpi(store: Store, { legs, index, fits, does }: SinceCpi): Evaluation {
  const closes = indexCloses(store);
  const anchor = anchorDay(store);
  const end = closeBy(closes, anchor);
  const estimates: Estimate[] = CPI_BASES.flatMap((base) => {
    const window = end === undefined ? null : since(closes.days, base, { base: "close-of", end });
    return returnReadings(closes, legs, { window, fits, when: fromClose(base) });
  });
  const to = estimates[0]?.to;
  if (to === undefined) {
    return untestable(
      `The data hold no close of the ${index} at ${dayText(anchor)} that lies after ${dayText(CPI_DAY.before)}; it would settle it.`,
    );
  }
  return {
    verdict: verdictOf(estimates),
    reason: sentence(fittingReason(estimates, { does, index })),
    estimates,
  };
}

interface SinceCpi {
  readonly legs: readonly Leg[];
  /** Name of the index, or of the indices. */
  readonly index: string;
  readonly fits: (value: number) => boolean;
  readonly does: Doing;
}
