import {
  type Estimate,
  type Evaluation,
  fittingReason,
  roundsTo,
  roundsToFigure,
  type Store,
  untestable,
  verdictOf,
} from "claimbook/book";
import { addMonths } from "claimbook/stats";
import { MONTH } from "../release.js";
import { changeTo, type PriceColumn, priceChanges } from "./price-change.js";

/** A change of prices that the release states. */
export interface StatedChange {
  /** Where it is measured, and how a reader knows that. */
  readonly column: PriceColumn;
  readonly name: string;
  /** Months that it spans. */
  readonly lag: number;
  /** As a decimal, and as text. */
  readonly figure: number;
  readonly text: string;
}

/** June's change on the index that the release means, in today's vintage; undefined where the store lacks it. */
export function measured(
  store: Store,
  { column, name, lag, figure }: Omit<StatedChange, "text">,
): Estimate | undefined {
  const value = changeTo(priceChanges(store, column, { lag }), MONTH);
  if (Number.isNaN(value)) return undefined;
  const [series = name, ...adjustment] = name.split(", ");
  return {
    definition: name,
    value,
    unit: "decimal",
    digits: 2,
    from: addMonths(MONTH, -lag),
    to: MONTH,
    n: lag,
    fits: roundsTo(value, figure, { digits: 1 }),
    choices: { series, adjustment: adjustment.join(", ") },
  };
}

/** The evaluation of a stated change that is measured on its own index. */
export function evaluateChange(
  store: Store,
  stated: StatedChange,
  others: readonly (Estimate | undefined)[] = [],
): Evaluation {
  const own = measured(store, stated);
  if (own === undefined)
    return untestable("the data hold no consumer prices of June 2024", "the index of June would settle it");
  const estimates = [own, ...others.filter((other) => other !== undefined)];
  return {
    verdict: verdictOf(estimates),
    ...fittingReason([own], { does: roundsToFigure(stated.text) }),
    estimates,
  };
}
