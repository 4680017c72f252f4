import { type SampleMoments, sampleMoments } from "../sample-moments.js";
import { type Loops, simdLoops } from "../simd/loops.js";

/** A member of which every return is there. */
interface Member {
  readonly series: Float64Array;
  readonly mean: number;
  readonly scale: number;
}

/** Sums over members of their standardised returns, period by period. */
interface StandardisedSums {
  /** Moments of a member's returns. */
  momentsOf(series: Float64Array): SampleMoments;
  /** Takes in the member whose moments were asked for last. */
  add(member: Member): void;
  /** The sums; nothing can be added any more. */
  total(): Float64Array;
}

/** Members taken in one pass over the sums: half the time of one after the other. */
const GROUP = 4;
/** Below this many numbers the loops of WebAssembly gain nothing. */
const MIN_NUMBERS = 2000;

/**
 * Sums of standardised returns of members that are added one after the other.
 * @example standardisedSums({ members: 2, periods: 3 }).total() // => Float64Array [0, 0, 0]
 */
export function standardisedSums({
  members,
  periods,
}: {
  readonly members: number;
  readonly periods: number;
}): StandardisedSums {
  const slot = periods + (periods % 2);
  const loops = members * periods < MIN_NUMBERS ? null : simdLoops(2 * GROUP + (1 + GROUP) * slot);
  return loops ? simdSums(loops, { periods, slot }) : plainSums(periods);
}

function plainSums(periods: number): StandardisedSums {
  const sums = new Float64Array(periods);
  const group: Member[] = [];
  return {
    momentsOf: (series) => sampleMoments(series, { unit: 1 }),
    add(member) {
      if (group.push(member) < GROUP) return;
      addFour(sums, group as [Member, Member, Member, Member]);
      group.length = 0;
    },
    total() {
      for (const member of group) addOne(sums, member);
      return sums;
    },
  };
}

/** In the memory of the loops lie mean and scale of four members, the sums, and the returns of four members. */
function simdSums(
  loops: Loops,
  { periods, slot }: { readonly periods: number; readonly slot: number },
): StandardisedSums {
  const { room } = loops;
  const bytes = Float64Array.BYTES_PER_ELEMENT;
  const first = 2 * GROUP;
  const [sums, ...slots] = Array.from({ length: 1 + GROUP }, (_, i) =>
    room.subarray(first + i * slot, first + i * slot + periods),
  ) as [Float64Array, ...Float64Array[]];
  sums.fill(0);
  const group: Member[] = [];
  let at = 0;
  const ownSums = {
    sumFrom: (origin: number) => loops.sumFrom(at, periods, origin),
    squaresFrom: (mean: number) => loops.squaresFrom(at, periods, mean),
  };
  return {
    momentsOf(series) {
      const space = slots[group.length] as Float64Array;
      space.set(series);
      at = space.byteOffset;
      return sampleMoments(series, { unit: 1, sums: ownSums });
    },
    add({ mean, scale }) {
      room[2 * group.length] = mean;
      room[2 * group.length + 1] = scale;
      if (group.push({ series: slots[group.length] as Float64Array, mean, scale }) < GROUP) return;
      loops.addStandardised(first * bytes, (first + slot) * bytes, slot * bytes, periods, 0);
      group.length = 0;
    },
    total() {
      for (const member of group) addOne(sums, member);
      return sums.slice();
    },
  };
}

function addFour(sums: Float64Array, members: readonly [Member, Member, Member, Member]): void {
  const [
    { series: a, mean: aMean, scale: aScale },
    { series: b, mean: bMean, scale: bScale },
    { series: c, mean: cMean, scale: cScale },
    { series: d, mean: dMean, scale: dScale },
  ] = members;
  for (let t = 0; t < sums.length; t += 1) {
    sums[t] =
      (sums[t] as number) +
      (((a[t] as number) - aMean) * aScale + ((b[t] as number) - bMean) * bScale) +
      (((c[t] as number) - cMean) * cScale + ((d[t] as number) - dMean) * dScale);
  }
}

function addOne(sums: Float64Array, { series, mean, scale }: Member): void {
  for (let t = 0; t < sums.length; t += 1) {
    sums[t] = (sums[t] as number) + ((series[t] as number) - mean) * scale;
  }
}
