/** Advance widths of Arial in thousandths of the size, for the characters from space to tilde. */
const ASCII =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
    .split(" ")
    .map(Number);

const OTHERS: Readonly<Record<string, number>> = {
  "\u00a0": 278,
  "–": 556,
  "·": 278,
  "−": 584,
  "×": 584,
  "°": 400,
};

/** The system fonts of other machines run somewhat wider than Arial. */
const SLACK = 1.04;
const BOLD = 1.07;

/**
 * The width of a line of text in a sans-serif system font, in pixels; a little too much rather than too little.
 * @param size font size in pixels
 * @example textWidth("2024", 12) // => 27.75552
 */
export function textWidth(
  text: string,
  size: number,
  { bold = false }: { readonly bold?: boolean } = {},
): number {
  let thousandths = 0;
  for (const character of text) {
    const code = (character.codePointAt(0) as number) - 32;
    // Beyond the table: letters with accents are as wide as most letters, ideographs and symbols as wide as high.
    thousandths += ASCII[code] ?? OTHERS[character] ?? (code < 0x1000 ? 600 : 1000);
  }
  return (thousandths / 1000) * size * SLACK * (bold ? BOLD : 1);
}

/**
 * The text broken at spaces into lines that are no wider than asked; a longer word stands alone.
 * @param width in pixels
 * @example wrapText("one two", 12, 30) // => ["one", "two"]
 */
export function wrapText(
  text: string,
  size: number,
  width: number,
  options: { readonly bold?: boolean } = {},
): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, options) <= width)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * The text in lines no wider than asked, as plotly takes it for an axis, a legend or an annotation.
 * @param width in pixels
 */
export function brokenText(text: string, size: number, width: number): string {
  return wrapText(text, size, width).join("<br>");
}

/** The widest line of texts that are broken with {@link brokenText}, in pixels. */
export function widestLine(texts: readonly string[], size: number): number {
  const lines = texts.flatMap((text) => text.split("<br>"));
  return lines.reduce((most, line) => Math.max(most, textWidth(line, size)), 0);
}
