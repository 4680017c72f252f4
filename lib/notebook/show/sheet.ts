import type { Figure } from "../../plots/figure.js";
import type { Displayable } from "./displayable.js";

/** Figures and tables that belong on one page: `show` gives each an output of its own, in their order. */
export interface Sheet {
  readonly parts: readonly (Figure | Displayable)[];
}
