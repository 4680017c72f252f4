import type { JsonObject } from "./notebook.js";

/**
 * A value as a JSON object; one without members where it is none.
 * @example objectOf([1]) // => {}
 */
export function objectOf(value: unknown): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
