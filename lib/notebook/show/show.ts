import { displayed, type Showable } from "./displayed.js";
import { writeOutput } from "./kernel-output.js";
import { takeReads } from "./reads.js";
import { isSheet } from "./recognise.js";
import { refusal } from "./refusal.js";
import type { Sheet } from "./sheet.js";

/**
 * Shows a figure, a table, or what `table`, `verdictCard` or `markdown` returned, as one output of the cell; of a tear sheet each part as one. A figure may be plotly's own JSON,
 * `{ data, layout }`; a table an arquero table, a danfojs DataFrame or Series, an array of objects, or a series on days. Of a long table the first
 * and the last rows are shown, and how many there are.
 * @throws TypeError when the item is none of these; RangeError when a figure has a trace that the bundle of plotly.js does not draw; Error
 * outside a tslab kernel
 */
export function show(item: Showable | Sheet): void {
  for (const part of isSheet(item) ? item.parts : [item]) {
    const output = displayed(part);
    if (output === undefined) throw new TypeError(refusal(part));
    writeOutput(output, takeReads());
  }
}
