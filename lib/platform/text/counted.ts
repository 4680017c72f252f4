/**
 * A count and what is counted.
 * @param many for what is counted where it is not one; default `one` with an "s"
 * @example counted(2, "verdict moved", "verdicts moved") // => "2 verdicts moved"
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
