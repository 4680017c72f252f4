/**
 * A text as the source of a regular expression that matches it alone.
 * @example literalPattern("a.b (c)") // => "a\\.b \\(c\\)"
 */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
