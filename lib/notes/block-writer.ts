import type { NoteBlock, NoteText } from "./note.js";

/** What is between two blocks. */
const BETWEEN = "\n\n";

/** Puts blocks one after the other into one text. */
export class BlockWriter {
  readonly #parts: string[] = [];
  readonly #blocks: NoteBlock[] = [];
  #length = 0;

  /** Adds a block; a blank one is none. */
  add(text: string, about: Omit<NoteBlock, "start" | "end">): void {
    if (!/\S/.test(text)) return;
    if (this.#parts.length > 0) this.#write(BETWEEN);
    const start = this.#length;
    this.#write(text);
    this.#blocks.push({ ...about, start, end: this.#length });
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  /** What was added. */
  done(): NoteText {
    return { text: this.#parts.join(""), blocks: this.#blocks };
  }
}
