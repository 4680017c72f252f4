/** Plain JSON: the only thing a figure holds. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** A plotly trace as plain JSON, e.g. `{ type: "scatter", x: [...], y: [...] }`. */
export type Trace = { readonly type: string } & { readonly [key: string]: Json | undefined };

/** A plotly layout; a figure without a title is not a figure. */
export type Layout = {
  readonly title: { readonly text: string } & { readonly [key: string]: Json | undefined };
} & { readonly [key: string]: Json | undefined };

/** A figure: what plotly draws, plus what a reader who cannot see it is told. Never displayed or fetched here. */
export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: Layout;
  /** What one sees, for a screen reader and for plain text: computed from the data. */
  readonly alt: string;
  /** Source, as-of and adjustment, set under the figure. */
  readonly caption: string;
}
