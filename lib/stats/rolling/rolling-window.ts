import { NUMBER_CHECKED_LATER, type OptionRules, required } from "../series/options.js";
import { shownValue } from "../text/shown-value.js";

/** The windows of a rolling function: every run of `window` periods; never a shorter one at the start. */
export interface RollingWindow {
  /** Periods a window. */
  readonly window: number;
  /** Fewest observations that a window must hold; default all of them, so that a missing value makes its windows missing. */
  readonly minObservations?: number;
}

/** The rules of these options, for the functions that have others besides. */
export const WINDOW_OPTIONS: OptionRules<RollingWindow> = {
  window: required(NUMBER_CHECKED_LATER),
  minObservations: NUMBER_CHECKED_LATER,
};

/** The options with the default filled in. Throws RangeError in the name of the function that asks. */
export function requireWindow(
  { window, minObservations = window }: RollingWindow,
  name: string,
): Required<RollingWindow> {
  if (!(Number.isInteger(window) && window >= 1)) {
    throw new RangeError(`${name} requires a window of one period or more (got ${shownValue(window)})`);
  }
  if (!(Number.isInteger(minObservations) && minObservations >= 1 && minObservations <= window)) {
    throw new RangeError(
      `${name} requires minObservations between one and the window of ${window} (got ${minObservations})`,
    );
  }
  return { window, minObservations };
}
