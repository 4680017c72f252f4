import { sha256 } from "../../platform/sha256.js";
import type { Figure } from "../../plots/figure.js";
import { FIGURE, type FigureData } from "../output-data.js";
import type { Displayable } from "./displayable.js";
import { plainFigure } from "./plain-figure.js";

/** As plotly's, of a figure that says nothing of its size. */
const [WIDTH, HEIGHT] = [820, 420];

/** A figure as one output: as data, which the page's plotly.js draws; title and description as text. */
export function figureOutput(figure: Figure): Displayable {
  const { title, subtitle, data, layout } = plainFigure(figure);
  const { alt, caption } = figure;
  const id = `cb-${sha256(JSON.stringify([data, layout, title, subtitle, alt, caption])).slice(0, 10)}`;
  const [width, height] = [Number(layout.width ?? WIDTH), Number(layout.height ?? HEIGHT)];
  const plotly = JSON.stringify({ data, layout });
  const carried: FigureData = { id, title, subtitle, alt, caption, width, height, plotly };
  return {
    mime: { [FIGURE]: carried, "text/plain": [title, subtitle, alt, caption].filter(Boolean).join("\n") },
  };
}
