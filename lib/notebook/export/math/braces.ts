/** The brace that closes each brace of a text, by position; a backslash hides the character after it. */
function closingBraces(source: string): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: sign, index } of source.matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === "{") open.push(index);
    const start = sign === "}" ? open.pop() : undefined;
    if (start !== undefined) closes.set(start, index);
  }
  return closes;
}

let last = { source: "", closes: closingBraces("") };

/** Where the brace at a position of a text is closed; undefined where it is not. What reads one text asks for many of its braces. */
export function closingBrace(source: string, at: number): number | undefined {
  if (last.source !== source) last = { source, closes: closingBraces(source) };
  return last.closes.get(at);
}
