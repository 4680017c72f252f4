/** Blocks of one replication: where each starts and how long it is. The lengths add up to the length of the series. */
export interface Blocks {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  count: number;
}

/** The blocks of all replications, one behind the other. */
interface Drawn {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly counts: Int32Array;
}

/** Of this many blocks at most, four megabytes, and so many times. */
const MAX_BLOCKS = 2 ** 19;
const MAX_CACHED = 8;
const cache = new Map<string, Drawn>();

/**
 * Draws that are fixed by their settings, drawn once for all that ask with the same: several statistics of a sample, or of samples of one
 * length. Large ones are drawn anew each time.
 * @param settings all that the draws depend on
 * @param options.expected blocks of all replications, about
 * @param options.draw draws the blocks of the next replication
 * @returns what puts the blocks of the next replication in a place
 * @example drawnOnce(["a", 1], { replications: 1, expected: 1, draw: (into) => Object.assign(into, { count: 1 }) }).length // => 1
 */
export function drawnOnce(
  settings: readonly (string | number)[],
  {
    replications,
    expected,
    draw,
  }: { readonly replications: number; readonly expected: number; readonly draw: (into: Blocks) => void },
): (into: Blocks) => void {
  // By chance there may be more blocks than expected.
  const room = Math.ceil(1.25 * expected) + replications;
  if (room > MAX_BLOCKS) return draw;
  const key = settings.join(" ");
  const known = cache.get(key);
  return known ? replay(known) : record(key, { replications, room, draw });
}

function replay({ starts, lengths, counts }: Drawn): (into: Blocks) => void {
  let [replication, from] = [0, 0];
  return (into) => {
    const count = counts[replication] as number;
    for (let block = 0; block < count; block += 1) {
      into.starts[block] = starts[from + block] as number;
      into.lengths[block] = lengths[from + block] as number;
    }
    into.count = count;
    replication += 1;
    from += count;
  };
}

function record(
  key: string,
  {
    replications,
    room,
    draw,
  }: { readonly replications: number; readonly room: number; readonly draw: (into: Blocks) => void },
): (into: Blocks) => void {
  const starts = new Int32Array(room);
  const lengths = new Int32Array(room);
  const counts = new Int32Array(replications);
  let [replication, size] = [0, 0];
  return (into) => {
    draw(into);
    const { count } = into;
    if (size + count <= room) {
      for (let block = 0; block < count; block += 1) {
        starts[size + block] = into.starts[block] as number;
        lengths[size + block] = into.lengths[block] as number;
      }
      counts[replication] = count;
    }
    size += count;
    replication += 1;
    if (replication !== replications || size > room) return;
    cache.set(key, { starts: starts.slice(0, size), lengths: lengths.slice(0, size), counts });
    const [oldest] = cache.keys();
    if (cache.size > MAX_CACHED && oldest !== undefined) cache.delete(oldest);
  };
}
