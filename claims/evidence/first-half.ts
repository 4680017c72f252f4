import { dayText, type Estimate, type Evaluation, judged, type Store, untestable } from "claimbook/book";
import { fixedWindow, indexCloses } from "./index-closes.js";
import { type Leg, type ReadingOptions, returnReadings } from "./index-readings.js";
import { publishedFigure } from "./published.js";

/** The first half of 2024, from the last close of 2023. */
export const FIRST_HALF = { from: "2023-12-31", to: "2024-06-28" } as const;

/** Returns over the first half of 2024; none where the store lacks one of its closes. */
export function firstHalf(store: Store, legs: readonly Leg[], options: ReadingOptions): Estimate[] {
  const closes = indexCloses(store);
  const window = fixedWindow(closes, FIRST_HALF.from, FIRST_HALF.to);
  return returnReadings(closes, legs, { ...options, window, choices: { source: "levels of the index" } });
}

/** What to say where there are none. */
export function noFirstHalf(index: string): Evaluation {
  return untestable(
    "The data lack closes of the first half of 2024",
    `levels of the ${index} on ${dayText(FIRST_HALF.to)} and at the end of 2023 would settle it`,
  );
}

/** The first half's total return as somebody else published it, where known: a check on the fund that stands in for the index. */
export function publishedHalf(
  store: Store,
  id: string,
  { index, fits, comparison = false }: ReadingOptions & { readonly index: string },
): readonly Estimate[] {
  const figure = publishedFigure(store, id);
  if (figure === undefined) return [];
  return [
    {
      definition: `${index} total return as published by ${figure.publisher}`,
      ...judged(figure.value, fits),
      unit: "decimal",
      from: FIRST_HALF.from.slice(0, 7),
      to: FIRST_HALF.to,
      n: 1,
      ...(comparison && { comparison: true as const }),
      choices: { index, basis: "total return", source: figure.publisher },
    },
  ];
}
