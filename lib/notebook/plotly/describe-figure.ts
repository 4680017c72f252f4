import { numberText, percentText, wholeText } from "../../platform/text/number-text.js";
import type { Json, JsonObject } from "../ipynb/notebook.js";
import { objectOf } from "../ipynb/object-of.js";
import { plainText } from "./plain-text.js";

/** More series than this are counted, not told. */
const MAX_SERIES = 6;

const KINDS: Readonly<Record<string, string>> = {
  bar: "bars",
  box: "box plots",
  contour: "contours",
  heatmap: "a heatmap",
  histogram: "a histogram",
  histogram2d: "a two-dimensional histogram",
  histogram2dcontour: "contours of a two-dimensional histogram",
  image: "a picture",
  pie: "a pie chart",
  scatterternary: "points in a triangle",
  violin: "violin plots",
};

function kind(trace: JsonObject): string {
  if (trace.type !== "scatter") return KINDS[String(trace.type)] ?? String(trace.type);
  const mode = String(trace.mode ?? "lines");
  if (mode.includes("lines")) return "lines";
  return mode.includes("markers") ? "points" : "text";
}

/** The title of an axis, as plain text; "" without one. */
export function axisTitle(layout: JsonObject, name: string): string {
  const { title } = objectOf(layout[name]);
  return plainText(typeof title === "string" ? title : objectOf(title).text);
}

function short(value: number, isPercent: boolean): string {
  if (isPercent) return percentText(value, 1);
  if (Number.isInteger(value)) return wholeText(value);
  return numberText(
    value,
    Math.abs(value) >= 1 ? 2 : Math.min(12, 2 - Math.floor(Math.log10(Math.abs(value)))),
  );
}

/** How far the values of a series reach, which is read along its own axis. */
function reach(trace: JsonObject, layout: JsonObject): string {
  const isAcross = trace.orientation === "h";
  const order = isAcross ? ["x", "y", "z", "values"] : ["y", "x", "z", "values"];
  const along = (trace.z ? ["z"] : order).find((key) => Array.isArray(trace[key]));
  const values = along === undefined ? [] : ([trace[along]].flat(2) as Json[]);
  const numbers = values.filter((value) => typeof value === "number");
  const size = numbers.length || values.length;
  const count = `${wholeText(size)} ${size === 1 ? "value" : "values"}`;
  if (numbers.length === 0) return count;
  const { tickformat } = objectOf(layout[`${along}axis`]);
  const isPercent = typeof tickformat === "string" && tickformat.endsWith("%");
  const end = (pick: (a: number, b: number) => number) =>
    short(
      numbers.reduce((a, b) => pick(a, b)),
      isPercent,
    );
  return `${count} from ${end(Math.min)} to ${end(Math.max)}`;
}

/** The days or months on a horizontal axis, from the first to the last; "" when there are none. */
function period(data: readonly JsonObject[]): string {
  const days = data
    .flatMap(({ x }) => (Array.isArray(x) ? [...x] : []))
    .filter(
      (value): value is string => typeof value === "string" && /^\d{4}-\d{2}(?:-\d{2})?(?:T|$)/.test(value),
    )
    .map((text) => text.slice(0, 10))
    .sort();
  return days.length === 0 ? "" : `${days[0]} to ${days.at(-1)}`;
}

/**
 * What one sees in a plotly figure, for who cannot see it: its title, what it is made of, how far each series reaches, its axes and the days
 * on them.
 */
export function describeFigure(data: readonly JsonObject[], layout: JsonObject, title: string): string {
  const kinds = [...new Set(data.map(kind))].join(" and ");
  const isAlone = data.length === 1;
  const series = data.map((trace, at) => {
    // As plotly names it in the legend.
    const name = plainText(trace.name) || (isAlone ? "" : `trace ${at}`);
    return `${name === "" ? "" : `${name}: `}${reach(trace, layout)}`;
  });
  const more = series.length - MAX_SERIES;
  const axes = [
    ["horizontally", [axisTitle(layout, "xaxis"), period(data)].filter(Boolean).join(", ")],
    ["vertically", axisTitle(layout, "yaxis")],
  ].flatMap(([where, what]) => (what ? [`${where} ${what}`] : []));
  const sentences = [
    `${title || "Figure"}: ${kinds || "no data"}`,
    ...series.slice(0, MAX_SERIES),
    ...(more > 0 ? [`${more} more series`] : []),
    ...(axes.length > 0 ? [`Axes: ${axes.join(", ")}`] : []),
  ];
  return `${sentences.join(". ")}.`;
}
