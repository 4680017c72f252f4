import { type Axis, axisValue, blankAxis, isNamedBy, valueAxis } from "./axis.js";
import { chartDay, drawnDay } from "./chart-days.js";
import type { Figure, Json, Trace } from "./figure.js";
import { captionOf, emptyNote, type FigureText, layoutTitle } from "./figure-text.js";
import { type CheckedLine, checkedLine, describeLine, type Line, lineTraces } from "./line-trace.js";
import { type Room, withNarrow } from "./narrow.js";
import { type Colour, ink, palette, withAlpha } from "./palette.js";
import { type ChartValue, isKnown } from "./series-values.js";
import { legendTop, themedFor } from "./theme.js";
import { TOP_LINE, topLabels } from "./top-labels.js";

export type { Line } from "./line-trace.js";

/** A stretch of time to shade, with its name at the top. */
export interface Shade {
  /** Its first day; of a month its first. */
  readonly from: string;
  /** Its last day; of a month its last. A stretch that ends on the day on which it begins is a line on that day. */
  readonly to: string;
  readonly label: string;
  /** Default `neutral`. */
  readonly colour?: Colour;
}

/** A point to name. */
export interface Mark {
  readonly x: string;
  /** A mark without a value is left out. */
  readonly y: ChartValue;
  readonly label: string;
  readonly colour?: Colour;
  /** Where the label stands from the point; default above. */
  readonly at?: "above" | "below" | "left";
}

/** A panel under the first one. */
interface LowerPanel {
  readonly axis: Axis;
  readonly lines: readonly Line[];
}

export interface LineChartOptions extends FigureText {
  readonly axis: Axis;
  /** A level to mark across, such as what was stated. */
  readonly stated?: {
    readonly value: number;
    readonly label: string;
    /** Where its name stands; default right. */
    readonly at?: "left" | "right";
  };
  readonly shades?: readonly Shade[];
  readonly marks?: readonly Mark[];
  /** A second panel below, on the same dates, or several from the top down. */
  readonly lower?: LowerPanel | readonly LowerPanel[];
  readonly height?: number;
}

const firstDay = (day: string) => (day.length < 10 ? `${day}-01-01`.slice(0, 10) : day);

function shapes({ stated, shades = [], axis }: LineChartOptions): Json[] {
  const bands = shades.map(({ from, to, colour = "neutral" }): Json => {
    const [x0, x1] = [firstDay(from), drawnDay(to)];
    const across = { xref: "x", yref: "paper", x0, x1, y0: 0, y1: 1, layer: "below" };
    return x0 === x1
      ? { ...across, type: "line", line: { width: 1.5, color: withAlpha(palette[colour], 0.6) } }
      : { ...across, type: "rect", line: { width: 0 }, fillcolor: withAlpha(palette[colour], 0.14) };
  });
  const y = stated ? axisValue(stated.value, axis) : null;
  if (y === null) return bands;
  const line = { color: palette.stated, width: 1.5, dash: "dot" };
  return [...bands, { type: "line", xref: "paper", yref: "y", x0: 0, x1: 1, y0: y, y1: y, line }];
}

/** The names of shaded stretches over the plot; how far along it they stand follows from the first and the last day drawn. */
function shadeLabels(room: Room, lines: readonly CheckedLine[], { shades = [] }: LineChartOptions) {
  const drawn = lines.flatMap(({ x, y }) => x.filter((day, at) => day !== null && isKnown(y[at])));
  const ends = shades.flatMap(({ from, to }) => [firstDay(from), drawnDay(to)]);
  const times = [...(drawn as string[]).map(drawnDay), ...ends].map(Date.parse);
  const [start, end] = [Math.min, Math.max].map((pick) =>
    times.reduce((a, b) => pick(a, b), times[0] as number),
  ) as [number, number];
  return topLabels(
    room,
    shades.map(({ from, to, label: text }) => {
      const x = midpoint(firstDay(from), drawnDay(to));
      return { text, x, share: (Date.parse(x) - start) / (end - start || 1), color: ink.muted };
    }),
  );
}

/** From a point to its label, in pixels. */
const BESIDE = {
  above: { ax: 0, ay: -34 },
  below: { ax: 0, ay: 34 },
  left: { ax: -16, ay: 0, xanchor: "right" },
} as const;

function annotations({ stated, marks = [], axis }: LineChartOptions): Json[] {
  const points = marks
    .filter(({ y }) => isKnown(y))
    .map(({ x, y, label: text, colour = "stated", at = "above" }) => {
      const value = axisValue(y, axis);
      return {
        text,
        xref: "x",
        yref: "y",
        x: drawnDay(x),
        // An annotation on a log axis is placed by the logarithm.
        y: axis.log && value !== null ? Math.log10(value) : value,
        showarrow: true,
        arrowhead: 0,
        arrowwidth: 1,
        arrowcolor: palette[colour],
        ...BESIDE[at],
        font: { size: 12, color: palette[colour] },
      };
    });
  const value = stated ? axisValue(stated.value, axis) : null;
  if (!stated || value === null) return points;
  const line = {
    showarrow: false,
    font: { size: 12, color: palette.stated },
    text: stated.label,
    xref: "paper",
    yref: "y",
    x: stated.at === "left" ? 0 : 1,
    xanchor: stated.at ?? "right",
    y: axis.log ? Math.log10(value) : value,
    yanchor: "bottom",
  };
  return [...points, line];
}

function midpoint(from: string, to: string): string {
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().replace(/T00:00:00\.000Z$/, "");
}

/** @throws RangeError when a shade or a mark has something else than a day or a month */
function requireDays({ shades = [], marks = [] }: LineChartOptions): void {
  const days = [
    ...shades.flatMap(({ from, to, label }) => [
      [from, "start", label],
      [to, "end", label],
    ]),
    ...marks.map(({ x, label }) => [x, "x value", label]),
  ];
  for (const [day, what, label] of days) {
    const where = `${what} of ${JSON.stringify(label)}`;
    if (chartDay(day, "lineChart", where) === null) throw new RangeError(`lineChart: ${where} is missing`);
  }
}

/**
 * Lines over time, with what was stated as a dotted level, named windows shaded, and further panels on the same dates if
 * asked. A line has a gap where its value is missing, and nowhere else: days that it does not have are no gap. A value between two gaps is a point.
 * @param lines the series, in the order of the legend; one without any value is in the legend, and the caption says so
 * @throws RangeError when a line has not as many values as days, or holds something else than days and numbers; names line and row
 * @example lineChart([{ name: "a", x: ["2024-01-02"], y: [1], colour: "first" }], { title: "t", source: "s", axis: { title: "y" } }).data.length // => 1
 */
export function lineChart(lines: readonly Line[], options: LineChartOptions): Figure {
  const { axis, lower = [] } = options;
  requireDays(options);
  const panels: Panel[] = [{ axis, lines }, ...[lower].flat()].map((panel, at) => ({
    axis: panel.axis,
    yaxis: at === 0 ? "y" : `y${at + 1}`,
    lines: panel.lines.map(checkedLine),
  }));
  return withNarrow(drawn("wide", panels, options), drawn("narrow", panels, options));
}

interface Panel {
  readonly axis: Axis;
  readonly yaxis: string;
  readonly lines: readonly CheckedLine[];
}

/** A panel's only line needs no legend where the axis says its name, or where each panel has but one. */
function isInLegend({ axis, lines }: Panel, panels: readonly Panel[]): boolean {
  return (
    lines.length > 1 ||
    !(isNamedBy(axis, lines[0]?.name ?? "") || panels.every((one) => one.lines.length < 2))
  );
}

function panelTraces(panel: Panel, panels: readonly Panel[]): Trace[] {
  const isListed = isInLegend(panel, panels);
  return panel.lines
    .flatMap((line) => lineTraces(line, panel.axis, panel.yaxis))
    .map((trace) => ({
      ...trace,
      ...(!isListed && { showlegend: false }),
    }));
}

/** Lines end on one day where their tables are of one date; a season apart, the reader is told. */
const DAYS_APART = 60;

/** Lines that end well before the last of them, with their last day: a title that names the figure's end is not theirs. */
function endedEarlier(lines: readonly CheckedLine[]): string[] {
  const ends = lines.flatMap(({ name, x, y }) => {
    const last = x.findLast((day, at) => day !== null && isKnown(y[at]));
    return last ? [{ name, last, time: Date.parse(drawnDay(last)) }] : [];
  });
  const newest = ends.reduce((most, { time }) => Math.max(most, time), Number.NEGATIVE_INFINITY);
  return ends
    .filter(({ time }) => newest - time > DAYS_APART * 86_400_000)
    .map(({ name, last }) => `${name} (${last})`);
}

const BETWEEN_PANELS = 0.08;

/** From where to where a panel stands, as shares of the height: the first is more than twice as high as each of the others. */
function domainOf(at: number, count: number): [from: number, to: number] {
  const round = (share: number) => Math.round(100 * share) / 100;
  const lower = round((1 - BETWEEN_PANELS * (count - 1)) / (count + 1.286));
  const from = (panel: number) => round((lower + BETWEEN_PANELS) * (count - 1 - panel));
  return at === 0 ? [from(0), 1] : [from(at), round(from(at) + lower)];
}

function drawn(room: Room, panels: readonly Panel[], options: LineChartOptions): Figure {
  const { height = 280 + 140 * panels.length } = options;
  const all = panels.flatMap((panel) => panel.lines);
  const blank = all.filter(({ y }) => !y.some(isKnown)).map(({ name }) => name);
  const isEmpty = blank.length === all.length;
  const marked = options.stated && isKnown(options.stated.value) ? ` Marked: ${options.stated.label}.` : "";
  const named = (options.shades ?? [])
    .map(({ label, from, to }) => ` Shaded: ${label}, ${from === to ? from : `${from} to ${to}`}.`)
    .join("");
  const spoken = panels.flatMap((panel) => panel.lines.map((line) => describeLine(line, panel.axis)));
  const over = shadeLabels(room, all, options);
  const scale = ({ axis, yaxis, lines }: Panel, at: number) => [
    yaxis.replace("y", "yaxis"),
    {
      ...valueAxis(
        axis,
        lines.flatMap(({ y }) => y),
      ),
      ...blankAxis(isEmpty),
      ...(panels.length > 1 && { domain: domainOf(at, panels.length) }),
    },
  ];
  return {
    data: panels.flatMap((panel) => panelTraces(panel, panels)),
    layout: themedFor(room, {
      title: layoutTitle(options),
      height,
      showlegend: panels.some((panel) => isInLegend(panel, panels)),
      ...(over.lines > 1 && {
        margin: { t: 24 + TOP_LINE * (over.lines - 1) },
        legend: { y: legendTop(height, over.lines) },
      }),
      xaxis: {
        type: "date",
        ...(panels.length > 1 && { anchor: panels[panels.length - 1]?.yaxis }),
        ...blankAxis(isEmpty),
      },
      ...Object.fromEntries(panels.map(scale)),
      shapes: shapes(options),
      annotations: [...over.annotations, ...annotations(options), ...emptyNote(isEmpty)],
    }),
    alt: `Line chart. ${spoken.join(" ")}${marked}${named}`,
    caption: captionOf(options, blank, endedEarlier(all)),
  };
}
