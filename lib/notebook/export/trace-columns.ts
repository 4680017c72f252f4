import type { Json } from "../../plots/figure.js";

type JsonObject = { readonly [key: string]: Json | undefined };

/** What traces hold that do not lie along x and y, by the names of their lists; the first group that a trace has is its table. */
const GROUPS: readonly (readonly string[])[] = [
  ["x", "open", "high", "low", "close"],
  ["x", "y", "z"],
  ["labels", "parents", "values"],
  ["locations", "z"],
  ["lon", "lat", "z"],
  ["theta", "r"],
  ["a", "b", "c"],
];

function list(value: Json | undefined): readonly Json[] | undefined {
  const isList = Array.isArray(value) && value.length > 0 && !value.some((one) => Array.isArray(one));
  return isList ? value : undefined;
}

/**
 * The lists of a trace that has more than one along x and y, or none there: prices of a day, parts of a whole, places. Undefined
 * when it is of another kind.
 */
export function traceColumns(
  trace: JsonObject,
): (readonly [name: string, values: readonly Json[]])[] | undefined {
  for (const names of GROUPS) {
    const found = names.flatMap((name) => {
      const values = list(trace[name]);
      return values ? [[name, values] as const] : [];
    });
    const isWhole = found.some(([name]) => name === names.at(-1)) && found.length > 1;
    if (isWhole && (names[0] !== "x" || found.length > 2)) return found;
  }
  return undefined;
}
