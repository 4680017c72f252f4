import { types } from "node:util";
import type { Json } from "../../plots/figure.js";
import { isPackedArray, unpacked } from "../plotly/typed-arrays.js";
import { isDanfoData } from "./recognise.js";

function isIterable(value: object): value is Iterable<unknown> {
  return typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
}

/**
 * A value as JSON: texts of dates, and lists of typed arrays, columns, series, sets and arrays that plotly.py has packed as bytes. What is no
 * number is null; what JSON has nothing for is left out.
 * @throws TypeError when the value contains itself
 */
export function plainJson(value: unknown, within: readonly object[] = []): Json | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object") return undefined;
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (within.includes(value)) throw new TypeError("a figure is JSON, and this one contains itself");
  const inner = [...within, value];
  const list = (items: Iterable<unknown>) => Array.from(items, (item) => plainJson(item, inner) ?? null);
  if (isPackedArray(value)) return unpacked(value);
  if (isDanfoData(value)) return list(value.values);
  if (isIterable(value)) return list(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const json = plainJson(item, inner);
      return json === undefined ? [] : [[key, json]];
    }),
  );
}
