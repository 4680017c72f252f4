import { type Cell, tagsOf } from "../ipynb/notebook.js";

/** Whether a cell is not run and keeps its outputs, by nbclient's tag `skip-execution`. */
export function isSkipped(cell: Cell): boolean {
  return tagsOf(cell).includes("skip-execution");
}

/** Whether the cells after a cell run though it fails, by nbclient's tag `raises-exception`. */
export function mayFail(cell: Cell): boolean {
  return tagsOf(cell).includes("raises-exception");
}
