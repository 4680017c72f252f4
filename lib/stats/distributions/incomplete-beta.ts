import { deviance, stirlingError } from "./saddle-point.js";

/** Where to evaluate a beta function: x and y = 1 - x apart, so that neither end loses digits. */
export interface BetaPoint {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
}

/**
 * x^a y^b / B(a, b), by Loader's (2000) saddle-point form of the binomial, which keeps its digits for large a and b.
 * @example betaKernel({ x: 0.5, y: 0.5, a: 1, b: 1 }) // => 0.25
 */
export function betaKernel({ x, y, a, b }: BetaPoint): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a / n) * (b / (2 * Math.PI)));
}

/**
 * Regularised incomplete beta function I_x(a, b), and its complement 1 - I_x(a, b) with as many digits.
 * Continued fraction of Didonato and Morris (1992, ACM Algorithm 708: BFRAC), the even part of Gauss's (DLMF 8.17.22), by the modified
 * Lentz method, on the side where it converges fast.
 * @param point x in [0, 1], y = 1 - x, a and b above zero
 * @example incompleteBeta({ x: 0.25, y: 0.75, a: 1, b: 2 }) // => { lower: 0.4375, upper: 0.5625 }
 */
export function incompleteBeta(point: BetaPoint): { readonly lower: number; readonly upper: number } {
  const { x, y, a, b } = point;
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const kernel = betaKernel(point);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = kernel / fraction(point);
    return { lower, upper: 1 - lower };
  }
  const upper = kernel / fraction({ x: y, y: x, a: b, b: a });
  return { lower: 1 - upper, upper };
}

/** I_x(a, b) = kernel / fraction. Written with a y - b x, which stays exact where a is large and x near one. */
function fraction({ x, y, a, b }: BetaPoint): number {
  const constant = a * y - b * x + 1;
  let value = (a * constant) / (a + 1);
  let c = value;
  let d = 0;
  // Converges within some multiple of the root of the larger parameter; the bound only stops a search that has lost its way.
  for (let m = 1; m < 1e6; m += 1) {
    const odd = a + 2 * m - 1;
    const top = ((a + m - 1) / odd) * ((a + b + m - 1) / odd) * m * (b - m) * x * x;
    const bottom = m + (m * (b - m) * x) / odd + ((a + m) * (constant + m * (1 + y))) / (odd + 2);
    d = 1 / (bottom + top * d);
    c = bottom + top / c;
    value *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return value;
}
