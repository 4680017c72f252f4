import { type Loops, simdLoops } from "../simd/loops.js";

/** Slots a doubling: a value lies within 1/256 of the middle of its slot. */
const SLOT_BITS = 7;
const SLOTS_PER_DOUBLING = 1 << SLOT_BITS;
/** Values from 2^-8 to 2^8 have slots. */
const DOUBLINGS = 8;
const SLOTS = 2 * DOUBLINGS * SLOTS_PER_DOUBLING;
/** The upper word of a double holds its sign, its exponent with this bias, and the first 20 bits of its fraction. */
const EXPONENT_BIAS = 1023;
const SHIFT = 20 - SLOT_BITS;
const FIRST_SLOT = (EXPONENT_BIAS - DOUBLINGS) * SLOTS_PER_DOUBLING;
/** Each slot has an inverse and a power. */
const TABLE = 2 * SLOTS;
/** Pairs that lie in the memory of the loops at a time, and the number of pairs below which the loops gain nothing. */
const [CHUNK, MIN_PAIRS] = [1024, 1000];
/** Where the upper word lies depends on the processor. */
const UPPER_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

const wordsOf = (values: Float64Array) =>
  new Int32Array(values.buffer, values.byteOffset, 2 * values.length).subarray(UPPER_WORD);

/**
 * first^c - second^c, pair by pair: in a third of the time of exponentials of logarithms, and as exact, to a bit or two. A value x in the slot with the
 * middle m has the power m^c (1 + r)^c with r = x / m - 1. The first factor is computed once a slot; the second is the binomial series, whose term in
 * r^7 is below 2^-60 for an exponent from 0 to 1. Values beyond the slots take `Math.pow`.
 * @param exponent c, from 0 to 1
 * @example powerGaps(Float64Array.of(4, 9), Float64Array.of(1, 4), 0.5) // => Float64Array [1, 1]
 */
export function powerGaps(first: Float64Array, second: Float64Array, exponent: number): Float64Array {
  const c1 = exponent;
  const c2 = (c1 * (exponent - 1)) / 2;
  const c3 = (c2 * (exponent - 2)) / 3;
  const c4 = (c3 * (exponent - 3)) / 4;
  const c5 = (c4 * (exponent - 4)) / 5;
  const c6 = (c5 * (exponent - 5)) / 6;
  const pairs = { first, second, exponent, factors: [c1, c2, c3, c4, c5, c6] } as const;
  const loops = first.length < MIN_PAIRS ? null : simdLoops(TABLE + 2 * CHUNK + 6);
  return loops ? simdGaps(loops, pairs) : plainGaps(pairs);
}

interface Pairs {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly exponent: number;
  /** Of the binomial series, from that of r on. */
  readonly factors: readonly [c1: number, c2: number, c3: number, c4: number, c5: number, c6: number];
}

function fillSlot(table: Float64Array, slot: number, exponent: number): void {
  const below = 2 ** (Math.floor(slot / SLOTS_PER_DOUBLING) - DOUBLINGS);
  const inverse = 1 / (below * (1 + ((slot % SLOTS_PER_DOUBLING) + 0.5) / SLOTS_PER_DOUBLING));
  table[2 * slot] = inverse;
  table[2 * slot + 1] = inverse ** -exponent;
}

const beyondSlots = (x: number, y: number, exponent: number) =>
  Number.isNaN(x - y) ? Number.NaN : x ** exponent - y ** exponent;

function plainGaps({ first, second, exponent, factors }: Pairs): Float64Array {
  const [c1, c2, c3, c4, c5, c6] = factors;
  const table = new Float64Array(TABLE);
  const [firstWords, secondWords] = [wordsOf(first), wordsOf(second)];
  const gaps = new Float64Array(first.length);
  // Both powers written out: calls would double the time.
  for (let t = 0; t < gaps.length; t += 1) {
    const x = first[t] as number;
    const y = second[t] as number;
    const i = ((firstWords[2 * t] as number) >> SHIFT) - FIRST_SLOT;
    const j = ((secondWords[2 * t] as number) >> SHIFT) - FIRST_SLOT;
    if (!(i >= 0 && i < SLOTS && j >= 0 && j < SLOTS)) {
      gaps[t] = beyondSlots(x, y, exponent);
      continue;
    }
    if (table[2 * i] === 0) fillSlot(table, i, exponent);
    if (table[2 * j] === 0) fillSlot(table, j, exponent);
    const r = x * (table[2 * i] as number) - 1;
    const s = y * (table[2 * j] as number) - 1;
    const rr = r * r;
    const ss = s * s;
    const rest = c1 * r + rr * (c2 + c3 * r + rr * (c4 + c5 * r + rr * c6));
    const otherRest = c1 * s + ss * (c2 + c3 * s + ss * (c4 + c5 * s + ss * c6));
    gaps[t] = (table[2 * i + 1] as number) * (1 + rest) - (table[2 * j + 1] as number) * (1 + otherRest);
  }
  return gaps;
}

/** In the memory of the loops lie the table, some pairs, first and second apart, and the factors. */
function simdGaps(loops: Loops, { first, second, exponent, factors }: Pairs): Float64Array {
  const bytes = Float64Array.BYTES_PER_ELEMENT;
  const table = loops.room.subarray(0, TABLE).fill(0);
  const [xs, ys] = [TABLE, TABLE + CHUNK].map((from) => loops.room.subarray(from, from + CHUNK)) as [
    Float64Array,
    Float64Array,
  ];
  loops.room.set(factors, TABLE + 2 * CHUNK);
  const [xWords, yWords] = [wordsOf(xs), wordsOf(ys)];
  const gaps = new Float64Array(first.length);
  for (let start = 0; start < gaps.length; start += CHUNK) {
    const count = Math.min(CHUNK, gaps.length - start);
    xs.set(first.subarray(start, start + count));
    ys.set(second.subarray(start, start + count));
    let t = 0;
    while (t < count) {
      const i = ((xWords[2 * t] as number) >> SHIFT) - FIRST_SLOT;
      const j = ((yWords[2 * t] as number) >> SHIFT) - FIRST_SLOT;
      if (!(i >= 0 && i < SLOTS && j >= 0 && j < SLOTS)) {
        xs[t] = beyondSlots(xs[t] as number, ys[t] as number, exponent);
        t += 1;
        continue;
      }
      if (table[2 * i] === 0) fillSlot(table, i, exponent);
      if (table[2 * j] === 0) fillSlot(table, j, exponent);
      // Up to the next pair that asks for a slot, or has none.
      const from = (TABLE + t) * bytes;
      t += loops.powerGaps(from, from + CHUNK * bytes, count - t, 0, (TABLE + 2 * CHUNK) * bytes);
    }
    gaps.set(xs.subarray(0, count), start);
  }
  return gaps;
}
