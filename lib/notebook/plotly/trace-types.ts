import { readFileSync } from "node:fs";
import { plotlyPath } from "../assets.js";

let known: readonly string[] | undefined;

/** The types of traces that the bundle of plotly.js registers, in alphabetical order. It draws any other type as a line, without a word. */
export function drawnTypes(): readonly string[] {
  known ??= [...readFileSync(plotlyPath(), "latin1").matchAll(/moduleType:"trace",name:"(\w+)"/g)]
    .map(([, name]) => name as string)
    .sort();
  return known;
}

/** The same traces under the names that draw them with WebGL. */
const WITH_WEBGL: ReadonlyMap<unknown, string> = new Map([
  ["scattergl", "scatter"],
  ["heatmapgl", "heatmap"],
]);

/** The type as which the bundle draws a trace: plotly's default where none is given, the one without WebGL where there are two. */
export function typeOf({ type }: { readonly type?: unknown }): unknown {
  return type === undefined || type === null ? "scatter" : (WITH_WEBGL.get(type) ?? type);
}
