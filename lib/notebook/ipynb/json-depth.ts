/** The position of the quote that ends a text; the source's length where none does. */
function endOfText(source: string, start: number): number {
  for (let quote = source.indexOf('"', start + 1); quote >= 0; quote = source.indexOf('"', quote + 1)) {
    let first = quote;
    while (source[first - 1] === "\\") first -= 1;
    if ((quote - first) % 2 === 0) return quote;
  }
  return source.length;
}

/**
 * How many lists and objects of a JSON text lie in each other at most. Brackets within its texts count for nothing.
 * @example jsonDepth('{"a": [1, "[["]}') // => 2
 */
export function jsonDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '"') at = endOfText(source, at);
    else if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
