import type { TextSpan } from "./text-span.js";

/** What a figure measures. A `rank` is a place in an order, a `superlative` a first place without a number. */
export type FigureKind =
  | "percent"
  | "percentage-points"
  | "basis-points"
  | "money"
  | "multiple"
  | "ratio"
  | "fraction"
  | "duration"
  | "count"
  | "number"
  | "rank"
  | "superlative";

/** A figure, a rank or a superlative of a text, where it stands. */
export interface Figure extends TextSpan {
  readonly kind: FigureKind;
  /** The passage as it stands, with sign, currency and unit. */
  readonly text: string;
  /** The number in its unit, magnitude and sign included: -3 for "-3%", 85.8e9 for "$85.8 billion"; the lower end of a range. A superlative has none. */
  readonly value?: number;
  /** The upper end of a range. */
  readonly to?: number;
  /** `%`, `percentage points`, `basis points`, a currency's code, `x`, or the word for what is counted. */
  readonly unit?: string;
  /** What the words before it make of it: "nearly 5%" is under, "more than 5%" over, "roughly 5%" about. */
  readonly bound?: "under" | "over" | "about";
}
