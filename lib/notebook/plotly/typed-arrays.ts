import { fromBase64 } from "../../platform/base64.js";
import type { Json, JsonObject } from "../ipynb/notebook.js";

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

/** An array as plotly.py packs it: the type and the bytes of its numbers, and how many there are along each dimension. */
interface PackedArray {
  readonly dtype: string;
  readonly bdata: string;
  readonly shape?: string;
}

/** Whether an object is an array that plotly.py has packed as bytes. */
export function isPackedArray(value: object): value is PackedArray {
  const { dtype, bdata } = value as { readonly dtype?: unknown; readonly bdata?: unknown };
  return typeof dtype === "string" && typeof bdata === "string";
}

const MAX_DIMENSIONS = 4;

/** The numbers of a packed array as a list, of more dimensions as lists in lists; null for what is no number. */
export function unpacked({ dtype, bdata, shape = "" }: PackedArray): Json {
  const name = dtype.replace(/^[<|=]/, "");
  const [bytes, read] = TYPES[LONG[name] ?? name] ?? [];
  if (!bytes || !read) return [];
  const buffer = fromBase64(bdata);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const numbers = Array.from({ length: Math.floor(buffer.length / bytes) }, (_, at): Json => {
    const value = read(view, at * bytes);
    return Number.isFinite(value) ? value : null;
  });
  // No trace has more dimensions.
  const inner = String(shape).split(",", MAX_DIMENSIONS).slice(1).map(Number);
  // From the innermost dimension outwards.
  return inner.reduceRight<readonly Json[]>(
    (items, size) => (size > 0 ? rowsOf(items, size) : items),
    numbers,
  );
}

function rowsOf(items: readonly Json[], size: number): Json[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    items.slice(row * size, (row + 1) * size),
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
  if (isPackedArray(object)) return unpacked(object);
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, withoutTypedArrays(item)]));
}
