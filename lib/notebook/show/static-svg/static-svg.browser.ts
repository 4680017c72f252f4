import type { Figure } from "../../../plots/figure.js";

/** An SVG of nothing: the page has plotly.js draw the figure afterwards. */
const BLANK = '<svg xmlns="http://www.w3.org/2000/svg"/>';
/** As plotly's, of a figure that says nothing of its size. */
const [WIDTH, HEIGHT] = [820, 420];

/** A blank static SVG of a figure's size. */
export function drawStaticSvg({ layout }: Figure) {
  const [width, height] = [Number(layout.width ?? WIDTH), Number(layout.height ?? HEIGHT)];
  return { id: "", width, height, plot: BLANK, whole: BLANK };
}
