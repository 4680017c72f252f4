import { pieceMarks } from "./piece-marks.js";

/** Where finished HTML goes. */
const HELD = pieceMarks("\uE000", "\uE001");
/** Private-use characters that the exporter marks a text with. No text of a notebook keeps them. */
const MARKS = /[\uE000-\uE00F]/g;

/** Keeps pieces of finished HTML out of the way while the HTML around them is parsed and sanitised. */
export class Placeholders {
  readonly #held: { readonly html: string; readonly text: string }[] = [];

  /** A text without the characters that placeholders are made of. */
  static clean(text: string): string {
    return text.replace(MARKS, "");
  }

  /**
   * A text that stands for a piece of HTML until {@link html} puts it back.
   * @param text what the piece reads where no HTML can stand
   */
  hold(html: string, text = ""): string {
    this.#held.push({ html, text });
    return HELD.write(this.#held.length - 1);
  }

  /** The HTML with every piece in its place. */
  html(html: string): string {
    return html.replace(HELD.pattern, (_, index) => this.#held[Number(index)]?.html ?? "");
  }

  /** The text with every piece as text. */
  text(text: string): string {
    return text.replace(HELD.pattern, (_, index) => this.#held[Number(index)]?.text ?? "");
  }
}

/** In JSON a backslash that stands for itself, or one half of a character, for which neither UTF-8 nor an address has a place. */
const HALF = /\\\\|\\ud[89a-f][0-9a-f]{2}/g;

/**
 * A notebook or a text without the characters by which the exporter marks places in a page, and with U+FFFD for each half of a
 * character.
 */
export function withoutMarks<T>(value: T): T {
  const json = JSON.stringify(value);
  const plain = json.replace(MARKS, "").replace(HALF, (found) => (found === "\\\\" ? found : "\uFFFD"));
  return plain === json ? value : (JSON.parse(plain) as T);
}
