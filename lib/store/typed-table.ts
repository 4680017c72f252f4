import type { ColumnTable } from "arquero";
import type { ColumnOf, NameIn, ROW } from "../stats/series/column-name.js";

type Cell<Row, Name extends string> = Row extends { readonly [name in Name]: infer Value } ? Value : unknown;

/** What is read of a table whose rows are known. */
interface TypedRows<Row extends object> extends ColumnTable {
  readonly [ROW]: Row;
  array<Name extends string>(name: NameIn<ColumnOf<Row>, Name>): Cell<Row, Name>[];
  array(...given: Required<Parameters<ColumnTable["array"]>>): ReturnType<ColumnTable["array"]>;
  get<Name extends string>(name: NameIn<ColumnOf<Row>, Name>, row?: number): Cell<Row, Name>;
  getter<Name extends string>(name: NameIn<ColumnOf<Row>, Name>): (row: number) => Cell<Row, Name>;
  object(row?: number): Row;
  objects(): Row[];
  objects(...given: Parameters<ColumnTable["objects"]>): object[];
  filter(criteria: (row: Row) => unknown): this;
  filter(...given: Parameters<ColumnTable["filter"]>): this;
}

/** The verbs after which a table has other columns, or may have. */
type Verb =
  | ("assign" | "count" | "create" | "cross" | "derive" | "fold" | "groupby" | "lookup" | "pivot")
  | ("join" | "join_full" | "join_left" | "join_right")
  | ("reduce" | "rename" | "rollup" | "select" | "spread" | "unroll");

type Verbs = { readonly [Name in Verb]: (...given: Parameters<ColumnTable[Name]>) => ColumnTable };

/**
 * A table whose columns are known: as it was read, also with fewer rows or in another order. What other verbs make of it is a plain table,
 * whose columns are not.
 */
export type TypedTable<Row extends object> = Verbs & TypedRows<Row>;
