import type { Json } from "../../plots/figure.js";
import {
  type Cell,
  type FigureColumn,
  figureSeries,
  type JsonObject,
  object,
  type Series,
} from "./figure-series.js";

/** What a figure shows, as a table. */
export interface FigureData {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

const same = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/**
 * The series side by side on their first column, where each has each of its values once and they have most in common; null
 * where not.
 */
function joined(all: readonly Series[]): FigureData | null {
  const keys = all.map(({ rows }) => rows.map(([key]) => key as Cell));
  const simple = all.every(
    ({ columns }, at) => columns.length === 2 && new Set(keys[at]).size === keys[at]?.length,
  );
  const union = [...new Set(keys.flat())];
  if (!simple || union.length * all.length > 2 * keys.flat().length) return null;
  const [first] = all as [Series];
  const isTime = union.every((key) => /^\d{4}-\d{2}/.test(String(key)));
  if (!keys.every((list) => same(list, union))) {
    if (isTime) union.sort();
    else if (union.every((key) => typeof key === "number")) union.sort((a, b) => Number(a) - Number(b));
  }
  const maps = all.map(({ rows }) => new Map(rows.map(([key, value]) => [key as Cell, value as Cell])));
  return {
    columns: [
      { ...first.columns[0], label: first.columns[0]?.label || (isTime ? "Date" : "") },
      ...all.map(({ name, columns }) => ({
        ...columns[1],
        label: all.length === 1 ? columns[1]?.label || name : name,
      })),
    ],
    rows: union.map((key) => [key, ...maps.map((map) => map.get(key) ?? null)]),
  };
}

/** The series under each other, with their names in front. */
function stacked(all: readonly Series[]): FigureData {
  const width = all.reduce((most, { columns }) => Math.max(most, columns.length), 0);
  const widest = all.find(({ columns }) => columns.length === width) as Series;
  const named = all.length > 1;
  const shared = (at: number) => new Set(all.map(({ columns }) => columns[at]?.label)).size === 1;
  return {
    columns: [
      ...(named ? [{ label: "series" }] : []),
      ...widest.columns.map((column, at) => ({
        ...column,
        label: (shared(at) && column.label) || ["x", "value"][at] || column.label,
      })),
    ],
    rows: all.flatMap(({ name, rows }) =>
      rows.map((row) => [
        ...(named ? [name] : []),
        ...row,
        ...Array.from({ length: width - row.length }, () => null),
      ]),
    ),
  };
}

/**
 * The data of a plotly figure as one table: series side by side on what they share, date or category, where each has every
 * value of it once; else under each other, with the name of the series in front. Ends of error bars are columns.
 * @returns no columns when the figure has no data
 */
export function figureData({
  data,
  layout,
}: {
  readonly data: readonly Json[];
  readonly layout: JsonObject;
}): FigureData {
  const all = data.flatMap((trace, at) => figureSeries(object(trace), layout, at));
  if (all.length === 0) return { columns: [], rows: [] };
  return joined(all) ?? stacked(all);
}
