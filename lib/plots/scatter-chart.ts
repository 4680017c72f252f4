import { type Axis, axisValue, blankAxis, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure, Json, Trace } from "./figure.js";
import { captionOf, emptyNote, type FigureText, layoutTitle } from "./figure-text.js";
import { withIsolatedPoints } from "./gaps.js";
import { INSIDE, type Room, withNarrow } from "./narrow.js";
import { type Colour, ink, palette, withAlpha } from "./palette.js";
import { labelPlaces } from "./point-labels.js";
import { type ChartValue, chartNumber, isKnown } from "./series-values.js";
import { themedFor } from "./theme.js";

/** One observation: two values, and its name. */
export interface ScatterPoint {
  /** A point that lacks either value (null, undefined, NaN, infinite) is left out, and parts what is joined. */
  readonly x: ChartValue;
  readonly y: ChartValue;
  /** What a reader sees on hovering, and hears: "24 July". */
  readonly label: string;
  /** What is written beside the point, if anything: "24". */
  readonly mark?: string;
}

/** Observations of one colour. */
export interface ScatterSeries {
  readonly name: string;
  /** In the order to join them. */
  readonly points: readonly ScatterPoint[];
  readonly colour: Colour;
  /** Join the points by a thin line: a path in time. */
  readonly joined?: boolean;
  /** `cloud` for many small, translucent points behind the others, `line` for a line without points; default `points`. */
  readonly style?: "points" | "cloud" | "line";
}

export interface ScatterChartOptions extends FigureText {
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  /** A region to mark, such as where a stated pair of figures lies. */
  readonly region?: {
    readonly x: readonly [low: number, high: number];
    readonly y: readonly [low: number, high: number];
    readonly label: string;
  };
  readonly height?: number;
}

/** More points than this are not read out one by one. */
const SPOKEN = 40;

const isWhole = ({ x, y }: ScatterPoint) => isKnown(x) && isKnown(y);

const known = ({ points }: ScatterSeries) => points.filter(isWhole);

/** @throws RangeError when a point has a value that is no number; names series and row */
function requireNumbers({ name, points }: ScatterSeries): void {
  points.forEach((point, row) => {
    for (const key of ["x", "y"] as const) {
      const rowName = () => point.label;
      chartNumber(point[key], { chart: "scatterChart", series: name, what: `${key} value`, rowName }, row);
    }
  });
}

const LABEL_SIZE = 11.5;
const HEIGHT = 480;
/** What legend, margins and axis take of a figure's height. */
const AROUND = 120;

/** How far along its axis a value stands, from 0 to 1; plotly leaves a twentieth free at either end. */
function shareAlong(values: readonly number[], { range }: Axis): (value: number) => number {
  const [low, high] =
    range ?? [Math.min, Math.max].map((pick) => values.reduce((a, b) => pick(a, b), values[0] ?? 0));
  const [from, size] = [low as number, (high as number) - (low as number) || 1];
  return range ? (value) => (value - from) / size : (value) => 0.05 + (0.9 * (value - from)) / size;
}

/** Where what is written beside points stands, by point; a point that has no room for its label has none. */
function places(room: Room, series: readonly ScatterSeries[], options: ScatterChartOptions) {
  const all = series.flatMap(known);
  const along = shareAlong(
    all.map(({ x }) => x as number),
    options.xAxis,
  );
  const upwards = shareAlong(
    all.map(({ y }) => y as number),
    options.yAxis,
  );
  const inside = (options.height ?? HEIGHT) - AROUND;
  const marked = all.filter(({ mark }) => mark !== undefined && mark !== "");
  const found = labelPlaces(
    marked.map(({ x, y, mark }) => ({
      left: along(x as number) * INSIDE[room],
      top: (1 - upwards(y as number)) * inside,
      text: mark as string,
    })),
    LABEL_SIZE,
  );
  return new Map(marked.map((point, at) => [point, found[at]]));
}

function traces(
  series: ScatterSeries,
  { xAxis, yAxis }: ScatterChartOptions,
  placeOf: ReadonlyMap<ScatterPoint, string | undefined>,
): Trace[] {
  const style = series.style ?? "points";
  const isJoined = series.joined || style === "line";
  // A line has a gap where a point is missing; loose points have none to show.
  const points = isJoined ? series.points : known(series);
  const [x, y] = [
    points.map((point) => axisValue(point.x, xAxis)),
    points.map((point) => axisValue(point.y, yAxis)),
  ];
  const colour = palette[series.colour];
  const marked = points.some(({ mark }) => mark !== undefined);
  const line = { color: withAlpha(colour, 0.35), width: 1 };
  const trace: Trace = {
    type: "scatter",
    mode: style === "line" ? "lines" : `${series.joined ? "lines+" : ""}markers${marked ? "+text" : ""}`,
    name: series.name,
    x,
    y,
    customdata: points.map(({ label }) => label),
    ...(marked && {
      text: points.map((point) => (placeOf.get(point) === undefined ? "" : (point.mark ?? ""))),
      textposition: points.map((point) => placeOf.get(point) ?? "top center"),
      textfont: { size: LABEL_SIZE, color: colour },
      cliponaxis: false,
    }),
    line: style === "line" ? { color: colour, width: 2 } : line,
    marker: style === "cloud" ? { color: withAlpha(colour, 0.45), size: 5 } : { color: colour, size: 8 },
    hovertemplate: `%{customdata}: %{x:${valueFormat(xAxis)}}, %{y:${valueFormat(yAxis)}}`,
  };
  const whole = points.map((point, at) => (isWhole(point) ? (y[at] ?? null) : null));
  return style === "line" ? withIsolatedPoints(trace, whole, colour) : [trace];
}

function marks({ region, xAxis, yAxis }: ScatterChartOptions): { shapes: Json[]; annotations: Json[] } {
  if (!region || ![...region.x, ...region.y].every(isKnown)) return { shapes: [], annotations: [] };
  const [x0, x1] = region.x.map((value) => axisValue(value, xAxis)) as [number, number];
  const [y0, y1] = region.y.map((value) => axisValue(value, yAxis)) as [number, number];
  return {
    shapes: [
      {
        type: "rect",
        xref: "x",
        yref: "y",
        x0,
        x1,
        y0,
        y1,
        layer: "below",
        line: { color: palette.stated, width: 1.5, dash: "dot" },
        fillcolor: withAlpha(palette.neutral, 0.14),
      },
    ],
    annotations: [
      {
        text: region.label,
        xref: "x",
        yref: "y",
        x: (x0 + x1) / 2,
        y: y1,
        yanchor: "bottom",
        showarrow: false,
        font: { size: 12, color: palette.stated },
      },
    ],
  };
}

/** From the smallest to the largest value of one axis, in words. */
function extent(points: readonly ScatterPoint[], key: "x" | "y", axis: Axis): string {
  const values = points.map((point) => point[key] as number).sort((a, b) => a - b);
  return `${valueText(values[0], axis)} to ${valueText(values.at(-1), axis)}`;
}

function spoken(series: ScatterSeries, { xAxis, yAxis, region }: ScatterChartOptions): string {
  const points = known(series);
  const said = points.map(({ label, x, y }) => `${label} ${valueText(x, xAxis)} and ${valueText(y, yAxis)}`);
  const many = `${points.length} points, ${extent(points, "x", xAxis)} across and ${extent(points, "y", yAxis)} upwards`;
  const list = points.length > SPOKEN ? many : said.join(", ") || "no points";
  const within = (value: ChartValue, [low, high]: readonly [number, number]) =>
    isKnown(value) && value >= low && value <= high;
  const inside = region && points.filter(({ x, y }) => within(x, region.x) && within(y, region.y)).length;
  return `${series.name}: ${list}.${region ? ` ${inside} of ${points.length} lie in the region "${region.label}".` : ""}`;
}

/**
 * Pairs of values as points, joined in order if asked, with a marked region.
 * @param series points by colour; a missing value leaves a point out; one without points is in the legend, and the caption says so
 * @throws RangeError when a value is no number; names series and point
 * @example scatterChart([{ name: "a", points: [{ x: 1, y: 2, label: "p" }], colour: "first" }], { title: "t", source: "s", xAxis: { title: "x" }, yAxis: { title: "y" } }).data.length // => 1
 */
export function scatterChart(series: readonly ScatterSeries[], options: ScatterChartOptions): Figure {
  series.forEach(requireNumbers);
  return withNarrow(drawn("wide", series, options), drawn("narrow", series, options));
}

function drawn(room: Room, series: readonly ScatterSeries[], options: ScatterChartOptions): Figure {
  const { xAxis, yAxis, height } = options;
  const placeOf = places(room, series, options);
  const values = (key: "x" | "y") => series.flatMap(({ points }) => points.map((point) => point[key]));
  const blank = series.filter((one) => known(one).length === 0).map(({ name }) => name);
  const isEmpty = blank.length === series.length;
  const { shapes, annotations } = marks(options);
  return {
    data: series.flatMap((one) => traces(one, options, placeOf)),
    layout: themedFor(room, {
      title: layoutTitle(options),
      height: height ?? HEIGHT,
      showlegend: series.length > 1,
      hovermode: "closest",
      xaxis: {
        ...valueAxis(xAxis, values("x")),
        showgrid: true,
        gridcolor: ink.grid,
        zeroline: true,
        showline: false,
        ...blankAxis(isEmpty),
      },
      yaxis: { ...valueAxis(yAxis, values("y")), zeroline: true, ...blankAxis(isEmpty) },
      shapes,
      annotations: [...annotations, ...emptyNote(isEmpty)],
    }),
    alt: `Scatter chart. ${series.map((one) => spoken(one, options)).join(" ")}`,
    caption: captionOf(options, blank),
  };
}
