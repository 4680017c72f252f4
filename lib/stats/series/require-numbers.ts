import { shownValue } from "../text/shown-value.js";

/**
 * A series of numbers as an array of doubles, in the name of the function that asks. What is not there (null, undefined, a hole) is NaN. An array of
 * doubles is given back as it is, so the result is for reading only.
 * @throws TypeError when the series is no list, or holds anything but numbers: text, booleans, dates and big integers are never read as numbers.
 */
export function requireNumbers(values: ArrayLike<number>, name: string): Float64Array {
  if (values instanceof Float64Array) return values;
  const length = typeof values === "object" && values !== null ? values.length : Number.NaN;
  if (!(Number.isInteger(length) && length >= 0)) {
    throw new TypeError(`${name} requires a series of numbers (got ${shownValue(values)})`);
  }
  const numbers = new Float64Array(length);
  for (let t = 0; t < length; t += 1) {
    const value: unknown = values[t];
    if (typeof value === "number") numbers[t] = value;
    else if (value === null || value === undefined) numbers[t] = Number.NaN;
    else throw new TypeError(`${name} requires numbers (got ${shownValue(value)} at position ${t})`);
  }
  return numbers;
}

/**
 * One number, in the name of the function that asks; NaN for null and undefined.
 * @throws TypeError when it is anything else.
 */
export function requireNumber(value: number, name: string): number {
  if (typeof value === "number") return value;
  if (value === null || value === undefined) return Number.NaN;
  throw new TypeError(`${name} requires a number (got ${shownValue(value)})`);
}

/**
 * Several series of numbers, each as by `requireNumbers`.
 * @throws TypeError when they are no list of series.
 */
export function requireSeries(series: readonly ArrayLike<number>[], name: string): Float64Array[] {
  if (!Array.isArray(series))
    throw new TypeError(`${name} requires a list of series (got ${shownValue(series)})`);
  return Array.from(series as readonly ArrayLike<number>[], (one) => requireNumbers(one, name));
}

/**
 * Two series of numbers, of any lengths.
 * @throws TypeError when they are not two series of numbers.
 */
export function requireTwo(
  series: readonly [first: ArrayLike<number>, second: ArrayLike<number>],
  name: string,
): readonly [first: Float64Array, second: Float64Array] {
  if (!Array.isArray(series) || series.length !== 2) {
    throw new TypeError(`${name} requires two series as a list (got ${shownValue(series)})`);
  }
  return [requireNumbers(series[0], name), requireNumbers(series[1], name)];
}
