import fc from "fast-check";

/** Simple returns that neither ruin nor explode; `missing` sprinkles NaN among them. */
export function arbitraryReturns({
  minLength = 0,
  maxLength = 60,
  missing = false,
}: {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly missing?: boolean;
} = {}) {
  // Whole basis points: a return of 1e-160 tests nothing but the limits of the format.
  const value = fc.integer({ min: -6000, max: 10_000 }).map((points) => points / 10_000);
  const item = missing
    ? fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant(Number.NaN) })
    : value;
  return fc.array(item, { minLength, maxLength });
}

/** Two legs of one length. */
export function arbitraryLegs(
  options: { readonly minLength?: number; readonly maxLength?: number; readonly missing?: boolean } = {},
) {
  return arbitraryReturns({ ...options, minLength: 2 * (options.minLength ?? 0) }).map((values) => {
    const half = Math.floor(values.length / 2);
    return [values.slice(0, half), values.slice(half, 2 * half)] as const;
  });
}
