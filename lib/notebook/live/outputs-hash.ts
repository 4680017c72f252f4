import { sha256 } from "../../platform/sha256.js";
import { isObject } from "../../platform/shape.js";
import type { Json, JsonObject, Output } from "../ipynb/notebook.js";
import { FIGURE } from "../output-data.js";

/** Digits of a number that count: two engines' powers and logarithms differ in the sixteenth. */
const DIGITS = 9;
/** What is made of the others, or says how a figure was drawn. */
const DERIVED: ReadonlySet<string> = new Set(["text/html", "image/svg+xml"]);
const LENGTH = 16;

function essence(value: Json): Json {
  if (typeof value === "number") return Number(value.toPrecision(DIGITS));
  if (Array.isArray(value)) return value.map(essence);
  if (!isObject(value)) return value;
  const entries = Object.entries(value as JsonObject).map(([key, one]) => [key, essence(one)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function figure({ id: _, plotly, ...rest }: JsonObject): Json {
  return { ...rest, plotly: JSON.parse(String(plotly)) as Json };
}

function shown(output: Output): Json {
  if (!("data" in output)) return output as unknown as JsonObject;
  const data = Object.entries(output.data).flatMap(([type, content]) => {
    if (DERIVED.has(type)) return [];
    return [[type, type === FIGURE && isObject(content) ? figure(content as JsonObject) : content] as const];
  });
  return Object.fromEntries(data);
}

/** A hash of what outputs say, the same for outputs that differ only in the last digits of a number or in how a figure was drawn. */
export function outputsHash(outputs: readonly Output[]): string {
  return sha256(JSON.stringify(essence(outputs.map(shown)))).slice(0, LENGTH);
}
