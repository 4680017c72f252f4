/** Private-use characters that no text of a notebook keeps: between them stands the number of a piece. */
const [OPEN, CLOSE] = ["\uE002", "\uE003"];
const HELD = /\uE002(\d+)\uE003/g;

/** Pieces of HTML that are known only once the whole page is: numbers of equations that follow, names that are still free. */
export class LateHtml {
  readonly #pieces: (() => string)[] = [];

  /** A text that stands for a piece until {@link finish}. */
  hold(piece: () => string): string {
    this.#pieces.push(piece);
    return `${OPEN}${this.#pieces.length - 1}${CLOSE}`;
  }

  /** The HTML of the page with every piece in its place. */
  finish(html: string): string {
    return html.replace(HELD, (_, index) => this.#pieces[Number(index)]?.() ?? "");
  }
}
