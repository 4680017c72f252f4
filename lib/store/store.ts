import type { ColumnTable } from "arquero";
import type { NameIn } from "../stats/series/column-name.js";
import type { Tables } from "./tables.js";
import type { TypedTable } from "./typed-table.js";

/** A column of a table, as the manifest describes it. */
export interface FieldInfo {
  readonly name: string;
  readonly type: "date" | "yearmonth" | "number" | "integer" | "string";
  readonly unit?: string;
  readonly description: string;
  /** First and last period with a value, where they are not the table's. */
  readonly coverage?: { readonly start: string; readonly end: string };
}

/** A table, as the manifest describes it. */
export interface TableInfo {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What the table is for. */
  readonly serves: string;
  readonly sources: readonly { readonly title: string; readonly path: string }[];
  /** Whose figures these are and what may be done with them. */
  readonly redistribution: string;
  readonly vintage: string;
  /** Known weak spots. */
  readonly caveats: readonly string[];
  readonly coverage: { readonly start: string; readonly end: string };
  readonly rows: number;
  /** The user's panel that it was computed on; undefined for a table of the book. */
  readonly panel?: string;
  /** Columns that the last update left as they were, and why. */
  readonly left?: Readonly<Record<string, string>>;
  /** `sha256:` and the hash of the file. */
  readonly hash: string;
  readonly fields: readonly FieldInfo[];
}

/** A name that is written out must be a table's, where the book's tables are known. */
type TableName<Name extends string> = [keyof Tables] extends [never] ? Name : NameIn<keyof Tables, Name>;
type TableNamed<Name extends string> = [Name] extends [keyof Tables]
  ? Tables[Name] extends infer Row extends object
    ? TypedTable<Row>
    : never
  : ColumnTable;

/** The data folder, read-only. */
export interface Store {
  /** Absolute path of the data folder. */
  readonly dir: string;
  /** Nothing later than this day is read (`YYYY-MM-DD`); null: everything. */
  readonly asOf: string | null;
  /** Names of the tables, in the manifest's order. */
  readonly tables: readonly string[];
  /** What the manifest says of a table. @throws StoreError when there is no such table. */
  describe<Name extends string>(name: TableName<Name>): TableInfo;
  /** The table's rows that were known at `asOf` (default: the store's), checked against the manifest. */
  read<Name extends string>(name: TableName<Name>, options?: { readonly asOf?: string }): TableNamed<Name>;
}

/** A data folder that was named, whose tables may be other ones than the book's. */
export type AnyStore = {
  describe(name: string): TableInfo;
  read(name: string, options?: { readonly asOf?: string }): ColumnTable;
} & Store;
