import { displayed, type Showable } from "./displayed.js";
import { writeOutput } from "./kernel-output.js";
import { takeReads } from "./reads.js";
import { valueText } from "./value-text.js";

/**
 * Shows a figure, a table, or what `table`, `verdictCard` or `markdown` returned, as one output of the cell. A figure may be plotly's own JSON,
 * `{ data, layout }`; of an arquero table or a danfojs DataFrame the first 20 rows are shown.
 * @throws TypeError when the item is none of these; RangeError when a figure has a trace that the bundle of plotly.js does not draw; Error
 * outside a tslab kernel
 */
export function show(item: Showable): void {
  const output = displayed(item);
  if (output === undefined) {
    const [got] = valueText(item).split("\n");
    throw new TypeError(
      `show takes a figure, a table, or what table, verdictCard or markdown returns (got ${got}); table() takes an array of objects`,
    );
  }
  writeOutput(output, takeReads());
}
