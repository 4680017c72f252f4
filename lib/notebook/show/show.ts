import { displayed, type Showable } from "./displayed.js";
import { writeOutput } from "./kernel-output.js";
import { takeReads } from "./reads.js";
import { refusal } from "./refusal.js";

/**
 * Shows a figure, a table, or what `table`, `verdictCard` or `markdown` returned, as one output of the cell. A figure may be plotly's own JSON,
 * `{ data, layout }`; a table an arquero table, a danfojs DataFrame or Series, an array of objects, or a series on days. Of a long table the first
 * and the last rows are shown, and how many there are.
 * @throws TypeError when the item is none of these; RangeError when a figure has a trace that the bundle of plotly.js does not draw; Error
 * outside a tslab kernel
 */
export function show(item: Showable): void {
  const output = displayed(item);
  if (output === undefined) throw new TypeError(refusal(item));
  writeOutput(output, takeReads());
}
