import type { Figure } from "../../plots/figure.js";
import type { Displayable } from "./displayable.js";
import { UNDRAWN_FIGURE } from "./figure-mime.js";
import { figureOutput } from "./figure-output.js";
import { writeOutput } from "./kernel-output.js";
import { takeReads } from "./reads.js";

/** A runner of many notebooks draws the figures of all, so that not each kernel needs to load plotly. */
function output(figure: Figure): Displayable {
  return process.env.CLAIMBOOK_UNDRAWN === "1"
    ? { mime: { [UNDRAWN_FIGURE]: JSON.stringify(figure) } }
    : figureOutput(figure);
}

/**
 * Shows a figure, or what `table`, `verdictCard` or `markdown` returned, as one output of the cell.
 * @throws Error outside a tslab kernel
 */
export function show(item: Figure | Displayable): void {
  writeOutput("mime" in item ? item : output(item), takeReads());
}
