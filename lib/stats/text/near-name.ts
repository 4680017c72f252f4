const MAX_SUGGESTED = 3;
const MAX_LISTED = 10;

/** Two names that differ only in case or in what joins their words are one name misspelt. */
const plain = (name: string) => name.toLowerCase().replace(/[\s._-]+/g, "");

/** How many slips of the finger a name of this length may hold and still be meant. */
const maxSlips = (length: number) => (length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3);

/** Letters added, left out, replaced, or swapped with the next one (the optimal string alignment distance of Damerau and Levenshtein). */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const at = (cells: readonly number[], column: number) => cells[column] as number;
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          replaced,
          swapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}

/** Is one the first or the last words of the other, as "decade" is of "decade-gap"? */
function wordsOf(part: string, name: string): boolean {
  const [words, all] = [part, name].map((text) => text.toLowerCase().replace(/[\s._]+/g, "-")) as [
    string,
    string,
  ];
  return words.length > 2 && (all.startsWith(`${words}-`) || all.endsWith(`-${words}`));
}

/**
 * The names that a misspelt one may have meant: those at the fewest slips (a letter added, left out, replaced or swapped), if these are few for
 * the length; else those of which it is the first or the last words. Case and what joins words (`-`, `_`, `.`, a space) do not count.
 * @returns at most three, in the order of `names`; none where no name is near
 * @example nearNames("index-dialy", ["index-daily", "index-weekly"]) // => ["index-daily"]
 */
export function nearNames(given: string, names: Iterable<string>): string[] {
  const all = [...new Set(names)];
  const sought = plain(given);
  let fewest = Number.POSITIVE_INFINITY;
  let nearest: string[] = [];
  for (const name of all) {
    const candidate = plain(name);
    const most = Math.min(fewest, maxSlips(Math.max(sought.length, candidate.length)));
    if (sought === "" || Math.abs(sought.length - candidate.length) > most) continue;
    const count = slips(sought, candidate);
    if (count > most) continue;
    if (count < fewest) nearest = [];
    fewest = count;
    nearest.push(name);
  }
  return (nearest.length > 0 ? nearest : all.filter((name) => wordsOf(given, name))).slice(0, MAX_SUGGESTED);
}

/**
 * The question that offers near names.
 * @param names one at least
 * @example didYouMean(["open", "close"]) // => 'did you mean "open" or "close"?'
 */
export function didYouMean(names: readonly string[]): string {
  const quoted = names.map((name) => JSON.stringify(name));
  const last = quoted.pop();
  return `did you mean ${quoted.length > 0 ? `${quoted.join(", ")} or ` : ""}${last}?`;
}

/**
 * The remedy that ends the message about an unknown name: the near names, else all of them where they are few, else what lists them.
 * @param options.plural what the names are, such as "columns"
 * @param options.listedBy what lists them, such as `"claimbook data"`; left out, they are listed however many they are
 * @example nameHint("opne", ["open", "close"], { plural: "columns" }) // => 'did you mean "open"?'
 * @example nameHint("volume", ["open", "close"], { plural: "columns" }) // => "the columns are open, close"
 */
export function nameHint(
  given: string,
  names: Iterable<string>,
  { plural, listedBy }: { readonly plural: string; readonly listedBy?: string },
): string {
  const all = [...new Set(names)];
  const near = nearNames(given, all);
  if (near.length > 0) return didYouMean(near);
  if (all.length === 0) return `there are no ${plural}`;
  if (all.length <= MAX_LISTED || listedBy === undefined) return `the ${plural} are ${all.join(", ")}`;
  return `${listedBy} lists the ${plural}`;
}
