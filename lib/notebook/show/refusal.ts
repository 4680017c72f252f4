import { types } from "node:util";
import { drawnTypes } from "../plotly/drawn-types.js";
import { areRows } from "./records.js";
import { valueText } from "./value-text.js";

const TAKEN = "a figure, a table, an array of objects, or what table, verdictCard or markdown returns";

function described(value: unknown): string {
  const text = valueText(value).replace(/\s+/g, " ");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Whether values are traces that stand alone rather than in a figure. */
export function areTraces(value: unknown): boolean {
  if (!areRows(value)) return false;
  const members = (key: string) => value.map((one) => (one as { readonly [key: string]: unknown })[key]);
  const haveData = ["x", "y", "z", "values"].some((key) => members(key).every(Array.isArray));
  return haveData && members("type").every((type) => drawnTypes().includes(type as string));
}

/** What is wrong with an object that is meant as a figure; undefined where it is none. */
function figureFault(item: object): string | undefined {
  if (!("data" in item) && !("layout" in item)) return undefined;
  const { data, layout } = item as { readonly data?: unknown; readonly layout?: unknown };
  if (!Array.isArray(data)) return `data as an array of traces (got ${described(data)})`;
  const at = data.findIndex((trace) => typeof trace !== "object" || trace === null);
  if (at >= 0) return `an object as trace ${at} of data (got ${described(data[at])})`;
  if (layout !== undefined && (typeof layout !== "object" || layout === null))
    return `an object as layout (got ${described(layout)})`;
  return undefined;
}

/** Why `show` does not take something, and what to do instead. */
export function refusal(item: unknown): string {
  if (areTraces(item))
    return "show requires traces in a figure (got an array of them): show({ data, layout })";
  const fault = typeof item === "object" && item !== null ? figureFault(item) : undefined;
  if (fault !== undefined) return `show requires ${fault}`;
  const got = `show takes ${TAKEN} (got ${described(item)})`;
  if (types.isPromise(item)) return `${got}; await it first`;
  if (typeof item === "function") return `${got}; call it first`;
  if (typeof item === "string")
    return /^\s*\{/.test(item)
      ? `${got}; a figure's JSON is shown by show(JSON.parse(text))`
      : `${got}; md shows text`;
  return `${got}; table() takes rows and columns to choose and to format`;
}
