import type { Json, JsonObject } from "../../ipynb/notebook.js";

type Reader = (view: DataView, at: number) => number;

/** numpy's short names of types, as plotly.py writes them: bytes a number, and how one is read. */
const TYPES: Readonly<Record<string, readonly [bytes: number, read: Reader]>> = {
  i1: [1, (view, at) => view.getInt8(at)],
  u1: [1, (view, at) => view.getUint8(at)],
  i2: [2, (view, at) => view.getInt16(at, true)],
  u2: [2, (view, at) => view.getUint16(at, true)],
  i4: [4, (view, at) => view.getInt32(at, true)],
  u4: [4, (view, at) => view.getUint32(at, true)],
  f4: [4, (view, at) => view.getFloat32(at, true)],
  f8: [8, (view, at) => view.getFloat64(at, true)],
};
/** The same by the names of JavaScript's and numpy's arrays. */
const LONG: Readonly<Record<string, string>> = {
  int8: "i1",
  uint8: "u1",
  uint8c: "u1",
  int16: "i2",
  uint16: "u2",
  int32: "i4",
  uint32: "u4",
  float32: "f4",
  float64: "f8",
};

function isTypedArray(value: JsonObject): boolean {
  return typeof value.dtype === "string" && typeof value.bdata === "string";
}

/** Numbers as a list, of two dimensions as a list of rows. */
function list({ dtype, bdata, shape }: JsonObject): Json {
  const name = String(dtype).replace(/^[<|=]/, "");
  const [bytes, read] = TYPES[LONG[name] ?? name] ?? [];
  if (!bytes || !read) return [];
  const buffer = Buffer.from(String(bdata), "base64");
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const numbers = Array.from({ length: Math.floor(buffer.length / bytes) }, (_, at): Json => {
    const value = read(view, at * bytes);
    return Number.isFinite(value) ? value : null;
  });
  const width = Number(String(shape ?? "").split(",")[1]);
  if (!(width > 0)) return numbers;
  return Array.from({ length: Math.ceil(numbers.length / width) }, (_, row) =>
    numbers.slice(row * width, (row + 1) * width),
  );
}

/**
 * A plotly figure's JSON in which every array that plotly.py has packed as bytes is a list of numbers; what is no number is
 * null.
 * @example withoutTypedArrays({ dtype: "i1", bdata: "AQI=" }) // => [1, 2]
 */
export function withoutTypedArrays(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutTypedArrays);
  if (typeof value !== "object" || value === null) return value;
  const object = value as JsonObject;
  if (isTypedArray(object)) return list(object);
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, withoutTypedArrays(item)]));
}
