import type { Figure } from "../../plots/figure.js";
import type { Displayable } from "./displayable.js";
import { UNDRAWN_FIGURE } from "./figure-mime.js";
import { figureOutput } from "./figure-output.js";
import { plotlyFigure, requireTraceTypes } from "./plotly-figure.js";
import {
  isColumnTable,
  isDanfoData,
  isDisplayable,
  isFigure,
  isPlotlyFigure,
  type PlotlyFigure,
} from "./recognise.js";
import { shownTable } from "./shown-table.js";
import type { ColumnTableLike, DataFrameLike } from "./table-rows.js";

/** What can be shown. */
export type Showable = Figure | PlotlyFigure | Displayable | ColumnTableLike | DataFrameLike;

/** A runner of many notebooks draws the figures of all, so that not each kernel needs to load plotly. */
function figure(item: Figure): Displayable {
  requireTraceTypes(item.data);
  return process.env.CLAIMBOOK_UNDRAWN === "1"
    ? { mime: { [UNDRAWN_FIGURE]: JSON.stringify(item) } }
    : figureOutput(item);
}

/** Can the item be shown? Nothing is drawn to tell. */
export function isShowable(item: unknown): item is Showable {
  return [isDisplayable, isPlotlyFigure, isColumnTable, isDanfoData].some((is) => is(item));
}

/**
 * What a front end gets of a figure, a table, or what `table`, `verdictCard` and `markdown` return, whichever copy of a package made it; undefined
 * for anything else.
 * @throws RangeError when a figure has a trace of a type that the bundle of plotly.js lacks
 */
export function displayed(item: unknown): Displayable | undefined {
  if (isDisplayable(item)) return item;
  if (isFigure(item)) return figure(item);
  if (isPlotlyFigure(item)) return figure(plotlyFigure(item));
  return isColumnTable(item) || isDanfoData(item) ? shownTable(item) : undefined;
}
