import type { Json } from "../../plots/figure.js";

type JsonObject = { readonly [key: string]: Json | undefined };
type Cell = string | number | null;

export interface FigureColumn {
  readonly label: string;
  /** How plotly writes the axis' numbers, such as `.0%`. */
  readonly tickformat?: string;
}

/** What a figure shows, as a table. */
export interface FigureData {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

interface Series {
  readonly name: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

function object(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function list(value: Json | undefined): readonly Json[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

function cell(value: Json | undefined): Cell {
  if (typeof value === "string" || typeof value === "number") return value;
  return value === null || value === undefined ? null : String(value);
}

/** Text for plotly, which reads some markup, as plain text. */
function plain(value: Json | undefined): string {
  if (typeof value !== "string") return "";
  return value
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

function axisColumn(trace: JsonObject, layout: JsonObject, letter: "x" | "y", other: string): FigureColumn {
  const name = typeof trace[`${letter}axis`] === "string" ? (trace[`${letter}axis`] as string) : letter;
  const axis = object(layout[`${letter}axis${name.slice(1)}`]);
  const title = typeof axis.title === "string" ? axis.title : object(axis.title).text;
  return {
    label: plain(title) || other,
    ...(typeof axis.tickformat === "string" ? { tickformat: axis.tickformat } : {}),
  };
}

/** Lower and upper ends of error bars, as values. */
function ends(trace: JsonObject, letter: "x" | "y", values: readonly Json[]): [string, readonly Json[]][] {
  const { array, arrayminus, visible } = object(trace[`error_${letter}`]);
  const up = list(array);
  if (!up || visible === false) return [];
  const shifted = (by: readonly Json[], sign: number) =>
    values.map((value, at) => {
      const step = by[at];
      return typeof value === "number" && typeof step === "number"
        ? Number((value + sign * step).toPrecision(12))
        : null;
    });
  return [
    ["from", shifted(list(arrayminus) ?? up, -1)],
    ["to", shifted(up, 1)],
  ];
}

function matrix(trace: JsonObject, layout: JsonObject, z: readonly Json[]): Omit<Series, "name"> {
  const x = list(trace.x) ?? [];
  const y = list(trace.y) ?? [];
  const rows = z.flatMap((line, row) =>
    (list(line) ?? []).map((value, column) => [cell(y[row] ?? row), cell(x[column] ?? column), cell(value)]),
  );
  return {
    columns: [axisColumn(trace, layout, "y", "y"), axisColumn(trace, layout, "x", "x"), { label: "value" }],
    rows,
  };
}

function series(trace: JsonObject, layout: JsonObject, at: number): Series[] {
  const name = plain(trace.name) || `series ${at + 1}`;
  const z = list(trace.z);
  if (z) return [{ name, ...matrix(trace, layout, z) }];
  // Bars that lie on their side have their categories on y.
  const order = trace.orientation === "h" ? (["y", "x"] as const) : (["x", "y"] as const);
  const columns = order.flatMap((letter): [FigureColumn, readonly Json[]][] => {
    const values = list(trace[letter]);
    if (!values) return [];
    const column = axisColumn(trace, layout, letter, letter === order[0] ? "" : name);
    const bars = ends(trace, letter, values).map(([word, shifted]): [FigureColumn, readonly Json[]] => [
      { ...column, label: `${column.label || name} ${word}` },
      shifted,
    ]);
    return [[column, values], ...bars];
  });
  const length = Math.max(0, ...columns.map(([, values]) => values.length));
  if (length === 0) return [];
  const rows = Array.from({ length }, (_, row) => columns.map(([, values]) => cell(values[row])));
  return [{ name, columns: columns.map(([column]) => column), rows }];
}

const same = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/** The series side by side on their first column, where each has each of its values once; null where they do not. */
function joined(all: readonly Series[]): FigureData | null {
  const keys = all.map(({ rows }) => rows.map(([key]) => key as Cell));
  if (all.some(({ columns }, at) => columns.length !== 2 || new Set(keys[at]).size !== keys[at]?.length))
    return null;
  const [first] = all as [Series];
  const union = [...new Set(keys.flat())];
  if (!keys.every((list) => same(list, union)) && union.every((key) => typeof key === typeof union[0])) {
    if (typeof union[0] === "number") union.sort((a, b) => (a as number) - (b as number));
    else if (union.every((key) => /^\d{4}-\d{2}/.test(String(key)))) union.sort();
  }
  const maps = all.map(({ rows }) => new Map(rows.map(([key, value]) => [key as Cell, value as Cell])));
  const labels = all.map(({ name, columns }) => (all.length === 1 ? columns[1]?.label || name : name));
  return {
    columns: [
      {
        ...first.columns[0],
        label: first.columns[0]?.label || (/^\d{4}-\d{2}/.test(String(union[0])) ? "Date" : ""),
      },
      ...all.map(({ columns }, at) => ({ ...columns[1], label: labels[at] as string })),
    ],
    rows: union.map((key) => [key, ...maps.map((map) => map.get(key) ?? null)]),
  };
}

/** The series under each other, with their names in front. */
function stacked(all: readonly Series[]): FigureData {
  const width = Math.max(...all.map(({ columns }) => columns.length));
  const widest = all.find(({ columns }) => columns.length === width) as Series;
  const named = all.length > 1;
  return {
    columns: [
      ...(named ? [{ label: "series" }] : []),
      ...widest.columns.map((column, at) => ({
        ...column,
        label: column.label || (at === 0 ? "x" : "value"),
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
  const all = data.flatMap((trace, at) => series(object(trace), layout, at));
  if (all.length === 0) return { columns: [], rows: [] };
  return joined(all) ?? stacked(all);
}
