import type { Json, JsonObject } from "../../ipynb/notebook.js";

/** plotly.py's FigureWidget packs arrays as `{ value, dtype, shape }` with their bytes beside them. */
function isPacked(value: JsonObject): boolean {
  return typeof value.dtype === "string" && typeof (value.value ?? value.buffer) === "string";
}

/** JSON with the arrays of a plotly widget as those of a plotly figure: `{ dtype, bdata, shape }`. */
export function packedArrays(value: Json): Json {
  if (Array.isArray(value)) return value.map(packedArrays);
  if (typeof value !== "object" || value === null) return value;
  const own = value as JsonObject;
  if (isPacked(own)) {
    const shape = Array.isArray(own.shape) ? own.shape.join(",") : "";
    return { dtype: own.dtype ?? "", bdata: own.value ?? own.buffer ?? "", shape };
  }
  return Object.fromEntries(Object.entries(own).map(([key, item]) => [key, packedArrays(item)]));
}
