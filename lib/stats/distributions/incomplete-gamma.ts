import { deviance, stirlingError } from "./saddle-point.js";

/**
 * Regularised incomplete gamma functions P(a, x) (lower) and Q(a, x) (upper), which add up to one.
 * The power series below a + 1 (DLMF 8.11.4), Legendre's continued fraction above (8.9.2, modified Lentz), with Loader's (2000)
 * saddle-point form of x^a e^-x / Gamma(a).
 * @param a above zero
 * @param x zero or more
 * @example incompleteGamma(1, Math.LN2) // => { lower: 0.5, upper: 0.5 }
 */
export function incompleteGamma(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const kernel = Math.exp(-stirlingError(a) - deviance(a, x)) * Math.sqrt(a / (2 * Math.PI));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-17; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    const lower = kernel * sum;
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 1e6; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) <= 2 * Number.EPSILON) break;
  }
  const upper = kernel * value;
  return { lower: 1 - upper, upper };
}
