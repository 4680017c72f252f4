/** A seeded source of standard normal numbers (mulberry32 and Box-Muller), so that simulated truth is the same every time. */
export function noise(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Simulated simple returns with a mean and a standard deviation. */
export function simulate(
  length: number,
  { mean, deviation, seed }: { readonly mean: number; readonly deviation: number; readonly seed: number },
): Float64Array {
  const next = noise(seed);
  return new Float64Array(length).map(() => mean + deviation * next());
}

/** Standard normal numbers. */
export const normals = (length: number, seed: number): Float64Array =>
  simulate(length, { mean: 0, deviation: 1, seed });
