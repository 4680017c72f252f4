import { kernelSession } from "../../platform/kernel-session.js";
import type { Figure, Layout } from "../../plots/figure.js";
import type { JsonObject } from "../ipynb/notebook.js";
import { titleObjects } from "../plotly/title-objects.js";
import { type DatedTable, isDated } from "./dated-rows.js";
import type { Displayable } from "./displayable.js";
import { UNDRAWN_FIGURE } from "./figure-mime.js";
import { figureOutput } from "./figure-output.js";
import { plainData, plotlyFigure } from "./plotly-figure.js";
import {
  isColumnTable,
  isDanfoData,
  isDisplayable,
  isFigure,
  isPlotlyFigure,
  type PlotlyFigure,
} from "./recognise.js";
import { areRows } from "./records.js";
import { areTraces } from "./refusal.js";
import { shownTable } from "./shown-table.js";
import type { ColumnTableLike, DataFrameLike } from "./table-rows.js";

/** What can be shown. */
export type Showable =
  | Figure
  | PlotlyFigure
  | Displayable
  | ColumnTableLike
  | DataFrameLike
  | DatedTable
  | readonly object[];

const titled = (layout: Layout) => titleObjects(layout as JsonObject) as unknown as Layout;

/** A runner of many notebooks draws the figures of all, so that not each kernel needs to load plotly. */
function figure(item: Figure): Displayable {
  return kernelSession().run?.assisted
    ? { mime: { [UNDRAWN_FIGURE]: JSON.stringify(item) } }
    : figureOutput(item);
}

/**
 * What a front end gets of a figure, a table, or what `table`, `verdictCard` and `markdown` return, whichever copy of a package made it; undefined
 * for anything else.
 * @throws RangeError when a figure has a trace that the bundle of plotly.js cannot draw
 */
export function displayed(item: unknown): Displayable | undefined {
  if (isDisplayable(item)) return item;
  if (isFigure(item)) return figure({ ...item, data: plainData(item.data), layout: titled(item.layout) });
  if (isPlotlyFigure(item)) return figure(plotlyFigure(item));
  if (isColumnTable(item) || isDanfoData(item) || isDated(item)) return shownTable(item);
  return areRows(item) && !areTraces(item) ? shownTable(item) : undefined;
}
