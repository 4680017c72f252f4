import { isObject } from "../../platform/shape.js";
import type { Json } from "../../plots/figure.js";
import { jsonDepth } from "../ipynb/json-depth.js";
import type { MimeBundle } from "../ipynb/notebook.js";
import { FIGURE, isFigureData } from "../output-data.js";
import { plotOf } from "../show/static-svg/static-svg.js";
import { imageAddress } from "./addresses.js";
import type { ShownFigure } from "./figure-html.js";

/** What walks over a figure calls itself for each level. */
const MAX_DEPTH = 100;
/** As for the interactive plot, in `figure.js`: no figure makes a page of any size. */
const MAX_SIZE = 4000;

const bounded = (pixels: number) => Math.min(Math.max(1, Math.round(pixels)), MAX_SIZE);

function parsed(text: string): Pick<ShownFigure, "data" | "layout"> | undefined {
  if (jsonDepth(text) > MAX_DEPTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || !Array.isArray(value.data) || !isObject(value.layout)) return undefined;
    return { data: value.data as readonly Json[], layout: value.layout as ShownFigure["layout"] };
  } catch {
    return undefined;
  }
}

/**
 * The figure that an output carries as data, and its static SVG under its title.
 * @returns undefined where it carries none, or the parts are not of one figure
 */
export function shownFigure(
  bundle: MimeBundle,
): { readonly figure: ShownFigure; readonly whole: string } | undefined {
  const { [FIGURE]: own, "image/svg+xml": whole } = bundle;
  if (!isFigureData(own) || typeof whole !== "string") return undefined;
  const plotly = parsed(own.plotly);
  const plot = plotly && plotOf(whole, own, plotly.layout);
  const staticSvg = plot && imageAddress("image/svg+xml", plot);
  if (!plotly || !staticSvg) return undefined;
  const { title, subtitle, alt, caption, width, height } = own;
  const texts = { title, subtitle, alt, caption };
  return {
    figure: { ...texts, width: bounded(width), height: bounded(height), staticSvg, ...plotly },
    whole,
  };
}
