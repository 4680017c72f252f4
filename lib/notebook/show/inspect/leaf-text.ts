import { type InspectOptions, inspect, types } from "node:util";

/** How all is written that a reader sees: nothing depends on the terminal or on what a cell has set. */
export const OPTIONS: InspectOptions = {
  breakLength: 80,
  colors: false,
  compact: 3,
  customInspect: true,
  depth: null,
  getters: false,
  maxArrayLength: 100,
  maxStringLength: 2000,
  numericSeparator: false,
  showHidden: false,
  showProxy: false,
  sorted: false,
};

/** What a value shows of itself alone: what it holds is named by its class. */
const LEVEL: InspectOptions = { ...OPTIONS, customInspect: false, depth: 0 };

/**
 * The first level of what a Proxy stands for, with none of its traps run; only the name where that is an object of a class, whose fields may be
 * Node's own.
 */
export function proxyText(proxy: object): string {
  const name = inspect(proxy, { ...LEVEL, depth: -1 });
  if (name.startsWith("<")) return name;
  if (/^\[(Object|Array)\b/.test(name)) return `Proxy(${inspect(proxy, LEVEL)})`;
  const plain = /^\[?([\w$]+)/.exec(name)?.[1];
  return typeof proxy === "function" || plain === undefined ? "Proxy([Function])" : `Proxy(${plain} {})`;
}

/** A promise with its state, and its value where that is not an object; fields that something has set on it are left out. */
export function promiseText(promise: object): string {
  const text = inspect(promise, LEVEL);
  if (/^[^{]*\{\s*<pending>/.test(text)) return "Promise { <pending> }";
  if (/^[^{]*\{\s*<rejected>/.test(text)) return "Promise { <rejected> }";
  // The stack of an error has the paths of this machine.
  const isPlain = Reflect.ownKeys(promise).length === 0 && !/\n\s+at /.test(text);
  return isPlain ? text : "Promise { <fulfilled> }";
}

const VIEWS = [
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
  ...[Float32Array, Float64Array, BigInt64Array, BigUint64Array],
];

/** The same memory as a typed array of no fields of its own. */
function plainView(value: NodeJS.TypedArray): object {
  const { buffer, byteOffset, length } = value;
  if (globalThis.Buffer?.isBuffer(value)) return Buffer.from(buffer as ArrayBuffer, byteOffset, length);
  const tag = Object.getOwnPropertyDescriptor(
    Object.getPrototypeOf(Uint8Array.prototype) as object,
    Symbol.toStringTag,
  );
  const name: unknown = tag?.get?.call(value);
  const View = VIEWS.find((one) => one.name === name) ?? Uint8Array;
  return new (View as Uint8ArrayConstructor)(buffer as ArrayBuffer, byteOffset, length);
}

/** A value that holds no others as `util.inspect` shows it, without what may be set on it; undefined for all else. */
export function leafCopy(value: object): object | undefined {
  if (types.isDate(value)) return new Date(Date.prototype.getTime.call(value));
  if (types.isRegExp(value)) return new RegExp(value.source, value.flags);
  if (types.isTypedArray(value)) return plainView(value);
  if (types.isBoxedPrimitive(value)) return Object(value.valueOf()) as object;
  if (types.isAnyArrayBuffer(value) && Reflect.ownKeys(value).length === 0) return value;
  return undefined;
}
