import { isObject } from "../../platform/shape.js";
import type { Json } from "../../plots/figure.js";
import type { MimeBundle } from "../ipynb/notebook.js";
import { FIGURE, isFigureData } from "../output-data.js";
import type { ShownFigure } from "./figure-html.js";

/** An SVG of nothing, until the page has plotly.js draw the figure. */
export const BLANK_SVG = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg"/>')}`;

/** The figure that an output carries as data, with a static SVG that is blank; undefined where it carries none. */
export function shownFigure(
  bundle: MimeBundle,
): { readonly figure: ShownFigure; readonly whole?: string } | undefined {
  const { [FIGURE]: own } = bundle;
  if (!isFigureData(own)) return undefined;
  const { title, subtitle, alt, caption, width, height } = own;
  const plotly: unknown = JSON.parse(own.plotly);
  if (!isObject(plotly) || !Array.isArray(plotly.data) || !isObject(plotly.layout)) return undefined;
  const parsed = { data: plotly.data as readonly Json[], layout: plotly.layout as ShownFigure["layout"] };
  return { figure: { title, subtitle, alt, caption, width, height, staticSvg: BLANK_SVG, ...parsed } };
}
