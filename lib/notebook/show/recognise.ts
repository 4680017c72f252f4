import { types } from "node:util";
import type { Figure } from "../../plots/figure.js";
import type { Displayable } from "./displayable.js";
import { data, ownData } from "./inspect/descriptors.js";
import type { Sheet } from "./sheet.js";

// Things to show may come from any copy of a package: they are known by what they have. No accessor of theirs is run to tell.

/** An arquero table, as far as it is read here. */
export interface ColumnTable {
  columnNames(): string[];
  isGrouped(): boolean;
  groups(): { readonly names: readonly string[] } | null;
  numCols(): number;
  numRows(): number;
  objects(options?: { readonly limit?: number; readonly offset?: number }): object[];
}

/** A danfojs DataFrame or Series, as far as it is read here. */
export interface DanfoData {
  readonly $isSeries: boolean;
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[];
  readonly shape: readonly number[];
  readonly values: readonly unknown[];
}

/** A figure as plotly's own tools write it. */
export interface PlotlyFigure {
  readonly data: readonly object[];
  readonly layout?: object | null;
  /** States of an animation, which is not played. */
  readonly frames?: readonly object[] | null;
  /** What a page's own settings of plotly stand for. */
  readonly config?: object;
  /** What one sees; default: told from title, traces and axes. */
  readonly alt?: string;
  /** Source and as-of, set under the figure. */
  readonly caption?: string;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !types.isProxy(value);
}

export function isColumnTable(value: unknown): value is ColumnTable {
  const methods = ["columnNames", "groups", "isGrouped", "numCols", "numRows", "objects"];
  return isObject(value) && methods.every((name) => typeof data(value, name) === "function");
}

export function isDanfoData(value: unknown): value is DanfoData {
  return (
    isObject(value) &&
    ["$columns", "$data", "$index"].every((name) => Array.isArray(ownData(value, name))) &&
    "shape" in value &&
    "values" in value
  );
}

/** What `table`, `verdictCard`, `markdown` and the like return. */
export function isDisplayable(value: unknown): value is Displayable {
  const mime = isObject(value) ? ownData(value, "mime") : undefined;
  if (!isObject(mime)) return false;
  const entries = Object.entries(mime);
  return (
    entries.length > 0 &&
    entries.every(
      ([type, content]) =>
        type.includes("/") && (typeof content === "string" || (/\+json$/.test(type) && isObject(content))),
    )
  );
}

/** What plotly draws: traces, and a layout or none. */
export function isPlotlyFigure(value: unknown): value is PlotlyFigure {
  if (!isObject(value)) return false;
  const [traces, layout] = [ownData(value, "data"), ownData(value, "layout")];
  return (
    Array.isArray(traces) &&
    traces.every(isObject) &&
    (layout === undefined || layout === null || isObject(layout))
  );
}

/** What the chart functions return. */
export function isFigure(value: unknown): value is Figure {
  if (!isPlotlyFigure(value) || !value.layout) return false;
  const title = ownData(value.layout, "title");
  const words = [ownData(value, "alt"), ownData(value, "caption")];
  return isObject(title) && [ownData(title, "text"), ...words].every((text) => typeof text === "string");
}

/** What `tearSheet` returns. */
export function isSheet(value: unknown): value is Sheet {
  const parts = isObject(value) ? ownData(value, "parts") : undefined;
  return (
    Array.isArray(parts) && parts.length > 0 && parts.every((part) => isFigure(part) || isDisplayable(part))
  );
}
