import { isColumnTable, isDanfoData } from "../recognise.js";

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

/** A table inside another value, by its size: its own fields are of no use to a reader. */
export function briefTable(value: object): string | undefined {
  if (isColumnTable(value))
    return `[Table: ${count(value.numCols(), "column")}, ${count(value.numRows(), "row")}]`;
  if (!isDanfoData(value)) return undefined;
  const [rows = 0, columns = 1] = value.shape;
  return value.$isSeries
    ? `[Series: ${count(rows, "value")}]`
    : `[DataFrame: ${count(columns, "column")}, ${count(rows, "row")}]`;
}
