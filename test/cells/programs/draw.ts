/** Choices that a tape of numbers makes: the same tape makes the same. */
export class Draw {
  readonly #tape: readonly number[];
  #at = 0;

  constructor(tape: readonly number[]) {
    this.#tape = tape;
  }

  /** Is the tape at its end? Every further choice is the first. */
  get ended(): boolean {
    return this.#at >= this.#tape.length;
  }

  /** A number from 0 to below a limit. */
  below(limit: number): number {
    const number = this.#tape[this.#at] ?? 0;
    this.#at += 1;
    return number % limit;
  }

  /** One of some things. */
  from<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T;
  }
}
