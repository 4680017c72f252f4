/**
 * A value as an error message shows it, whatever an untyped caller passed.
 * @example shownValue("0.5") // => '"0.5"'
 * @example shownValue([1, 2]) // => "a list of 2"
 */
export function shownValue(value: unknown): string {
  if (typeof value === "string")
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return `a list of ${(value as ArrayLike<unknown>).length}`;
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  return kind === "Object" ? "an object" : `a ${kind}`;
}
