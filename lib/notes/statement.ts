import type { Figure } from "./figure.js";
import type { SetAsideReason } from "./set-aside.js";
import type { TextSpan } from "./text-span.js";
import type { Direction } from "./verbs.js";

/** Something that a text says and that data could confirm or refute. */
export interface CheckableStatement extends TextSpan {
  readonly kind: "measurement" | "rank" | "sign" | "comparison";
  /** The words that state it, from its subject on. */
  readonly text: string;
  /** Where its figure or its verb stands: what a reader would mark. */
  readonly mark: TextSpan;
  readonly subject?: string;
  readonly figure?: Figure;
  /** Figures that it is set beside: the level after a change, the year before. */
  readonly beside: readonly Figure[];
  /** Up, down or unchanged, where it says so. */
  readonly direction?: Direction;
  /** Is its figure the change in that direction, and no level? */
  readonly change?: true;
  /** The words for its time. */
  readonly window?: string;
  /** What a reader must settle before it is measured. */
  readonly unsure: readonly string[];
}

/** A sentence, or its part, with a figure or a change that is no statement of fact. */
export interface SetAside extends TextSpan {
  readonly text: string;
  readonly reason: SetAsideReason;
}

/** What findStatements finds. */
export interface FoundStatements {
  readonly statements: readonly CheckableStatement[];
  readonly setAside: readonly SetAside[];
}
