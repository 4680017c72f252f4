// Stands for node:util in a page.

export { inspect } from "node-inspect-extracted";

const tag = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const tagged =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "object" && value !== null && names.includes(tag(value));
const isFunctionOf = (kind: RegExp) => (value: unknown) =>
  typeof value === "function" && kind.test(tag(value));

/** What kind of object a value is, as `util.types` of Node tells it, by what the value says of itself; a Proxy is what it stands for. */
export const types = {
  isAnyArrayBuffer: tagged("ArrayBuffer", "SharedArrayBuffer"),
  isArgumentsObject: tagged("Arguments"),
  isAsyncFunction: isFunctionOf(/^Async/),
  isBoxedPrimitive: (value: unknown): boolean =>
    [Number, String, Boolean, BigInt, Symbol].some((one) => value instanceof one),
  isDate: tagged("Date"),
  isGeneratorFunction: isFunctionOf(/GeneratorFunction$/),
  isMap: tagged("Map"),
  isModuleNamespaceObject: tagged("Module"),
  isNativeError: tagged("Error"),
  isPromise: tagged("Promise"),
  isProxy: (_value: unknown): boolean => false,
  isRegExp: tagged("RegExp"),
  isSet: tagged("Set"),
  isTypedArray: (value: unknown): boolean => ArrayBuffer.isView(value) && !(value instanceof DataView),
};
