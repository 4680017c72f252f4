import type { Json, JsonObject } from "../../ipynb/notebook.js";

/** More names than this are counted, not told. */
const MAX_NAMES = 6;

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

function object(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** A text in plotly's little markup as plain text. */
export function plainText(value: Json | undefined): string {
  if (typeof value !== "string") return "";
  return value
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

function kind(trace: JsonObject): string {
  if (trace.type !== "scatter") return KINDS[String(trace.type)] ?? String(trace.type);
  const mode = String(trace.mode ?? "lines");
  if (mode.includes("lines")) return "lines";
  return mode.includes("markers") ? "points" : "text";
}

function axis(layout: JsonObject, name: string): string {
  const { title } = object(layout[name]);
  return plainText(typeof title === "string" ? title : object(title).text);
}

/**
 * What one sees in a plotly figure, in a sentence or three, for who cannot see it: its title, what it is made of, the names of
 * its series, its axes.
 */
export function describeFigure(data: readonly JsonObject[], layout: JsonObject, title: string): string {
  const kinds = [...new Set(data.map(kind))].join(" and ");
  const names = [...new Set(data.map(({ name }) => plainText(name)).filter(Boolean))];
  const told =
    names.length > MAX_NAMES ? [...names.slice(0, MAX_NAMES), `${names.length - MAX_NAMES} more`] : names;
  const axes = [
    ["horizontally", axis(layout, "xaxis")],
    ["vertically", axis(layout, "yaxis")],
  ].flatMap(([where, what]) => (what ? [`${where} ${what}`] : []));
  const first = `${title || "Figure"}: ${kinds || "no data"}`;
  const sentences = [
    first,
    ...(told.length > 0 ? [`Series: ${told.join(", ")}`] : []),
    ...(axes.length > 0 ? [`Axes: ${axes.join(", ")}`] : []),
  ];
  return `${sentences.join(". ")}.`;
}
