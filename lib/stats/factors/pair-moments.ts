/**
 * Count and means of pairs, squares of x about its mean and products of x and y about theirs, grown by one pair after the other (Welford 1962); a
 * pair that misses a value adds nothing. Where x does not vary, its squares are exactly 0.
 */
export class PairMoments {
  count = 0;
  meanX = 0;
  meanY = 0;
  squares = 0;
  products = 0;

  reset(): void {
    this.count = 0;
    this.meanX = 0;
    this.meanY = 0;
    this.squares = 0;
    this.products = 0;
  }

  add(x: number, y: number): void {
    if (Number.isNaN(x) || Number.isNaN(y)) return;
    this.count += 1;
    const shift = x - this.meanX;
    this.meanX += shift / this.count;
    this.meanY += (y - this.meanY) / this.count;
    this.squares += shift * (x - this.meanX);
    this.products += shift * (y - this.meanY);
  }
}
