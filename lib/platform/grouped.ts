/**
 * Values by key, keys and values in the order in which they come first.
 * @example grouped([["a", 1], ["b", 2], ["a", 3]]) // => new Map([["a", [1, 3]], ["b", [2]]])
 */
export function grouped<K, V>(pairs: Iterable<readonly [K, V]>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
