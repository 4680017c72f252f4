import type { RunnableCell } from "../messages.js";
import type { Values } from "./live-bar.js";

/** The cell that sets the parameters as the reader has chosen them, as a run's injected cell does. */
export function readerCell(values: Values): RunnableCell {
  const names = Object.keys(values);
  const lines = names.map((name, at) => `$cell.reach(${at});${name} = ${JSON.stringify(values[name])};`);
  return {
    id: "reader-parameters",
    mayFail: false,
    code: {
      code: `(function ($cell) { "use strict"; ${lines.join("\n")} })`,
      imports: [],
      lines: names.map((_, at) => at + 1),
      declared: names.map((name, at) => [name, at] as const),
      ambient: [],
    },
  };
}
