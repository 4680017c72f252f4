const DECIMAL = /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)$/;

/**
 * The number that a text writes in plain decimals; undefined for any other text, and for digits beyond what a number holds.
 * @example parseDecimal("-.5") // => -0.5
 * @example parseDecimal("1e5") // => undefined
 */
export function parseDecimal(text: string): number | undefined {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
