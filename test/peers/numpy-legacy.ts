/**
 * What numpy.random.RandomState(seed).standard_normal(n) gives: the Mersenne Twister MT19937 of Matsumoto and Nishimura (1998), doubles of 53 bits,
 * and Marsaglia's polar method, the second of each pair first.
 */
export function legacyNormals(n: number, { seed }: { readonly seed: number }): Float64Array {
  const next = mersenneTwister(seed);
  const uniform = () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
  const normals = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 2) {
    let [x, y, square] = [0, 0, 0];
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    normals[i] = factor * y;
    normals[i + 1] = factor * x;
  }
  return normals.subarray(0, n);
}

function mersenneTwister(seed: number): () => number {
  const [size, shift] = [624, 397];
  const state = new Uint32Array(size);
  state[0] = seed;
  for (let i = 1; i < size; i += 1) {
    const last = state[i - 1] as number;
    state[i] = Math.imul(last ^ (last >>> 30), 1_812_433_253) + i;
  }
  let at = size;
  const word = (i: number) => state[i % size] as number;
  const renew = () => {
    for (let i = 0; i < size; i += 1) {
      const mixed = (word(i) & 0x80000000) | (word(i + 1) & 0x7fffffff);
      state[i] = word(i + shift) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    at = 0;
  };
  return () => {
    if (at === size) renew();
    let y = state[at] as number;
    at += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}
