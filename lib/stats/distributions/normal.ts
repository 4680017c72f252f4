import { requireOptions } from "../series/options.js";
import { requireNumber } from "../series/require-numbers.js";
import { shownValue } from "../text/shown-value.js";
import { TAIL_OPTIONS, type Tail } from "./tail.js";

/** Coefficients of Cody (1969), highest power last: near zero, to 5.66, and beyond. */
const CENTRE_TOP = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745,
];
const CENTRE_BOTTOM = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1];
const MIDDLE_TOP = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
];
const MIDDLE_BOTTOM = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
];
const FAR_TOP = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
  0.023073441764940174,
];
const FAR_BOTTOM = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1,
];

function ratio(top: readonly number[], bottom: readonly number[], x: number): number {
  return polynomial(top, x) / polynomial(bottom, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * Probability that a standard normal variable is at or below x.
 * Rational Chebyshev approximations of Cody (1969), in the form of his program ANORM (ACM Algorithm 715): about 1e-15 relative, in both tails.
 * @param x NaN gives NaN
 * @param options.upper the probability above x instead
 * @example normalCdf(0) // => 0.5
 */
export function normalCdf(x: number, options: Tail = {}): number {
  const { upper = false } = requireOptions(options, "normalCdf", TAIL_OPTIONS);
  const known = requireNumber(x, "normalCdf");
  const z = upper ? -known : known;
  const size = Math.abs(z);
  if (size <= 0.67448975) return 0.5 + z * ratio(CENTRE_TOP, CENTRE_BOTTOM, z * z);
  if (size === Number.POSITIVE_INFINITY) return z > 0 ? 1 : 0;
  // exp(-z^2/2) in two factors: the square of a number of sixteenths is exact.
  const coarse = Math.trunc(size * 16) / 16;
  const density = Math.exp((-coarse * coarse) / 2) * Math.exp((-(size - coarse) * (size + coarse)) / 2);
  const far = 1 / (size * size);
  const tail =
    density *
    (size <= Math.sqrt(32)
      ? ratio(MIDDLE_TOP, MIDDLE_BOTTOM, size)
      : (1 / Math.sqrt(2 * Math.PI) - far * ratio(FAR_TOP, FAR_BOTTOM, far)) / size);
  return z > 0 ? 1 - tail : tail;
}

/** Coefficients of Wichura (1988), lowest power first: near the median, in the tails, and far out. */
const NEAR_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const NEAR_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const TAIL_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const TAIL_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const EXTREME_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const EXTREME_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
];

/**
 * The x below which a standard normal variable falls with probability p: the inverse of normalCdf.
 * Wichura (1988), algorithm AS 241 (PPND16): about 1e-16 relative.
 * @param p probability in [0, 1]; 0 and 1 give -+infinity; NaN gives NaN
 * @throws RangeError when p is outside [0, 1]
 * @example normalQuantile(0.975).toFixed(6) // => "1.959964"
 */
export function normalQuantile(p: number): number {
  if (Number.isNaN(requireNumber(p, "normalQuantile"))) return Number.NaN;
  if (!(p >= 0 && p <= 1)) {
    throw new RangeError(`normalQuantile requires a probability from 0 to 1 (got ${shownValue(p)})`);
  }
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(NEAR_TOP, NEAR_BOTTOM, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  if (r === Number.POSITIVE_INFINITY) return Math.sign(q) * r;
  const size = r <= 5 ? ratio(TAIL_TOP, TAIL_BOTTOM, r - 1.6) : ratio(EXTREME_TOP, EXTREME_BOTTOM, r - 5);
  return Math.sign(q) * size;
}
