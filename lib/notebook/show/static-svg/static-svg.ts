import { createHash } from "node:crypto";
import type { Figure, Json } from "../../../plots/figure.js";
import { darkColours, ink } from "../../../plots/palette.js";
import { wrapText } from "../../../plots/text-width.js";
import { fontFamily } from "../../../plots/theme.js";
import { escapeHtml } from "../escape-html.js";
import { xmlCharacters } from "../escape-xml.js";
import { plainFigure } from "../plain-figure.js";
import { drawPlot } from "./draw-plot.js";
import { svgText } from "./svg-text.js";
import { tidySvg } from "./tidy-svg.js";

/** A figure's static SVG: the same plot as SVG, without scripts. */
export interface StaticSvg {
  /** First digits of the hash of what is drawn. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The plot alone, for a page that sets title and caption as text. */
  readonly plot: string;
  /** The plot under its title and over its caption, for wherever the picture stands alone. */
  readonly whole: string;
}

const MARGIN = 20;

/** Rules that turn the theme's colours on a dark page; the attributes stay for readers of SVG that know no media queries. */
function darkStyle(svg: string): string {
  const rules = Object.entries(darkColours).flatMap(([light, dark]) => {
    // Text in the colour of paper stands on a colour that stays.
    const element = light === ink.paper ? ":not(text)" : "";
    return ["fill", "stroke"]
      .filter((name) => svg.includes(`${name}="${light}"`))
      .map((name) => `${element}[${name}="${light}"]{${name}:${dark}}`);
  });
  return rules.length ? `<style>@media(prefers-color-scheme:dark){${rules.join("")}}</style>` : "";
}

function textBlock(lines: readonly string[], top: number, size: number, attributes: string): string {
  return lines
    .map((line, index) => {
      const y = Math.round(top + size + index * size * 1.35);
      return `<text x="${MARGIN}" y="${y}" font-size="${size}" ${attributes}>${escapeHtml(line)}</text>`;
    })
    .join("");
}

function document(size: string, head: string, body: string, id: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="${id}-t ${id}-d" font-family="${escapeHtml(fontFamily)}">${head}${body}</svg>`;
  return xmlCharacters(svg);
}

/**
 * The static SVG of a figure, drawn by plotly itself. The same figure gives the same text.
 * @throws Error when plotly cannot draw the figure
 */
export function drawStaticSvg(figure: Figure): StaticSvg {
  const { data, layout, title, subtitle } = plainFigure(figure);
  const id = `cb-${createHash("sha256")
    .update(JSON.stringify([data, layout, title, subtitle, figure.alt, figure.caption]))
    .digest("hex")
    .slice(0, 10)}`;
  const [wide, high] = [layout.width ?? 820, layout.height ?? 420];
  const plot = { data: data as Json, layout: { ...layout, width: wide, height: high } as Json };
  const { width, height, drawn } = drawPlot(plot, (svg) => {
    tidySvg(svg, id);
    const size = (name: string) => Number(svg.getAttribute(name));
    return { width: size("width"), height: size("height"), drawn: svgText(svg) };
  });
  // A figure that brings its own paper keeps its colours on it.
  const turns = (layout.paper_bgcolor ?? ink.paper) === ink.paper;
  const styled = (body: string) => (turns ? `${darkStyle(body)}${body}` : body);
  const head = `<title id="${id}-t">${escapeHtml(title)}</title><desc id="${id}-d">${escapeHtml(figure.alt)}</desc>`;

  const fit = width - 2 * MARGIN;
  const titles = wrapText(title, 17, fit, { bold: true });
  const subtitles = wrapText(subtitle, 13, fit);
  const captions = wrapText(figure.caption, 11, fit);
  const above = 16 + titles.length * 23 + subtitles.length * 18 + 6;
  const below = captions.length ? captions.length * 15 + 18 : 0;
  const body = [
    `<rect width="${width}" height="${above + height + below}" fill="${ink.paper}"/>`,
    textBlock(titles, 14, 17, `font-weight="600" fill="${ink.text}"`),
    textBlock(subtitles, 14 + titles.length * 23, 13, `fill="${ink.muted}"`),
    `<g transform="translate(0,${above})">${drawn}</g>`,
    textBlock(captions, above + height + 4, 11, `fill="${ink.muted}"`),
  ].join("");
  const size = (high: number) => `width="${width}" height="${high}" viewBox="0 0 ${width} ${high}"`;
  return {
    id,
    width,
    height,
    plot: document(size(height), head, styled(drawn), id),
    whole: document(size(above + height + below), head, styled(body), id),
  };
}
