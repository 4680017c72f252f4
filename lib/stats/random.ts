import { shownValue } from "./text/shown-value.js";

/** A stream of random numbers that is fixed by its seed. Drawing changes it: it is the one thing here with a state. */
export interface Random {
  /** Next 32 random bits, as a whole number from 0 to 2^32 - 1. */
  uint32(): number;
  /** Uniform in [0, 1), a multiple of 2^-53: two draws. */
  uniform(): number;
  /** Whole number from 0 to n - 1, each equally likely: draws of just enough bits are thrown away until one fits (no modulo bias). */
  below(n: number): number;
}

/**
 * A random stream from a seed: xoshiro128** 1.1 of Blackman and Vigna (2018), its 128 bits of state taken from two outputs of
 * splitmix64 (low half of each first), as its authors advise. Period 2^128 - 1; the same on every machine. Not for secrets.
 * @param seed whole number, not below zero, up to 2^53 - 1
 * @throws RangeError when the seed is anything else.
 * @example seededRandom(1).below(100) // => 50
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(
      `seededRandom requires a whole number of zero or more as seed (got ${shownValue(seed)})`,
    );
  }
  const [first, second] = splitmix64(BigInt(seed), 2) as [bigint, bigint];
  return xoshiro128([
    Number(first & 0xffffffffn),
    Number(first >> 32n),
    Number(second & 0xffffffffn),
    Number(second >> 32n),
  ]);
}

/**
 * The first outputs of splitmix64 (Steele, Lea and Flood 2014, in Vigna's version) from a state of 64 bits.
 * @example Number(splitmix64(0n, 1)[0] >> 32n) // => 3793791033
 */
export function splitmix64(seed: bigint, count: number): bigint[] {
  const wrap = (value: bigint) => BigInt.asUintN(64, value);
  return Array.from({ length: count }, (_, step) => {
    let z = wrap(seed + 0x9e3779b97f4a7c15n * BigInt(step + 1));
    z = wrap((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = wrap((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  });
}

/**
 * xoshiro128** from its four words of state, not all zero.
 * @example xoshiro128([1, 2, 3, 4]).uint32() // => 11520
 */
export function xoshiro128(state: readonly [number, number, number, number]): Random {
  // In a typed array, as the compiler keeps variables of a closure boxed: half the time.
  const words = Int32Array.from(state);
  const uint32 = () => {
    const a = words[0] as number;
    const b = words[1] as number;
    const c = (words[2] as number) ^ a;
    const d = (words[3] as number) ^ b;
    words[0] = a ^ d;
    words[1] = b ^ c;
    words[2] = c ^ (b << 9);
    words[3] = (d << 11) | (d >>> 21);
    const product = Math.imul(b, 5);
    return Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
  };
  return {
    uint32,
    uniform: () => ((uint32() >>> 5) * 2 ** 26 + (uint32() >>> 6)) * 2 ** -53,
    below(n) {
      if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 31)) {
        throw new RangeError(`below requires a whole number from 1 to 2^31 (got ${shownValue(n)})`);
      }
      const shift = Math.clz32(n - 1);
      if (shift === 32) return 0;
      for (;;) {
        const drawn = uint32() >>> shift;
        if (drawn < n) return drawn;
      }
    },
  };
}
