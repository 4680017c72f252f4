import { type Axis, valueText } from "./axis.js";
import type { Figure } from "./figure.js";
import { captionOf, emptyNote, type FigureText, layoutTitle } from "./figure-text.js";
import { heatCell, largestSize } from "./heat-cells.js";
import { literal } from "./literal.js";
import { NARROW_WIDTH, type Room, withNarrow } from "./narrow.js";
import { ink } from "./palette.js";
import { type ChartValues, chartNumbers, isKnown, requireLength } from "./series-values.js";
import { brokenText, widestLine } from "./text-width.js";
import { themedFor } from "./theme.js";

export interface HeatMapOptions extends FigureText {
  /** Unit and format of the values; its title is that of the colour bar. */
  readonly axis: Axis;
  /** Names of the rows, top first, and of the columns, left first. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly height?: number;
}

function cellText(value: number, axis: Axis): string {
  return isKnown(value) ? valueText(value, axis).replace(/ points$/, "") : "";
}

/**
 * A grid of values, each cell with its number: orange below zero, blue above, the stronger the further from it.
 * @param grid rows of values, top first; a missing one (null, undefined, NaN, infinite) leaves its cell empty
 * @throws RangeError when the grid does not have the named rows and columns, or a value is no number; names row and column
 * @example heatMap([[1]], { title: "t", source: "s", axis: { title: "v" }, rows: ["r"], columns: ["c"], rowTitle: "", columnTitle: "" }).data.length // => 1
 */
export function heatMap(grid: readonly ChartValues[], options: HeatMapOptions): Figure {
  return withNarrow(drawn("wide", grid, options), drawn("narrow", grid, options));
}

/** Ticks of a phone's axis, whose names are broken to be no wider than asked. */
function brokenTicks(names: readonly string[], width: number) {
  const ticktext = names.map((name) => brokenText(literal(name), 12, width));
  return { tickmode: "array", tickvals: names.map(literal), ticktext, tickangle: 0 };
}

function drawn(room: Room, grid: readonly ChartValues[], options: HeatMapOptions): Figure {
  const { axis, rows, columns, rowTitle, columnTitle, height } = options;
  if (grid.length !== rows.length) {
    throw new RangeError(
      `heatMap requires a grid of ${rows.length} rows by ${columns.length} columns (got ${grid.length} rows)`,
    );
  }
  const cells = grid.map((row, r) => {
    const position = {
      chart: "heatMap",
      series: rows[r] as string,
      what: "value",
      rowName: (column: number) => columns[column],
    };
    const values = chartNumbers(row, position);
    requireLength(values, { length: columns.length, of: ["column", "columns"] }, position);
    return values;
  });
  const known = cells.flat().filter(isKnown);
  const most = largestSize(known);
  const shown = cells.map((row) => row.map((value) => cellText(value, axis)));
  const rowTicks = brokenTicks(rows, 84);
  const inside = NARROW_WIDTH - 44 - widestLine(rowTicks.ticktext, 12);
  const columnTicks = brokenTicks(columns, inside / columns.length - 4);
  const at = rows.flatMap((row, r) => columns.map((column, c) => ({ row, column, r, c })));
  return {
    data: [
      {
        type: "scatter",
        mode: "text",
        name: axis.title,
        x: at.map(({ column }) => column),
        y: at.map(({ row }) => row),
        text: at.map(({ r, c }) => shown[r]?.[c] ?? ""),
        textfont: { size: 13, color: ink.text },
        hovertemplate: "%{y}, %{x}: %{text}<extra></extra>",
      },
    ],
    layout: themedFor(room, {
      title: layoutTitle(options),
      height: height ?? 120 + 52 * rows.length,
      showlegend: false,
      hovermode: "closest",
      xaxis: {
        type: "category",
        side: "top",
        title: { text: columnTitle },
        range: [-0.5, columns.length - 0.5],
        showline: false,
        ticks: "",
        ...(room === "narrow" && columnTicks),
      },
      yaxis: {
        type: "category",
        title: { text: rowTitle },
        range: [rows.length - 0.5, -0.5],
        showgrid: false,
        zeroline: false,
        ...(room === "narrow" && rowTicks),
      },
      ...(known.length === 0 && { annotations: emptyNote(true) }),
      shapes: at.flatMap(({ r, c }) => {
        const value = cells[r]?.[c] ?? Number.NaN;
        return heatCell(value, { row: r, column: c, strength: Math.abs(value) / most });
      }),
    }),
    alt: `Heat map of ${axis.title} by ${rowTitle} and ${columnTitle}. ${rows
      .map(
        (row, r) =>
          `${row}: ${columns.map((column, c) => `${column} ${shown[r]?.[c] || "none"}`).join(", ")}.`,
      )
      .join(" ")}`,
    caption: captionOf(options),
  };
}
