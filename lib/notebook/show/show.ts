import type { Figure } from "../../plots/figure.js";
import type { Displayable } from "./displayable.js";
import { figureOutput } from "./figure-output.js";
import { writeOutput } from "./kernel-output.js";
import { takeReads } from "./reads.js";

/**
 * Shows a figure, or what `table`, `verdictCard` or `markdown` returned, as one output of the cell.
 * @throws Error outside a tslab kernel
 */
export function show(item: Figure | Displayable): void {
  writeOutput("mime" in item ? item : figureOutput(item), takeReads());
}
