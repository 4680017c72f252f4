import type { Figure } from "../../plots/figure.js";
import type { Displayable } from "./displayable.js";
import { escapeHtml, scriptJson } from "./escape-html.js";
import { pageScript } from "./page-script.js";
import { plainFigure } from "./plain-figure.js";
import { drawTwin } from "./twin/twin.js";

/**
 * A figure as one output: HTML with the static twin, the figure as JSON and a call that swaps the twin for the
 * interactive plot where plotly.js is at hand ({@link loader}); the twin as SVG; title and description as text.
 */
export function figureOutput(figure: Figure): Displayable {
  const { title, subtitle, data, layout } = plainFigure(figure);
  const twin = drawTwin(figure);
  const image = Buffer.from(twin.plot).toString("base64");
  const html = [
    `<figure class="cb-figure" data-figure="${twin.id}" style="margin:1em 0;max-width:${twin.width}px">`,
    `<div class="cb-title" style="font-weight:600">${escapeHtml(title)}</div>`,
    subtitle ? `<div class="cb-subtitle" style="opacity:.75">${escapeHtml(subtitle)}</div>` : "",
    `<img class="cb-twin" width="${twin.width}" height="${twin.height}" style="max-width:100%;height:auto"`,
    ` alt="${escapeHtml(figure.alt)}" src="data:image/svg+xml;base64,${image}">`,
    `<script type="application/vnd.plotly.v1+json">${scriptJson({ data, layout })}</script>`,
    pageScript("claimbookDraw"),
    `<figcaption class="cb-caption" style="font-size:.85em;opacity:.75">${escapeHtml(figure.caption)}</figcaption>`,
    `</figure>`,
  ];
  const plain = [title, subtitle, figure.alt, figure.caption].filter(Boolean).join("\n");
  return { mime: { "text/html": html.join(""), "image/svg+xml": twin.whole, "text/plain": plain } };
}
