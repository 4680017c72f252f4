import type { CheckableStatement } from "./statement.js";

/** What a figure of a unit is divided by, so that it is in the unit of readings: decimals for percent and points. */
const PER_UNIT: Readonly<Record<string, number>> = {
  percent: 100,
  "percentage-points": 100,
  "basis-points": 1e4,
};
/** Digits at which 3.6 / 100 is 0.036. */
const DIGITS = 12;

/**
 * What was stated as source text for a claim's target, with the rule that it makes. A change has its sign, a level none; a bound is open.
 * @param stated what was stated, in words
 */
export function draftTarget(
  { figure, change, direction, kind }: CheckableStatement,
  stated: string,
): { readonly target: string; readonly rule: string } {
  if (figure === undefined) return signTarget(direction);
  if (kind === "rank") {
    const place = figure.value ?? 1;
    return { target: `place(${place})`, rule: `A reading fits when its place is ${place}` };
  }
  const unit = PER_UNIT[figure.kind] ?? 1;
  const sign = change && direction === -1 && (figure.value ?? 0) > 0 ? -1 : 1;
  const number = (value: number) => Number(((sign * value) / unit).toPrecision(DIGITS));
  const value = number(figure.value ?? 0);
  const signed = change || value < 0;
  if (figure.to !== undefined) {
    const ends = [value, number(figure.to)].sort((a, b) => a - b);
    return {
      target: `{ from: ${ends[0]}, to: ${ends[1]} }`,
      rule: `A reading fits when it lies in ${stated}`,
    };
  }
  if (figure.bound === "over") {
    const rest = signed ? `, direction: ${value < 0 ? -1 : 1}` : "";
    return value < 0
      ? {
          target: `{ from: Number.NEGATIVE_INFINITY, to: ${value}${rest} }`,
          rule: `A reading fits when it is below -${stated}`,
        }
      : {
          target: `{ from: ${value}, to: Number.POSITIVE_INFINITY${rest} }`,
          rule: `A reading fits when it is above ${stated}`,
        };
  }
  return {
    target: signed ? `figure(${value})` : `{ from: ${value}, to: ${value} }`,
    rule: `A reading fits when it rounds to ${value < 0 && sign < 0 ? "-" : ""}${stated}`,
  };
}

function signTarget(direction: CheckableStatement["direction"]): {
  readonly target: string;
  readonly rule: string;
} {
  if (direction === 0)
    return { target: "{ from: 0, to: 0 }", rule: "A reading fits when it rounds to no change" };
  return direction === -1
    ? { target: "BELOW_ZERO", rule: "A reading fits when it is below zero" }
    : { target: "ABOVE_ZERO", rule: "A reading fits when it is above zero" };
}
