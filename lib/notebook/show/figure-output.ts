import { gzipSync, strToU8 } from "fflate";
import type { Figure } from "../../plots/figure.js";
import { FIGURE, type FigureData } from "../output-data.js";
import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import { pageScript } from "./page-script.js";
import { plainFigure } from "./plain-figure.js";
import { drawStaticSvg } from "./static-svg/static-svg.js";

/** An SVG as the content of an address in a quoted attribute: a quarter shorter than in base64. */
const inAddress = (svg: string) => svg.replace(/[%#"&\n\r]/g, encodeURIComponent);

/** A text gzipped, as base64: the same bytes on every machine, which Node's own zlib does not promise. */
const packed = (text: string) => Buffer.from(gzipSync(strToU8(text), { mtime: 0 })).toString("base64");

/**
 * A figure as one output: HTML with the static SVG, the figure's JSON and a call that swaps the static SVG for the interactive
 * plot where plotly.js is at hand ({@link loader}); the static SVG as SVG; the figure as data; title and description as text.
 * Front ends hand a script nothing but the HTML, which is why the JSON is there too, gzipped to a third.
 */
export function figureOutput(figure: Figure): Displayable {
  const { title, subtitle, data, layout } = plainFigure(figure);
  const { alt, caption } = figure;
  const { id, width, height, plot, whole } = drawStaticSvg(figure);
  const plotly = JSON.stringify({ data, layout });
  const html = [
    `<figure class="cb-figure" data-figure="${id}" style="margin:1em 0;max-width:${width}px">`,
    `<div class="cb-title" style="font-weight:600">${escapeHtml(title)}</div>`,
    subtitle ? `<div class="cb-subtitle" style="opacity:.75">${escapeHtml(subtitle)}</div>` : "",
    `<img class="cb-static-svg" width="${width}" height="${height}" style="max-width:100%;height:auto"`,
    ` alt="${escapeHtml(alt)}" src="data:image/svg+xml,${inAddress(plot)}">`,
    `<script type="application/gzip">${packed(plotly)}</script>`,
    pageScript("claimbookDraw"),
    `<figcaption class="cb-caption" style="font-size:.85em;opacity:.75">${escapeHtml(caption)}</figcaption>`,
    `</figure>`,
  ];
  const carried: FigureData = { id, title, subtitle, alt, caption, width, height, plotly };
  return {
    mime: {
      "text/html": html.join(""),
      "image/svg+xml": whole,
      [FIGURE]: carried,
      "text/plain": [title, subtitle, alt, caption].filter(Boolean).join("\n"),
    },
  };
}
