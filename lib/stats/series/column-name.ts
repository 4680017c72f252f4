/** Where a table's type says what a row of it is; nothing is there at run time. */
export declare const ROW: unique symbol;

/** The columns of a row; of several kinds of rows, those of any. */
export type ColumnOf<Row> = Row extends unknown ? keyof Row & string : never;

/** A name that is written out must be one of `Known`; one that is computed, whose type is no text itself, is free. */
export type NameIn<Known extends string, Name extends string> =
  Record<never, 1> extends Record<Name, 1> ? Name : Known;

/** A column's name, checked where the type of the table says which columns it has. */
export type ColumnName<Table, Name extends string> = Table extends { readonly [ROW]: infer Row }
  ? NameIn<ColumnOf<Row>, Name>
  : Name;
