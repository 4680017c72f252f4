import type { TableSpec } from "../../store/manifest.js";

/** File name within a data folder. */
export const ROW_TYPES = "tables.d.ts";

const HEAD = `// Types of the tables' rows, from datapackage.json. Written by "claimbook new table": edit nothing here.

/** A row of each table, by the table's name: a day or month is text, and null is a missing value. */
export interface Rows {
`;

const TYPES = { date: "string", yearmonth: "string", string: "string", number: "number", integer: "number" };

/**
 * TypeScript declarations of the rows of tables: `Rows["index-monthly"]` is a row of that table, with a comment and a unit a column.
 * @param specs in the order of the manifest
 */
export function rowTypes(specs: readonly Pick<TableSpec, "info" | "fields" | "primaryKey">[]): string {
  const tables = specs.map(({ info, fields, primaryKey }) => {
    const columns = fields.flatMap(({ name, type, unit, description }) => [
      `    /** ${comment(unit === undefined ? description : `${description} [${unit}]`)} */`,
      `    readonly ${/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)}: ${TYPES[type]}${primaryKey.includes(name) ? "" : " | null"};`,
    ]);
    return [
      `  /** ${comment(info.title)} */`,
      `  readonly ${JSON.stringify(info.name)}: {`,
      ...columns,
      "  };\n",
    ].join("\n");
  });
  return `${HEAD}${tables.join("")}}\n`;
}

/** A text that ends no comment. */
const comment = (text: string) => text.replace(/\s+/g, " ").replaceAll("*/", "* /");
