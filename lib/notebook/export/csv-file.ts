import { csv } from "./csv.js";
import type { FigureData } from "./figure-data.js";
import type { FigureColumn } from "./figure-series.js";

/** Spreadsheets take a file for UTF-8 by this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The head of a column in the file, whose numbers are as the figure holds them: decimals where its axis writes percent. */
function fileLabel({ label, tickformat }: FigureColumn): string {
  return tickformat?.endsWith("%") ? label.replace(", %", ", decimal") : label;
}

/** A table as the content of a CSV file. */
export function csvFile({ columns, rows }: FigureData): string {
  return `${BYTE_ORDER_MARK}${csv(columns.map(fileLabel), rows)}`;
}
