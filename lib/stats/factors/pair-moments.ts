/** Count and means of pairs, squares of x about its mean, products of x and y about theirs. */
export interface PairMoments {
  readonly count: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly squares: number;
  readonly products: number;
}

/** The moments of no pair. */
export const NO_PAIRS: PairMoments = { count: 0, meanX: 0, meanY: 0, squares: 0, products: 0 };

/**
 * The moments of one pair; of none where a value is missing.
 * @example pairMoments(2, NaN).count // => 0
 */
export function pairMoments(x: number, y: number): PairMoments {
  if (Number.isNaN(x) || Number.isNaN(y)) return NO_PAIRS;
  return { count: 1, meanX: x, meanY: y, squares: 0, products: 0 };
}

/**
 * The moments of two samples together (Chan, Golub and LeVeque 1983). Where x does not vary, its squares are exactly 0.
 * @example joinMoments(pairMoments(1, 2), pairMoments(3, 6)) // => { count: 2, meanX: 2, meanY: 4, squares: 2, products: 4 }
 */
export function joinMoments(a: PairMoments, b: PairMoments): PairMoments {
  const count = a.count + b.count;
  if (count === 0) return NO_PAIRS;
  const share = b.count / count;
  const [shiftX, shiftY] = [b.meanX - a.meanX, b.meanY - a.meanY];
  const weight = a.count * share;
  return {
    count,
    meanX: a.meanX + shiftX * share,
    meanY: a.meanY + shiftY * share,
    squares: a.squares + b.squares + shiftX * shiftX * weight,
    products: a.products + b.products + shiftX * shiftY * weight,
  };
}
