import {
  type Doing,
  dayText,
  type Estimate,
  type Evaluation,
  fittingReason,
  type Store,
  untestable,
  verdictOf,
} from "claimbook/book";
import { since } from "claimbook/stats";
import { CPI_BASES, CPI_DAY, closeText, fromClose } from "./cpi-window.js";
import { closeOn, indexCloses } from "./index-closes.js";
import { type Leg, returnReadings } from "./index-readings.js";

/**
 * The span of a statement that is asked on a day: to that day, or what it says before there is one.
 * @example sinceCpiText("2024-08-15") // => "Since 11 July 2024, to 15 August 2024,"
 */
export function sinceCpiText(askedOn: string): string {
  const start = `Since ${dayText(CPI_DAY.day)}`;
  return askedOn < CPI_DAY.day
    ? `${start}, which on ${dayText(askedOn)} is still to come,`
    : `${start}, to ${dayText(askedOn)},`;
}

/** "Since 11 July", to a day, for some indices: one estimate a base and index. */
export function sinceCpi(store: Store, { askedOn, legs, index, fits, does }: SinceCpi): Evaluation {
  if (askedOn < CPI_DAY.day) {
    return untestable(
      `${dayText(CPI_DAY.day)} lies after ${dayText(askedOn)}, so nothing had happened since`,
      "asking on a later day would settle it",
    );
  }
  const closes = indexCloses(store);
  const end = closeOn(closes, askedOn, { reach: store.describe("index-daily").coverage.end });
  const estimates: Estimate[] = CPI_BASES.flatMap((base) => {
    const window = end === undefined ? null : since(closes.days, base, { base: "close-of", end });
    return returnReadings(closes, legs, {
      window,
      fits,
      when: fromClose(base),
      choices: { base: closeText(base) },
    });
  });
  const to = estimates[0]?.to;
  if (to === undefined) {
    return untestable(
      `The data hold no close of the ${index} on ${dayText(askedOn)}`,
      "that close would settle it",
    );
  }
  return {
    verdict: verdictOf(estimates),
    ...fittingReason(estimates, { does, index }),
    estimates,
  };
}

interface SinceCpi {
  /** The day that the window runs to. */
  readonly askedOn: string;
  readonly legs: readonly Leg[];
  /** Name of the index, or of the indices. */
  readonly index: string;
  readonly fits: (value: number) => boolean;
  readonly does: Doing;
}
