import { UserError } from "../../platform/user-error.js";
import type { Cell } from "../../store/columns.js";
import type { FieldSpec } from "../../store/manifest.js";
import { DATE_ORDERS, type DateOrder, fittingOrders, readPeriod } from "./date-order.js";
import type { RawColumns } from "./read-file.js";

/** How the dates of a user's file are read. */
export interface DateOptions {
  /** The order of its days, months and years, where the user tells it. */
  readonly dates?: DateOrder | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** A column of a user's file whose cells are days or months. */
interface Dated {
  readonly name: string;
  readonly type: "date" | "yearmonth";
  readonly values: readonly unknown[];
  /** The orders in which all of its texts may be written. */
  readonly orders: readonly DateOrder[];
}

/**
 * Columns of a user's file as the fields' values: dates of the usual spellings and date cells become ISO days or months, numbers may be
 * text, blanks and NaN are missing. The order of day, month and year is the one told, else the one in which all dates of the file are
 * real days that have come.
 * @param raw by the names of the fields
 * @throws UserError naming column, row and value of the first cell that is none, or that is another day in another order
 */
export function toCells(
  raw: RawColumns,
  fields: readonly FieldSpec[],
  { dates, today }: DateOptions,
): Record<string, Cell[]> {
  const inFile = fields.filter(({ name }) => Object.hasOwn(raw, name));
  const dated = inFile.flatMap(({ name, type }): readonly Dated[] => {
    if (type !== "date" && type !== "yearmonth") return [];
    const values = (raw[name] ?? []).map(asText);
    const texts = values.filter((value) => typeof value === "string");
    return [{ name, type, values, orders: dates ? [dates] : fittingOrders(texts, { type, today }) }];
  });
  const shared = DATE_ORDERS.filter((order) => dated.every(({ orders }) => orders.includes(order)));
  const columns = new Map(
    dated.map((column) => [column.name, shared.length > 0 ? { ...column, orders: shared } : column]),
  );
  return Object.fromEntries(
    inFile.map((field) => {
      const column = columns.get(field.name);
      const cells = column ? toPeriods(column, dates) : (raw[field.name] ?? []).map(toCell(field));
      return [field.name, cells];
    }),
  );
}

/** A whole number may be a date without separators, such as 20250102. */
const asText = (value: unknown) =>
  isBlank(value) ? null : Number.isInteger(value) || typeof value === "bigint" ? String(value) : value;

const isBlank = (value: unknown) =>
  value === null ||
  value === undefined ||
  (typeof value === "string" && value.trim() === "") ||
  (typeof value === "number" && Number.isNaN(value));

function toPeriods({ name, type, values, orders }: Dated, told: DateOrder | undefined): Cell[] {
  const where = (row: number) => `row ${row + 1}, column ${name}: ${JSON.stringify(String(values[row]))}`;
  const readings = values.map((value) => readingsOf(value, type, orders.length > 0 ? orders : DATE_ORDERS));
  const none = readings.findIndex(({ length }, row) => length === 0 && values[row] !== null);
  if (none >= 0) {
    const what = type === "date" ? "day" : "month";
    throw new UserError(`${where(none)} is no ${what}${told === undefined ? "" : ` in the order ${told}`}`);
  }
  if (orders.length === 0) checkOneOrder(readings, where);
  const several = readings.findIndex((some) => new Set(some).size > 1);
  if (several >= 0) {
    throw new UserError(
      `${where(several)} may be ${[...new Set(readings[several])].join(" or ")}; tell the order of day, month and year with --dates ${orders.join(" or --dates ")}`,
    );
  }
  return readings.map(([period = null]) => period);
}

/** What a cell is in each of some orders, without those in which it is nothing. */
function readingsOf(value: unknown, type: Dated["type"], orders: readonly DateOrder[]): readonly string[] {
  if (typeof value === "string") return orders.flatMap((order) => readPeriod(value, { type, order }) ?? []);
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return [];
  return orders.map(() => value.toISOString().slice(0, type === "date" ? 10 : 7));
}

/** Of a column that fits no order only cells that are the same in all orders can be read. */
function checkOneOrder(readings: readonly (readonly string[])[], where: (row: number) => string): void {
  const odd = readings.findIndex(
    (some) => some.length > 0 && (some.length < DATE_ORDERS.length || new Set(some).size > 1),
  );
  if (odd < 0) return;
  throw new UserError(
    `${where(odd)}: no one order of day, month and year fits all cells of the column; write them as YYYY-MM-DD`,
  );
}

const toCell =
  (field: FieldSpec) =>
  (value: unknown, row: number): Cell => {
    if (isBlank(value)) return null;
    const cell = convert(value, field);
    if (cell !== undefined) return cell;
    throw new UserError(
      `row ${row + 1}, column ${field.name}: ${JSON.stringify(String(value))} is no ${field.type}`,
    );
  };

function convert(value: unknown, { type }: FieldSpec): Cell | undefined {
  if (type === "string") return String(value);
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" && /^-?(?:\d+(?:\.\d+)?|\.\d+)(e[-+]?\d+)?$/i.test(value.trim())
    ? Number(value)
    : undefined;
}
