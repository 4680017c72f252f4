import type { Figure } from "../../plots/figure.js";
import type { Displayable } from "./displayable.js";
import { escapeHtml, scriptJson } from "./escape-html.js";
import { pageScript } from "./page-script.js";
import { plainFigure } from "./plain-figure.js";
import { drawStaticSvg } from "./static-svg/static-svg.js";

/**
 * A figure as one output: HTML with the static SVG, the figure as JSON and a call that swaps the static SVG for the
 * interactive plot where plotly.js is at hand ({@link loader}); the static SVG as SVG; title and description as text.
 */
export function figureOutput(figure: Figure): Displayable {
  const { title, subtitle, data, layout } = plainFigure(figure);
  const staticSvg = drawStaticSvg(figure);
  const image = Buffer.from(staticSvg.plot).toString("base64");
  const html = [
    `<figure class="cb-figure" data-figure="${staticSvg.id}" style="margin:1em 0;max-width:${staticSvg.width}px">`,
    `<div class="cb-title" style="font-weight:600">${escapeHtml(title)}</div>`,
    subtitle ? `<div class="cb-subtitle" style="opacity:.75">${escapeHtml(subtitle)}</div>` : "",
    `<img class="cb-static-svg" width="${staticSvg.width}" height="${staticSvg.height}" style="max-width:100%;height:auto"`,
    ` alt="${escapeHtml(figure.alt)}" src="data:image/svg+xml;base64,${image}">`,
    `<script type="application/vnd.plotly.v1+json">${scriptJson({ data, layout })}</script>`,
    pageScript("claimbookDraw"),
    `<figcaption class="cb-caption" style="font-size:.85em;opacity:.75">${escapeHtml(figure.caption)}</figcaption>`,
    `</figure>`,
  ];
  const plain = [title, subtitle, figure.alt, figure.caption].filter(Boolean).join("\n");
  return { mime: { "text/html": html.join(""), "image/svg+xml": staticSvg.whole, "text/plain": plain } };
}
