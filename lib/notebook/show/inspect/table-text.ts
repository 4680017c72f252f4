import { counted } from "../../../platform/text/counted.js";
import { isColumnTable, isDanfoData } from "../recognise.js";

/** A table inside another value, by its size: its own fields are of no use to a reader. */
export function briefTable(value: object): string | undefined {
  if (isColumnTable(value))
    return `[Table: ${counted(value.numCols(), "column")}, ${counted(value.numRows(), "row")}]`;
  if (!isDanfoData(value)) return undefined;
  const [rows = 0, columns = 1] = value.shape;
  return value.$isSeries
    ? `[Series: ${counted(rows, "value")}]`
    : `[DataFrame: ${counted(columns, "column")}, ${counted(rows, "row")}]`;
}
