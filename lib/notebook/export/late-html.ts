import { pieceMarks } from "./piece-marks.js";

const HELD = pieceMarks("\uE002", "\uE003");

/** Pieces of HTML that are known only once the whole page is: numbers of equations that follow, names that are still free. */
export class LateHtml {
  readonly #pieces: (() => string)[] = [];

  /** A text that stands for a piece until {@link finish}. */
  hold(piece: () => string): string {
    this.#pieces.push(piece);
    return HELD.write(this.#pieces.length - 1);
  }

  /** The HTML of the page with every piece in its place. */
  finish(html: string): string {
    return html.replace(HELD.pattern, (_, index) => this.#pieces[Number(index)]?.() ?? "");
  }
}
