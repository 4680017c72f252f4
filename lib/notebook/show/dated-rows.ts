import { types } from "node:util";
import type { DatedColumns } from "../../stats/series/dated-columns.js";
import type { DatedSeries } from "../../stats/series/dated-series.js";
import { className, ownData } from "./inspect/descriptors.js";
import type { TableSource } from "./table-rows.js";

/** The library's series on days or months. */
export type DatedTable = DatedSeries | DatedColumns;

type Values = ArrayLike<unknown>;

const isValues = (value: unknown, length: number): value is Values =>
  (Array.isArray(value) || types.isTypedArray(value)) && (value as Values).length === length;

/** An object's own members, accessors without their values. */
function membersOf(value: object): [name: string, member: unknown][] {
  const descriptors = Object.entries<PropertyDescriptor>(Object.getOwnPropertyDescriptors(value));
  return descriptors.map(([name, descriptor]) => [name, descriptor.value]);
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !types.isProxy(value) && className(value) === "Object";

/** The columns of an object that consists of days and series on them; undefined of any other. */
function columnsOf(value: object): Readonly<Record<string, Values>> | undefined {
  const days = ownData(value, "days");
  if (!Array.isArray(days)) return undefined;
  const series = membersOf(value)
    .filter(([name]) => name !== "days")
    .flatMap((member) => (member[0] === "columns" && isPlain(member[1]) ? membersOf(member[1]) : [member]));
  if (series.length === 0 || !series.every(([, one]) => isValues(one, days.length))) return undefined;
  return { days, ...(Object.fromEntries(series) as Record<string, Values>) };
}

/** Whether an object is a series, or several, on days or months: nothing but them. No accessor of it is run to tell. */
export function isDated(value: unknown): value is DatedTable {
  return isPlain(value) && columnsOf(value) !== undefined;
}

/** A row a day. */
export function datedRows(dated: DatedTable): TableSource {
  const columns = columnsOf(dated) ?? {};
  return {
    columns: Object.keys(columns),
    count: dated.days.length,
    rows: (from, to) =>
      Array.from({ length: to - from }, (_, at) => Object.values(columns).map((values) => values[from + at])),
  };
}
