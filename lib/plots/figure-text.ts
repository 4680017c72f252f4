import { dayText } from "../platform/text/day-text.js";
import type { Json, Layout } from "./figure.js";
import { ink } from "./palette.js";

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

/** Said in the middle of a plot that shows nothing. */
export function emptyNote(isEmpty: boolean): Json[] {
  if (!isEmpty) return [];
  return [
    {
      text: "No values",
      xref: "paper",
      yref: "paper",
      x: 0.5,
      y: 0.5,
      showarrow: false,
      font: { size: 14, color: ink.muted },
    },
  ];
}

/** The title of a layout. */
export function layoutTitle({ title, subtitle }: FigureText): Layout["title"] {
  return subtitle === undefined
    ? { text: title }
    : ({ text: title, subtitle: { text: subtitle } } as Layout["title"]);
}

/**
 * Source, as-of in words and note as one line.
 * @param blank names of series without a single value: they are in the legend, and a reader looks for them
 * @param ended series that end well before the figure does, with their last day
 */
export function captionOf(
  { source, asOf, note }: FigureText,
  blank: readonly string[] = [],
  ended: readonly string[] = [],
): string {
  const known =
    asOf === undefined ? "" : asOf === null ? " Everything in the data." : ` As of ${dayText(asOf)}.`;
  const missing = blank.length > 0 ? ` No values: ${blank.join(", ")}.` : "";
  const earlier = ended.length > 0 ? ` Ends earlier: ${ended.join(", ")}.` : "";
  return `Source: ${source}.${known}${note === undefined ? "" : ` ${note}`}${missing}${earlier}`;
}
