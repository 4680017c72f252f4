/** Private-use characters that no text of a notebook keeps: they mark where finished HTML goes. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];
/** These and what else the exporter marks a text with. */
const MARKS = /[\uE000-\uE00F]/g;
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

/** A notebook or a text without the characters by which the exporter marks places in a page. */
export function withoutMarks<T>(value: T): T {
  const json = JSON.stringify(value);
  return json.search(MARKS) < 0 ? value : (JSON.parse(json.replace(MARKS, "")) as T);
}
