import { missingText, publishedPackages } from "../ipynb/missing-packages.js";
import type { Notebook } from "../ipynb/notebook.js";

/** What is to be said of a notebook that was not run for want of a package; "" for every other. */
export function unrunNote(notebook: Notebook): string {
  const missing = publishedPackages(notebook);
  if (missing.length === 0) return "";
  const isPublished = notebook.cells.some((cell) => cell.cell_type === "code" && cell.outputs.length > 0);
  const shown = isPublished
    ? "It shows the results that it was published with."
    : "It has no results for these parameters.";
  return `This notebook was not run: ${missingText(missing)}. ${shown}`;
}
