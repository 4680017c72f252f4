/** Private-use characters that no text of a notebook keeps: they mark where finished HTML goes. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];
const MARKS = /[\uE000\uE001]/g;
const HELD = /\uE000(\d+)\uE001/g;

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
    return `${OPEN}${this.#held.length - 1}${CLOSE}`;
  }

  /** The HTML with every piece in its place. */
  html(html: string): string {
    return html.replace(HELD, (_, index) => this.#held[Number(index)]?.html ?? "");
  }

  /** The text with every piece as text. */
  text(text: string): string {
    return text.replace(HELD, (_, index) => this.#held[Number(index)]?.text ?? "");
  }
}
