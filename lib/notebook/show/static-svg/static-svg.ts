import { createHash } from "node:crypto";
import type { Figure, Json } from "../../../plots/figure.js";
import { darkColours, ink } from "../../../plots/palette.js";
import { wrapText } from "../../../plots/text-width.js";
import { fontFamily } from "../../../plots/theme.js";
import type { FigureData } from "../../output-data.js";
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

/** What is written in and around the plot, and its size in pixels. */
type StaticTexts = Omit<FigureData, "plotly">;

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

function document({ id, title, alt, width }: StaticTexts, height: number, body: string): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const head = `<title id="${id}-t">${escapeHtml(title)}</title><desc id="${id}-d">${escapeHtml(alt)}</desc>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="${id}-t ${id}-d" font-family="${escapeHtml(fontFamily)}">${head}${body}</svg>`;
  return xmlCharacters(svg);
}

/** A figure that brings its own paper keeps its colours on it. */
const turnsDark = (paper: unknown): boolean => (paper ?? ink.paper) === ink.paper;

const styled = (body: string, turns: boolean) => (turns ? `${darkStyle(body)}${body}` : body);

/** What stands before and after the plot in the whole SVG, and the height of it all. */
function frame({ title, subtitle, caption, width, height }: StaticTexts): {
  readonly before: string;
  readonly after: string;
  readonly outer: number;
} {
  const fit = width - 2 * MARGIN;
  const titles = wrapText(title, 17, fit, { bold: true });
  const subtitles = wrapText(subtitle, 13, fit);
  const captions = wrapText(caption, 11, fit);
  const above = 16 + titles.length * 23 + subtitles.length * 18 + 6;
  const below = captions.length ? captions.length * 15 + 18 : 0;
  const outer = above + height + below;
  const before = [
    `<rect width="${width}" height="${outer}" fill="${ink.paper}"/>`,
    textBlock(titles, 14, 17, `font-weight="600" fill="${ink.text}"`),
    textBlock(subtitles, 14 + titles.length * 23, 13, `fill="${ink.muted}"`),
    `<g transform="translate(0,${above})">`,
  ].join("");
  const after = `</g>${textBlock(captions, above + height + 4, 11, `fill="${ink.muted}"`)}`;
  return { before, after, outer };
}

const plotDocument = (drawn: string, texts: StaticTexts, turns: boolean) =>
  document(texts, texts.height, styled(drawn, turns));

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
  const turns = turnsDark(layout.paper_bgcolor);
  const texts = { id, title, subtitle, alt: figure.alt, caption: figure.caption, width, height };
  const { before, after, outer } = frame(texts);
  return {
    id,
    width,
    height,
    plot: plotDocument(drawn, texts, turns),
    whole: document(texts, outer, styled(`${before}${drawn}${after}`, turns)),
  };
}

/**
 * The plot alone, taken out of the SVG that has it under its title.
 * @param whole as {@link drawStaticSvg} returns it
 * @param texts of the same figure
 * @param layout of the same figure
 * @returns undefined when the SVG is not that of these texts
 */
export function plotOf(
  whole: string,
  texts: StaticTexts,
  { paper_bgcolor: paper }: { readonly paper_bgcolor?: unknown },
): string | undefined {
  const { before, after } = frame(texts);
  const [opening, closing] = [xmlCharacters(before), `${xmlCharacters(after)}</svg>`];
  const start = whole.indexOf(opening);
  if (start < 0 || !whole.endsWith(closing)) return undefined;
  const drawn = whole.slice(start + opening.length, whole.length - closing.length);
  return plotDocument(drawn, texts, turnsDark(paper));
}
