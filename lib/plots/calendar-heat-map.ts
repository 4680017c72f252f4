import { counted } from "../platform/text/counted.js";
import type { CalendarReturns } from "../stats/series/calendar-returns.js";
import { type Axis, valueText } from "./axis.js";
import type { Figure } from "./figure.js";
import { captionOf, emptyNote, type FigureText, layoutTitle } from "./figure-text.js";
import { heatCell, largestSize } from "./heat-cells.js";
import { type Room, withNarrow } from "./narrow.js";
import { ink } from "./palette.js";
import { isKnown } from "./series-values.js";
import { themedFor } from "./theme.js";

/** The months as a calendar heads its columns. */
export const MONTH_NAMES = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;
const TOTAL = "Year";
const COLUMNS = [...MONTH_NAMES, TOTAL];

export interface CalendarHeatMapOptions extends FigureText {
  /** Unit and format of the values: `{ title: "Return, %", format: "percent" }`. A phone shows no decimals. */
  readonly axis: Axis;
  readonly height?: number;
}

/** A value with its column and row. */
interface Cell {
  readonly value: number;
  readonly column: number;
  readonly row: number;
}

/**
 * Returns by year and month as a grid of numbers in percent, with the year's return in a column of its own: orange below zero, blue above, the stronger the
 * further from it. Months and years each have a scale of their own.
 * @param returns as from `calendarReturns`; a missing value leaves its cell empty, and the caption names years of which a month is missing
 * @example calendarHeatMap({ years: [2024], months: [new Float64Array(12)], totals: [0], counts: [12] }, { title: "t", source: "s", axis: { title: "Return, %" } }).data.length // => 1
 */
export function calendarHeatMap(
  returns: Pick<CalendarReturns, "years" | "months" | "counts"> & { readonly totals: ArrayLike<number> },
  options: CalendarHeatMapOptions,
): Figure {
  const cells = returns.years.flatMap((_, row) => [
    ...Array.from(returns.months[row] ?? [], (value, column): Cell => ({ value, column, row })),
    { value: returns.totals[row] ?? Number.NaN, column: MONTH_NAMES.length, row },
  ]);
  const parts = returns.years.filter((_, row) => (returns.counts[row] ?? 0) < MONTH_NAMES.length);
  const own = parts.length === 0 ? "" : `Part of a year: ${parts.join(", ")}.`;
  const note = [own, options.note].filter(Boolean).join(" ");
  const worded = { ...options, ...(note !== "" && { note }) };
  const draw = (room: Room) => drawn(room, { cells, years: returns.years.map(String) }, worded);
  return withNarrow(draw("wide"), draw("narrow"));
}

/** Heights of a row and of what stands over the rows, in pixels. */
const ROW = 23;
const TOP = { wide: 84, narrow: 64 } as const;

function drawn(
  room: Room,
  { cells, years }: { readonly cells: readonly Cell[]; readonly years: readonly string[] },
  options: CalendarHeatMapOptions,
): Figure {
  const { axis, height = TOP[room] + ROW * Math.max(years.length, 4) } = options;
  const isTotal = ({ column }: Cell) => column === MONTH_NAMES.length;
  const sizes = [false, true].map((total) =>
    largestSize(cells.filter((cell) => isTotal(cell) === total).map(({ value }) => value)),
  );
  const shown = room === "narrow" ? { ...axis, digits: 0 } : axis;
  // The unit is said by the title.
  const text = ({ value }: Cell) =>
    isKnown(value) ? valueText(value, shown).replace(/%$| points?$/, "") : "";
  const names = room === "narrow" ? [...MONTH_NAMES.map((name) => name.slice(0, 1)), TOTAL] : COLUMNS;
  const isEmpty = !cells.some(({ value }) => isKnown(value));
  return {
    data: [
      {
        type: "scatter",
        mode: "text",
        name: axis.title,
        x: cells.map(({ column }) => COLUMNS[column] as string),
        y: cells.map(({ row }) => years[row] as string),
        text: cells.map(text),
        textfont: { size: room === "narrow" ? 11 : 12, color: ink.text },
        hovertemplate: "%{x} %{y}: %{text}<extra></extra>",
      },
    ],
    layout: themedFor(room, {
      title: layoutTitle(options),
      height,
      showlegend: false,
      hovermode: "closest",
      margin: { b: 8 },
      xaxis: {
        type: "category",
        side: "top",
        ...(room === "wide" && { title: { text: "Month" } }),
        range: [-0.5, COLUMNS.length - 0.5],
        showline: false,
        ticks: "",
        tickmode: "array",
        tickvals: COLUMNS,
        ticktext: names,
        tickangle: 0,
      },
      yaxis: {
        type: "category",
        ...(room === "wide" && { title: { text: "Year" } }),
        range: [years.length - 0.5, -0.5],
        tickmode: "array",
        tickvals: years,
        ticktext: years,
        showgrid: false,
        zeroline: false,
      },
      ...(isEmpty && { annotations: emptyNote(true) }),
      shapes: cells.flatMap((cell) =>
        heatCell(cell.value, {
          ...cell,
          strength: Math.abs(cell.value) / (sizes[isTotal(cell) ? 1 : 0] as number),
        }),
      ),
    }),
    alt: altText(cells, years, options),
    caption: captionOf(options),
  };
}

/** The extremes among months, and every year: what one looks for in such a table. */
function altText(cells: readonly Cell[], years: readonly string[], { axis }: CalendarHeatMapOptions): string {
  const known = cells.filter(({ value }) => isKnown(value));
  const months = known.filter(({ column }) => column < MONTH_NAMES.length);
  const [first] = months;
  if (first === undefined) return `Heat map of ${axis.title} by year and month: no values.`;
  const most = (sign: 1 | -1) => {
    const { value, column, row } = months.reduce(
      (best, cell) => (sign * cell.value > sign * best.value ? cell : best),
      first,
    );
    return `${valueText(value, axis)} in ${MONTH_NAMES[column]} ${years[row]}`;
  };
  const totals = known
    .filter(({ column }) => column === MONTH_NAMES.length)
    .map(({ value, row }) => `${years[row]} ${valueText(value, axis)}`);
  const byYear = totals.length === 0 ? "" : ` By year: ${totals.join(", ")}.`;
  const count = counted(months.length, "month");
  return `Heat map of ${axis.title} by year and month, ${count}: highest ${most(1)}, lowest ${most(-1)}.${byYear}`;
}
