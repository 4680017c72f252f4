import type { Blocks } from "./drawn-blocks.js";

/** Means of several aligned series over blocks. The result is reused: read it, do not keep it. */
export type BlockMeans = (blocks: Blocks) => Float64Array;

/**
 * Means of resampled series in the time of one step a block: a block's sum is a difference of two running sums.
 * @param series of one length n, round a circle
 * @returns the means of the values that blocks take, divided by n
 * @example blockMeans([[1, 2, 6]])({ starts: [2], lengths: [3], count: 1 }) // => Float64Array [3]
 */
export function blockMeans(series: readonly ArrayLike<number>[]): BlockMeans {
  const n = series[0]?.length ?? 0;
  const sums = series.map(runningSums);
  const means = new Float64Array(series.length);
  return ({ starts, lengths, count }) => {
    for (let k = 0; k < sums.length; k += 1) {
      const running = sums[k] as Float64Array;
      let sum = 0;
      for (let block = 0; block < count; block += 1) {
        const start = starts[block] as number;
        sum += (running[start + (lengths[block] as number)] as number) - (running[start] as number);
      }
      means[k] = sum / n;
    }
    return means;
  };
}

/** Sums of the first 0, 1, ... 2 n values of the series laid round a circle. */
function runningSums(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const sums = new Float64Array(2 * n + 1);
  for (let t = 0; t < 2 * n; t += 1) sums[t + 1] = (sums[t] as number) + (values[t % n] as number);
  return sums;
}
