/** A `\begin` or an `\end` of an environment. */
interface Edge {
  readonly at: number;
  /** The position after it. */
  readonly end: number;
  readonly isBegin: boolean;
}

const EDGE = /\\(begin|end)\s*\{([A-Za-z]+\*?)\}/g;
const BLANK_LINE = /\n(?=[ \t]*\n)/g;
/** Texts whose ends are cached: what reads one text reads parts of it in between. */
const MAX_TEXTS = 8;

/** The place of the first number that is not below another; the list's length where there is none. */
function firstNotBelow(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where formulas of a text can end. Each kind of end is looked for once, so that of many formulas that are never closed none
 * costs the rest of the text.
 */
export class FormulaEnds {
  readonly #source: string;
  readonly #closes = new Map<string, readonly number[]>();
  #blanks: readonly number[] | undefined;
  #edges:
    | ReadonlyMap<string, { readonly edges: readonly Edge[]; readonly starts: readonly number[] }>
    | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** The next place of a delimiter from a position on; infinite where there is none. */
  close(delimiter: string, from: number): number {
    let places = this.#closes.get(delimiter);
    if (!places) {
      const found: number[] = [];
      for (let at = this.#source.indexOf(delimiter); at >= 0; at = this.#source.indexOf(delimiter, at + 1))
        found.push(at);
      places = found;
      this.#closes.set(delimiter, places);
    }
    return places[firstNotBelow(places, from)] ?? Number.POSITIVE_INFINITY;
  }

  /** The next line end before a blank line, from a position on; infinite where there is none. */
  blankLine(from: number): number {
    this.#blanks ??= Array.from(this.#source.matchAll(BLANK_LINE), ({ index }) => index);
    return this.#blanks[firstNotBelow(this.#blanks, from)] ?? Number.POSITIVE_INFINITY;
  }

  /** Every `\begin` and `\end` of an environment from a position on. */
  *edges(name: string, from: number): Generator<Edge> {
    this.#edges ??= this.#allEdges();
    const { edges = [], starts = [] } = this.#edges.get(name) ?? {};
    for (let at = firstNotBelow(starts, from); at < edges.length; at += 1) yield edges[at] as Edge;
  }

  #allEdges() {
    const all = new Map<string, { readonly edges: Edge[]; readonly starts: number[] }>();
    for (const { 0: whole, 1: word, 2: name = "", index } of this.#source.matchAll(EDGE)) {
      const own = all.get(name) ?? { edges: [], starts: [] };
      own.edges.push({ at: index, end: index + whole.length, isBegin: word === "begin" });
      own.starts.push(index);
      all.set(name, own);
    }
    return all;
  }
}

const texts = new Map<string, FormulaEnds>();

/** The ends of a text, cached for the texts that were asked for last. */
export function formulaEnds(source: string): FormulaEnds {
  const ends = texts.get(source) ?? new FormulaEnds(source);
  texts.delete(source);
  texts.set(source, ends);
  const [oldest] = texts.keys();
  if (texts.size > MAX_TEXTS && oldest !== undefined) texts.delete(oldest);
  return ends;
}
