/** The same traces under the names that draw them with WebGL. */
const WITH_WEBGL: ReadonlyMap<unknown, string> = new Map([
  ["scattergl", "scatter"],
  ["heatmapgl", "heatmap"],
]);

/** The type as which the bundle draws a trace: plotly's default where none is given, the one without WebGL where there are two. */
export function typeOf({ type }: { readonly type?: unknown }): unknown {
  return type === undefined || type === null ? "scatter" : (WITH_WEBGL.get(type) ?? type);
}
