import type { Colour } from "claimbook";

/** The colour of what this book's figures show again and again, so that it has the same in each. */
export const colours = {
  small: "first",
  large: "second",
  /** Small against large: gap, ratio, relative wealth. */
  relative: "third",
  value: "fourth",
  /** Quality and profitability. */
  quality: "fifth",
} as const satisfies Readonly<Record<string, Colour>>;
