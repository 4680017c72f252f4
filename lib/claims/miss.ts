import { quantile } from "../stats/quantile.js";
import type { Claim, Estimate } from "./claim.js";
import { distanceTo, type Target } from "./target.js";
import { mainKind } from "./verdict.js";

/** How far the readings lie from what was stated. */
export interface Miss {
  /** Unit of the distances: that of the readings. */
  readonly unit: string;
  /** Signed distance of the nearest reading; above zero where more was measured than stated, 0 within a stated range. */
  readonly nearest: number;
  /** Signed distance of the median of the readings. */
  readonly median: number;
  /** Both over the stated figure or the bound that they miss; null where that is zero, open, or a place in a ranking. */
  readonly relative: { readonly nearest: number; readonly median: number } | null;
  /** How many readings have the stated sign, of how many; null where no sign was stated. */
  readonly direction: { readonly right: number; readonly of: number } | null;
}

/**
 * The miss of a claim's deciding readings, those of its main kind of number.
 * @returns null where nothing was stated as a number, or nothing was measured
 */
export function missOf({ target }: Pick<Claim, "target">, estimates: readonly Estimate[]): Miss | null {
  const readings = mainKind(estimates).filter(({ value }) => Number.isFinite(value));
  const [first] = readings;
  if (target === undefined || first === undefined) return null;
  const values = readings.map(({ value }) => value);
  const distances = values.map((value) => distanceTo(target, value));
  const nearest = distances.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
  const median = distanceTo(target, quantile(values, 0.5));
  const { direction } = target;
  return {
    unit: first.unit,
    nearest,
    median,
    relative: relativeTo(target, first.unit, { nearest, median }),
    direction:
      direction === undefined
        ? null
        : { right: values.filter((value) => Math.sign(value) === direction).length, of: values.length },
  };
}

function relativeTo(
  { from, to }: Target,
  unit: string,
  { nearest, median }: { readonly nearest: number; readonly median: number },
): Miss["relative"] {
  if (unit === "rank") return null;
  const over = (distance: number) => distance / Math.abs(distance < 0 ? from : distance > 0 ? to : 1);
  const relative = { nearest: over(nearest), median: over(median) };
  return Number.isFinite(relative.nearest) && Number.isFinite(relative.median) ? relative : null;
}
