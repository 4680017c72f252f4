import type { Json, JsonObject } from "../ipynb/notebook.js";

/**
 * A layout or a trace in which every title is an object: plotly.js shows titles that are mere texts no more, and figures of earlier versions have
 * them on axes, legends and colour bars.
 * @example titleObjects({ yaxis: { title: "Level" } }) // => { yaxis: { title: { text: "Level" } } }
 */
export function titleObjects(part: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(part).map(([key, value]): [string, Json] => {
      if (key === "title" && typeof value === "string") return [key, { text: value }];
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      return [key, isObject ? titleObjects(value as JsonObject) : value];
    }),
  );
}
