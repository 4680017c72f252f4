import type { Layout } from "./figure.js";

/** The words around a figure. */
export interface FigureText {
  /** What is shown, of whom, over which sample. */
  readonly title: string;
  /** How to read it: unit, base, adjustment. */
  readonly subtitle?: string;
  /** Whose figures these are, as in the manifest's `sources`. */
  readonly source: string;
  /** Last day that was known: `YYYY-MM-DD`; null: everything in the data. */
  readonly asOf?: string | null;
  /** What else the reader must know, such as a proxy or a break. */
  readonly note?: string;
}

/** The title of a layout. */
export function layoutTitle({ title, subtitle }: FigureText): Layout["title"] {
  return subtitle === undefined
    ? { text: title }
    : ({ text: title, subtitle: { text: subtitle } } as Layout["title"]);
}

/** Source, as-of and note as one line. */
export function captionOf({ source, asOf, note }: FigureText): string {
  const known = asOf === undefined ? "" : asOf === null ? " Everything in the data." : ` As of ${asOf}.`;
  return `Source: ${source}.${known}${note === undefined ? "" : ` ${note}`}`;
}
