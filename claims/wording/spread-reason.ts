import { decidingDigits, type Estimate, listed } from "claimbook/book";
/** The window that a reading ends its definition with. */
export const windowOf = ({ definition }: Estimate) => definition.slice(definition.lastIndexOf(", ") + 2);

/** In how many readings the one side was ahead; window by window where not in all or none: "2 of 3 readings over 11-16 July and 0 of 3 over 17-24 July"; what is more than two windows stands in a sentence of its own. */
export function tally(own: readonly Estimate[]): string {
  const count = (readings: readonly Estimate[]) => readings.filter(({ fits }) => fits).length;
  if (count(own) === own.length) return `all ${own.length} readings`;
  if (count(own) === 0) return `none of ${own.length} readings`;
  const windows = [...new Set(own.map(windowOf))].map((window, at) => {
    const within = own.filter((estimate) => windowOf(estimate) === window);
    return `${count(within)} of ${within.length}${at === 0 ? " readings" : ""} over ${window}`;
  });
  const [first, others] = [windows.slice(0, 2), windows.slice(2)];
  return [listed(first), ...(others.length > 0 ? [`The count was ${listed(others)}`] : [])].join(". ");
}

/** The value of a reading by the start of its definition and its window, if there is one. */
export function spreadOf(
  own: readonly Estimate[],
  { name, window }: { readonly name: string; readonly window: string },
): number | undefined {
  return own.find((estimate) => estimate.definition.startsWith(name) && windowOf(estimate) === window)?.value;
}

/**
 * A difference as one says it, with the decimals that its sign takes.
 * @example aheadText(-0.007) // => "0.7 points behind"
 */
export function aheadText(value: number): string {
  if (value === 0) return "level";
  const digits = decidingDigits(value, (one) => one > 0);
  return `${Math.abs(100 * value).toFixed(digits)} points ${value < 0 ? "behind" : "ahead"}`;
}

/** The longest window of the rally among the readings. */
export const rallyWindow = (own: readonly Estimate[]): string =>
  own.some((estimate) => windowOf(estimate) === "11-24 July") ? "11-24 July" : "11-16 July";
