const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;
/** The levels of the colour cube of 256 colours. */
const LEVELS = [0, 95, 135, 175, 215, 255];

/** How a terminal sets text. A colour is one of its eight names, or `#rrggbb`. */
export interface AnsiStyle {
  readonly colour?: string | undefined;
  readonly back?: string | undefined;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

export const PLAIN: AnsiStyle = {};

function hex(red: number, green: number, blue: number): string {
  return `#${[red, green, blue].map((part) => (part & 255).toString(16).padStart(2, "0")).join("")}`;
}

/** A colour of the palette of 256: the eight names twice, a cube of 216, 24 greys. */
function indexed(code: number): string | undefined {
  if (!(code >= 0 && code <= 255)) return undefined;
  if (code < 16) return COLOURS[code % 8];
  if (code > 231)
    return hex(...([8, 8, 8].map((base) => base + 10 * (code - 232)) as [number, number, number]));
  const at = code - 16;
  const level = (part: number) => LEVELS[part % 6] as number;
  return hex(level(Math.floor(at / 36)), level(Math.floor(at / 6)), level(at));
}

/** The colour that follows a 38 or 48 at a place, and how many numbers it takes. */
function extended(
  codes: readonly number[],
  at: number,
): {
  readonly colour: string | undefined;
  readonly length: number;
} {
  const [kind, first, second, third] = codes.slice(at + 1, at + 5);
  if (kind === 5) return { colour: indexed(first ?? -1), length: 2 };
  if (kind === 2) return { colour: hex(first ?? 0, second ?? 0, third ?? 0), length: 4 };
  return { colour: undefined, length: codes.length };
}

function next(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, bold: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4) return { ...style, underline: true };
  if (code === 7) return { ...style, inverse: true };
  if (code === 22) return { ...style, bold: false };
  if (code === 23) return { ...style, italic: false };
  if (code === 24) return { ...style, underline: false };
  if (code === 27) return { ...style, inverse: false };
  if (code === 39) return { ...style, colour: undefined };
  if (code === 49) return { ...style, back: undefined };
  const base = code >= 90 ? code - 60 : code;
  if (base >= 30 && base <= 37) return { ...style, colour: COLOURS[base - 30] };
  if (base >= 40 && base <= 47) return { ...style, back: COLOURS[base - 40] };
  return style;
}

/** The style after the numbers of an `m` sequence. */
export function restyled(style: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(/[;:]/).map(Number);
  let now = style;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as number;
    if (code !== 38 && code !== 48) {
      now = next(now, code);
      continue;
    }
    const { colour, length } = extended(codes, at);
    now = code === 38 ? { ...now, colour } : { ...now, back: colour };
    at += length;
  }
  return now;
}

/** Text that is HTML already, in a style. Colours that have no name go along as `--ansi`, which the page fits to its own. */
export function styleHtml(style: AnsiStyle, html: string): string {
  const { colour, back } = style;
  const isNamed = (one: string | undefined) => one !== undefined && !one.startsWith("#");
  const classes = [
    style.bold && "bold",
    style.italic && "italic",
    style.underline && "underline",
    style.inverse && "inverse",
    colour && (isNamed(colour) ? colour : "own"),
    back && (isNamed(back) ? `on-${back}` : "on-own"),
  ].filter(Boolean);
  if (classes.length === 0) return html;
  const own = [
    ...(colour && !isNamed(colour) ? [`--ansi:${colour}`] : []),
    ...(back && !isNamed(back) ? [`--ansi-on:${back}`] : []),
  ];
  const styles = own.length === 0 ? "" : ` style="${own.join(";")}"`;
  return `<span class="${classes.map((name) => `cb-ansi-${name}`).join(" ")}"${styles}>${html}</span>`;
}
