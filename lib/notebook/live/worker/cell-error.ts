import type { ErrorOutput } from "../../ipynb/notebook.js";

/**
 * What a cell threw, as an output: name, message and, where it is known, the line of the cell.
 * @param line 1-based line of the statement that ran; 0 before the first
 */
export function errorOutput(thrown: unknown, line: number): ErrorOutput {
  const isError = thrown instanceof Error;
  const ename = isError ? String(thrown.name) || "Error" : "Uncaught";
  const evalue = isError ? String(thrown.message) : String(thrown);
  const where = line > 0 ? ["", `line ${line}`] : [];
  return { output_type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`, ...where] };
}
