/** A value of a table. Days and months are text; a missing value is null, never 0 and never NaN. */
export type Cell = string | number | null;

/** A table by columns, all of one length. */
export type Columns = { readonly [name: string]: readonly Cell[] };
