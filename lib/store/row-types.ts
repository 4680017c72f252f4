import type { TableSpec } from "./manifest.js";

/** File name within a data folder. */
export const ROW_TYPES = "tables.d.ts";

const HEAD = `// Types of the tables' rows, from datapackage.json. Written by "claimbook new table": edit nothing here.
export {};

declare module "claimbook" {
  /** A row of each table, by the table's name: a day or month is text, and null is a missing value. */
  interface Tables {
`;

const TYPES = { date: "string", yearmonth: "string", string: "string", number: "number", integer: "number" };

/**
 * TypeScript declarations of the rows of tables: with them `Tables["index-monthly"]` of the package "claimbook" is a row of that table, with a
 * comment and a unit a column, and its store knows the tables. A name of any text stays a name.
 * @param specs in the order of the manifest
 */
export function rowTypes(specs: readonly Pick<TableSpec, "info" | "fields" | "primaryKey">[]): string {
  const tables = specs.map(({ info, fields, primaryKey }) => {
    const columns = fields.flatMap(({ name, type, unit, description }) => [
      `      /** ${comment(unit === undefined ? description : `${description} [${unit}]`)} */`,
      `      readonly ${key(name)}: ${TYPES[type]}${primaryKey.includes(name) ? "" : " | null"};`,
    ]);
    return [
      `    /** ${comment(info.title)} */`,
      `    readonly ${JSON.stringify(info.name)}: {`,
      ...columns,
      "    };\n",
    ].join("\n");
  });
  return `${HEAD}${tables.join("")}  }\n}\n`;
}

/** A column's name as a property's: as it is, or quoted, with no character that older TypeScript takes for the end of a line. */
const key = (name: string) =>
  /^[A-Za-z_]\w*$/.test(name)
    ? name
    : JSON.stringify(name).replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);

/** A text that ends no comment. */
const comment = (text: string) => text.replace(/\s+/g, " ").replaceAll("*/", "* /");
