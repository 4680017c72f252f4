import { type Axis, axisValue, valueFormat, valueText } from "./axis.js";
import { type ChartDay, chartDays, dayFormat, drawnDay } from "./chart-days.js";
import type { Trace } from "./figure.js";
import { FILL_ONLY, knownRuns, withIsolatedPoints } from "./gaps.js";
import { type Colour, palette, withAlpha } from "./palette.js";
import { type ChartValues, chartNumbers, isKnown } from "./series-values.js";

/** A series in time. */
export interface Line {
  readonly name: string;
  /** Days or months, ascending; a month is drawn on its last day, and a point without a day is left out. */
  readonly x: ArrayLike<ChartDay>;
  /** One value a day or month; where one is missing (null, undefined, NaN, infinite) the line has a gap. */
  readonly y: ChartValues;
  readonly colour: Colour;
  readonly dash?: "solid" | "dash" | "dot";
  /** `markers` for observations that nothing joins; default `lines`. */
  readonly mode?: "lines" | "markers" | "lines+markers";
  /** Fill to zero, as for drawdowns. */
  readonly fill?: boolean;
  /** `hv` for levels that hold until they change, such as a policy rate. */
  readonly shape?: "linear" | "hv";
}

/** A line whose days are texts and whose values are numbers, NaN where there is a gap. */
export interface CheckedLine extends Line {
  readonly x: readonly (string | null)[];
  readonly y: readonly number[];
}

/** @throws RangeError when x and y differ in length, or hold something else than days and numbers; names the line and the row */
export function checkedLine(line: Line): CheckedLine {
  const { name } = line;
  const x = chartDays(line.x, { chart: "lineChart", series: name, what: "x value" });
  const position = {
    chart: "lineChart",
    series: name,
    what: "y value",
    rowName: (row: number) => x[row],
  };
  const y = chartNumbers(line.y, position);
  if (x.length !== y.length) {
    const count = (list: readonly unknown[], axis: string) =>
      `${list.length} ${axis} value${list.length === 1 ? "" : "s"}`;
    throw new RangeError(`lineChart: ${JSON.stringify(name)} has ${count(x, "x")} and ${count(y, "y")}`);
  }
  return { ...line, x, y: y.map((value, at) => (x[at] === null ? Number.NaN : value)) };
}

/** The traces of a line: the line itself, and before it what fills the area under it where a gap parts that. */
export function lineTraces(line: CheckedLine, axis: Axis, yaxis: string): Trace[] {
  const { name, y, colour, dash = "solid", mode = "lines", fill, shape } = line;
  const x = line.x.map((day) => (day === null ? null : drawnDay(day)));
  const color = palette[colour];
  const drawn = y.map((value) => axisValue(value, axis));
  // Zero and below have no place on a logarithmic axis.
  const seen = axis.log ? drawn.map((value) => (value !== null && value > 0 ? value : null)) : drawn;
  const filled = { fill: "tozeroy", fillcolor: withAlpha(color, 0.18) };
  const shaped = shape && { shape };
  // plotly fills across a gap, so that each side of it is filled by itself.
  const runs = fill ? knownRuns(seen) : [];
  const areas = runs.map(
    ([start, end]): Trace => ({
      ...FILL_ONLY,
      name,
      x: x.slice(start, end),
      y: drawn.slice(start, end),
      yaxis,
      ...(shape && { line: { shape } }),
      ...filled,
    }),
  );
  const trace: Trace = {
    type: "scatter",
    mode,
    name,
    x,
    y: drawn,
    yaxis,
    line: { color, width: 2, dash, ...shaped },
    ...(mode !== "lines" && { marker: { color, size: 7 } }),
    ...(fill && runs.length <= 1 && filled),
    hovertemplate: `%{y:${valueFormat(axis)}}`,
    xhoverformat: dayFormat(line.x),
  };
  const shown = mode === "lines" ? withIsolatedPoints(trace, seen, color) : [trace];
  return runs.length > 1 ? [...areas, ...shown] : shown;
}

/** Where a line starts, ends and turns, in words; its end is its last known value. */
export function describeLine({ name, x, y }: CheckedLine, axis: Axis): string {
  const known = y.flatMap((value, index) => (isKnown(value) ? [index] : []));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${name}: no values.`;
  const at = (index: number) => `${valueText(y[index], axis)} on ${x[index]}`;
  const by = (better: (a: number, b: number) => boolean) =>
    known.reduce((best, index) => (better(y[index] as number, y[best] as number) ? index : best), first);
  if (known.length === 1) return `${name} has one value, ${at(first)}.`;
  const end = last < y.length - 1 ? `${at(last)}, the last known value` : at(last);
  const missing = last - first + 1 - known.length;
  const gaps = missing > 0 ? `; ${missing} ${missing === 1 ? "value is" : "values are"} missing between` : "";
  return `${name} runs from ${at(first)} to ${end}; lowest ${at(by((a, b) => a < b))}, highest ${at(by((a, b) => a > b))}${gaps}.`;
}
