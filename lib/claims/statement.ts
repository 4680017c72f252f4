/** Why a sentence states nothing that could be tested. */
export type StatesNothing = "heading" | "question" | "transition" | "opinion" | "advice" | "about its author";

/** One sentence of a commentary, in its order: what tests it, or why nothing does. */
export interface Statement {
  /** What it is about, in the book's own words. */
  readonly about: string;
  /** Claims that test it, by id. */
  readonly claims?: readonly string[];
  /** Why it states nothing. */
  readonly nothing?: StatesNothing;
  /** What it states that no claim tests, and why. */
  readonly untested?: string;
}
