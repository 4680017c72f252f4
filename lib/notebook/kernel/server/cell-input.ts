import { Readable } from "node:stream";

/** Milliseconds before a reader that has shown no prompt is taken to want another line. */
const UNPROMPTED_MS = 200;

/** What a reader has printed since the last line ended: its prompt. */
export class Prompt {
  text = "";

  /** Notes what was printed. */
  printed(text: string): void {
    const at = text.lastIndexOf("\n");
    this.text = at < 0 ? this.text + text : text.slice(at + 1);
  }
}

/** Standard input of a cell: a reader has a line asked for, and gets it when somebody has typed it. */
export class CellInput extends Readable {
  readonly isTTY = false;
  readonly fd = 0;
  readonly #prompt: Prompt;
  readonly #ask: (prompt: string) => void;
  #lines = 0;
  /** A line was wanted while nobody read. */
  #dropped = false;

  constructor(prompt: Prompt, ask: (prompt: string) => void) {
    super({ encoding: "utf8" });
    this.#prompt = prompt;
    this.#ask = ask;
  }

  /** Gives the reader a line. */
  answer(line: string): void {
    this.#lines += 1;
    this.#prompt.text = "";
    // Ctrl-D ends the input, as in a terminal.
    this.push(line === "\u0004" ? null : `${line}\n`);
  }

  override _read(): void {
    this.#begin();
  }

  override resume(): this {
    super.resume();
    this.#takeUp();
    return this;
  }

  override on(event: string | symbol, listener: (...values: never[]) => void): this {
    super.on(event, listener as () => void);
    this.#takeUp();
    return this;
  }

  /** A stream that was asked for data is not asked again before it has given some, whatever its reader did meanwhile. */
  #takeUp(): void {
    if (!this.#dropped) return;
    this.#dropped = false;
    this.#begin();
  }

  /** A prompt is written after its reader has begun to read, and a reader that has its answer closes after that. */
  #begin(): void {
    setTimeout(() => {
      if (this.#lines === 0 || this.#prompt.text !== "") this.#want();
      else setTimeout(() => this.#want(), UNPROMPTED_MS);
    }, 1);
  }

  #want(): void {
    const isRead = this.readableFlowing === true || this.listenerCount("readable") > 0;
    if (isRead && !this.readableEnded) this.#ask(this.#prompt.text);
    else this.#dropped = true;
  }
}
