import type { Json } from "../../plots/figure.js";
import { traceColumns } from "./trace-columns.js";

export type JsonObject = { readonly [key: string]: Json | undefined };
export type Cell = string | number | null;

export interface FigureColumn {
  readonly label: string;
  /** How plotly writes the axis' numbers, such as `.0%`. */
  readonly tickformat?: string;
}

/** One trace as rows: along its axes first, then what is known of each point. */
export interface Series {
  readonly name: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export function object(value: Json | undefined): JsonObject {
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
    .replace(/<[^<>]*>/g, " ")
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

/** Values along an axis; categories in two levels are read together. */
function values(value: Json | undefined): readonly Json[] | undefined {
  const levels = list(value);
  const [first] = levels ?? [];
  if (!levels || !Array.isArray(first)) return levels;
  return first.map((_, at) => levels.map((level) => cell(list(level)?.[at])).join(", "));
}

/** Texts that belong to the points: what stands in the place of a marker, or what is said of it. */
function labels(trace: JsonObject, name: string): [FigureColumn, readonly Json[]][] {
  const written = trace.mode === "text" ? list(trace.text) : undefined;
  const said = list(trace.customdata)?.every((one) => typeof one === "string")
    ? list(trace.customdata)
    : undefined;
  if (written) return [[{ label: name }, written]];
  return said ? [[{ label: "label" }, said]] : [];
}

/**
 * The series that a trace of a plotly figure shows; none when it shows no data.
 * @param at place of the trace in its figure, which names it where it has no name
 */
export function figureSeries(trace: JsonObject, layout: JsonObject, at: number): Series[] {
  // Markers that do not answer to the pointer are ornament; bands that do not have edges to read.
  if (trace.hoverinfo === "skip" && trace.mode === "markers") return [];
  const name = plain(trace.name) || `series ${at + 1}`;
  const listed = traceColumns(trace);
  if (listed) {
    const rows = Array.from(
      { length: listed.reduce((most, [, values]) => Math.max(most, values.length), 0) },
      (_, row) => listed.map(([, values]) => cell(values[row])),
    );
    return [{ name, columns: listed.map(([label]) => ({ label })), rows }];
  }
  const z = list(trace.z);
  if (z) return [{ name, ...matrix(trace, layout, z) }];
  const along = { x: values(trace.x), y: values(trace.y) };
  // Where things lie on their side, their categories are on y.
  const isText = (list: readonly Json[] | undefined) =>
    list?.some((value) => typeof value === "string") === true;
  const sideways = trace.orientation === "h" || (isText(along.y) && !isText(along.x));
  const order = sideways ? (["y", "x"] as const) : (["x", "y"] as const);
  const columns = order.flatMap((letter): [FigureColumn, readonly Json[]][] => {
    const values = along[letter];
    if (!values) return [];
    const column = axisColumn(trace, layout, letter, letter === order[0] ? "" : name);
    const bars = ends(trace, letter, values).map(([word, shifted]): [FigureColumn, readonly Json[]] => [
      { ...column, label: `${column.label || name} ${word}` },
      shifted,
    ]);
    return [[column, values], ...bars];
  });
  columns.push(...labels(trace, name));
  const length = Math.max(0, ...columns.map(([, values]) => values.length));
  if (length === 0) return [];
  const rows = Array.from({ length }, (_, row) => columns.map(([, values]) => cell(values[row])));
  return [{ name, columns: columns.map(([column]) => column), rows }];
}
