import { escapeHtml } from "../show/escape-html.js";
import { type AnsiStyle, PLAIN, restyled, styleHtml } from "./ansi-style.js";

/** Every escape sequence of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of control characters
const SEQUENCE = /\u001b(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-_])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal does not show, a page does not either
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what moves a terminal's cursor
const MOVES = /\r[^\r\n]|\u0008|\u001b\[\d*[A-DGK]/;
/** Columns of the terminal: no sequence moves the cursor further to the right. */
const WIDTH = 300;

/** The text of a terminal without its sequences. */
export function plainText(text: string): string {
  return text.replace(SEQUENCE, "").replace(CONTROL, "");
}

interface Piece {
  readonly text: string;
  readonly style: AnsiStyle;
}

/** A terminal that remembers what stands where, and lets what comes later overwrite it. */
class Screen {
  readonly #rows: { readonly characters: string[]; readonly styles: AnsiStyle[] }[] = [];
  #row = 0;
  #column = 0;
  /** The lowest row that a line end has reached: no sequence moves the cursor below it. */
  #bottom = 0;

  #line() {
    while (this.#rows.length <= this.#row) this.#rows.push({ characters: [], styles: [] });
    return this.#rows[this.#row] as { readonly characters: string[]; readonly styles: AnsiStyle[] };
  }

  write(text: string, style: AnsiStyle): void {
    for (const character of text) {
      if (character === "\n") {
        this.#line();
        this.#row += 1;
        this.#bottom = Math.max(this.#bottom, this.#row);
        this.#column = 0;
      } else if (character === "\r") this.#column = 0;
      else if (character === "\u0008") this.#column = Math.max(0, this.#column - 1);
      else {
        const { characters, styles } = this.#line();
        while (characters.length < this.#column) {
          characters.push(" ");
          styles.push(PLAIN);
        }
        characters[this.#column] = character;
        styles[this.#column] = style;
        this.#column += 1;
      }
    }
  }

  /** A sequence that moves the cursor or erases; whatever else it is means nothing here. */
  control(letter: string, parameter: string): void {
    const by = Math.min(Number.parseInt(parameter, 10) || 1, 1000);
    if (letter === "A") this.#row = Math.max(0, this.#row - by);
    if (letter === "B") this.#row = Math.min(this.#row + by, this.#bottom);
    if (letter === "C") this.#column = Math.max(this.#column, Math.min(this.#column + by, WIDTH));
    if (letter === "D") this.#column = Math.max(0, this.#column - by);
    if (letter === "G") this.#column = Math.min(by, WIDTH) - 1;
    if (letter !== "K") return;
    // To the end of the line; of the whole line only where it is about to be written anew.
    const isEnd = parameter === "" || parameter === "0";
    if (!isEnd && !(parameter === "2" && this.#column === 0)) return;
    const { characters, styles } = this.#line();
    characters.length = Math.min(characters.length, this.#column);
    styles.length = characters.length;
  }

  *pieces(): Generator<Piece> {
    for (const [at, { characters, styles }] of this.#rows.entries()) {
      if (at > 0) yield { text: "\n", style: PLAIN };
      let start = 0;
      for (let end = 1; end <= characters.length; end += 1) {
        if (end < characters.length && styles[end] === styles[start]) continue;
        yield { text: characters.slice(start, end).join(""), style: styles[start] as AnsiStyle };
        start = end;
      }
    }
  }
}

/** The text between the sequences, each piece in its style. */
function* read(text: string, control?: (letter: string, parameter: string) => void): Generator<Piece> {
  let style = PLAIN;
  let at = 0;
  for (const match of text.matchAll(SEQUENCE)) {
    yield { text: text.slice(at, match.index), style };
    at = match.index + match[0].length;
    const [, parameters = "", letter = ""] = match;
    if (letter === "m") style = restyled(style, parameters);
    else control?.(letter, parameters);
  }
  yield { text: text.slice(at), style };
}

/**
 * The text of a terminal as HTML, as it stands in the end: a progress bar that wrote its line again and again shows the last
 * of it. Colours and weights become classes `cb-ansi-*`; of other sequences nothing is left. Linear in the length of the text.
 */
export function ansiHtml(text: string): string {
  let pieces: Iterable<Piece>;
  if (MOVES.test(text)) {
    const screen = new Screen();
    for (const { text: own, style } of read(text, (letter, by) => screen.control(letter, by))) {
      screen.write(own, style);
    }
    pieces = screen.pieces();
  } else {
    pieces = read(text);
  }
  let html = "";
  for (const { text: own, style } of pieces) {
    const plain = own.replace(/\r/g, "").replace(CONTROL, "");
    if (plain !== "") html += styleHtml(style, escapeHtml(plain));
  }
  return html;
}
