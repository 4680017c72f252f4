import { NUMBER_CHECKED_LATER, required, requireOptions } from "../series/options.js";
import { requireNumber } from "../series/require-numbers.js";
import { betaKernel, incompleteBeta } from "./incomplete-beta.js";
import { normalCdf, normalQuantile } from "./normal.js";
import { DF_OPTIONS, requireDegrees, type Tail } from "./tail.js";

function point(t: number, df: number) {
  const ratio = (t / df) * t;
  return {
    x: 1 / (1 + ratio),
    y: ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio),
    a: df / 2,
    b: 0.5,
  };
}

/**
 * Probability that a Student t variable is at or below t: half a regularised incomplete beta function of df / (df + t^2).
 * @param t NaN gives NaN
 * @param options.df degrees of freedom, above zero, not necessarily whole (Welch); infinity gives the normal distribution
 * @param options.upper the probability above t instead
 * @throws RangeError when df is not above zero
 * @example studentTCdf(2.228, { df: 10 }).toFixed(4) // => "0.9750"
 */
export function studentTCdf(t: number, options: { readonly df: number } & Tail): number {
  const { df, upper = false } = requireOptions(options, "studentTCdf", DF_OPTIONS);
  requireDegrees(df, "studentTCdf");
  if (Number.isNaN(requireNumber(t, "studentTCdf"))) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t, { upper });
  const { lower: outside, upper: inside } = incompleteBeta(point(t, df));
  if (t > 0 === upper) return outside / 2;
  return 0.5 + inside / 2;
}

/**
 * The t below which a Student t variable falls with probability p: the inverse of studentTCdf.
 * Newton's method on the logarithms of |t| and of the smaller of the two probabilities (outside or inside +-|t|), from the normal quantile.
 * @param p probability in [0, 1]; 0 and 1 give -+infinity; NaN gives NaN
 * @param options.df degrees of freedom, above zero; infinity gives the normal distribution
 * @throws RangeError when df is not above zero or p is outside [0, 1]
 * @example studentTQuantile(0.975, { df: 10 }).toFixed(3) // => "2.228"
 */
export function studentTQuantile(p: number, options: { readonly df: number }): number {
  const { df } = requireOptions(options, "studentTQuantile", { df: required(NUMBER_CHECKED_LATER) });
  requireDegrees(df, "studentTQuantile");
  const start = normalQuantile(p);
  if (df === Number.POSITIVE_INFINITY || !Number.isFinite(start) || start === 0) return start;
  const inside = Math.abs(2 * p - 1);
  const outside = 2 * Math.min(p, 1 - p);
  const [side, target] = inside < outside ? (["upper", inside] as const) : (["lower", outside] as const);
  let log = Math.log(Math.abs(start));
  for (let step = 0; step < 100; step += 1) {
    const at = point(Math.exp(log), df);
    const reached = incompleteBeta(at)[side];
    const slope = ((side === "upper" ? 1 : -1) * 2 * betaKernel(at)) / reached;
    const move = Math.log(reached / target) / slope;
    log -= Math.max(-2, Math.min(2, move));
    if (Math.abs(move) < 1e-15) break;
  }
  return Math.sign(start) * Math.exp(log);
}
