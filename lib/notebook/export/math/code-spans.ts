/**
 * The code spans of a Markdown text: where the code ends that a run of backticks begins. Runs are looked for once, so that of
 * many that nothing closes none costs the rest of the text.
 */
export class CodeSpans {
  /** Where the next run of the same length starts, by the start of each run. */
  readonly #closes = new Map<number, number>();
  readonly #lengths = new Map<number, number>();

  constructor(source: string) {
    const last = new Map<number, number>();
    for (const { 0: ticks, index } of source.matchAll(/`+/g)) {
      const before = last.get(ticks.length);
      if (before !== undefined) this.#closes.set(before, index);
      last.set(ticks.length, index);
      this.#lengths.set(index, ticks.length);
    }
  }

  /** The length of the run of backticks that starts at a position; 0 where none does. */
  runAt(at: number): number {
    return this.#lengths.get(at) ?? 0;
  }

  /** The position after the code span that starts at a position; undefined where none does. */
  endOf(at: number): number | undefined {
    const close = this.#closes.get(at);
    return close === undefined ? undefined : close + this.runAt(at);
  }
}
