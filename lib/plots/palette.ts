/**
 * The one palette: five colours of series in their order, and colours of what has a meaning in any figure. What a series' colour stands for
 * is the book's to say. Every colour stands out from paper, light or dark, by a contrast of 3:1 at least, and the series stay apart under the
 * three kinds of colour blindness; tests measure both.
 * `stated` turns with the page's light or dark mode, the series do not.
 */
export const palette = {
  first: "#d95f02",
  second: "#1f6fb5",
  third: "#0b8a5f",
  fourth: "#8838e4",
  fifth: "#846c30",
  /** What the commentary stated: marker and line. */
  stated: "#1c2531",
  /** Everything that only serves to compare. */
  neutral: "#848d99",
  positive: "#2a9d8f",
  negative: "#b5472f",
} as const;

/** A colour by its name; see {@link palette}. */
export type Colour = keyof typeof palette;

/** The colours of axes, text and paper, for a light page. */
export const ink = {
  text: "#232c38",
  muted: "#5b6572",
  grid: "#e6e9ed",
  zero: "#aab2bc",
  paper: "#ffffff",
} as const;

/** For each colour that turns with the mode, by its light value: its value on a dark page. */
export const darkColours: Readonly<Record<string, string>> = {
  [palette.stated]: "#f1f4f8",
  [ink.text]: "#dde2e8",
  [ink.muted]: "#9aa5b1",
  [ink.grid]: "#2c343e",
  [ink.zero]: "#5d6875",
  [ink.paper]: "#151a20",
};

/**
 * A colour of the palette, made translucent, as plotly reads it.
 * @param colour `#rrggbb`
 * @param alpha opacity between 0 and 1
 * @throws RangeError when the colour is not `#rrggbb` or alpha is not between 0 and 1
 * @example withAlpha("#1f6fb5", 0.2) // => "rgba(31, 111, 181, 0.2)"
 */
export function withAlpha(colour: string, alpha: number): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour))
    throw new RangeError(`withAlpha needs a colour #rrggbb (got ${colour})`);
  if (!(alpha >= 0 && alpha <= 1))
    throw new RangeError(`withAlpha needs an alpha between 0 and 1 (got ${alpha})`);
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}
