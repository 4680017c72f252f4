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
  #asked = false;

  constructor(prompt: Prompt, ask: (prompt: string) => void) {
    super({ encoding: "utf8" });
    this.#prompt = prompt;
    this.#ask = ask;
  }

  /** Gives the reader a line. */
  answer(line: string): void {
    this.#asked = false;
    this.#lines += 1;
    this.#prompt.text = "";
    // Ctrl-D ends the input, as in a terminal.
    this.push(line === "\u0004" ? null : `${line}\n`);
  }

  override _read(): void {
    if (this.#asked) return;
    this.#asked = true;
    // A prompt is written after the reader has begun to read, and one that has its answer closes after that.
    setTimeout(() => this.#want(), 1);
  }

  #want(): void {
    const ask = () => {
      if (this.isPaused() || this.destroyed) this.#asked = false;
      else this.#ask(this.#prompt.text);
    };
    if (this.#lines === 0 || this.#prompt.text !== "") ask();
    else setTimeout(ask, UNPROMPTED_MS);
  }
}
