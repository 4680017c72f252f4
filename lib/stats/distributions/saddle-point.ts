/**
 * Error of Stirling's formula, ln n! - ln(sqrt(2 pi n) (n / e)^n), for real n above zero.
 * The asymptotic series from 15 on; below, the recurrence from n + 1. Absolute error about 1e-15. Loader (2000).
 * @example stirlingError(1) // => 0.0810615
 */
export function stirlingError(n: number): number {
  let sum = 0;
  let k = n;
  for (; k < 15; k += 1) sum += (k + 0.5) * Math.log1p(1 / k) - 1;
  const s = 1 / (k * k);
  return (
    sum + (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) / k
  );
}

/**
 * Deviance k ln(k / mean) + mean - k, without cancellation where k is near the mean. Loader (2000), who calls it bd0.
 * @example deviance(2, 1) // => 0.386294
 */
export function deviance(k: number, mean: number): number {
  const difference = k - mean;
  if (Math.abs(difference) >= 0.1 * (k + mean)) return k * Math.log(k / mean) - difference;
  const v = difference / (k + mean);
  let sum = difference * v;
  let term = 2 * k * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}
