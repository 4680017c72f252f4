import type { Json, JsonObject } from "../../ipynb/notebook.js";

const CALL = /Plotly\.(?:newPlot|react|plot)\s*\(/g;
const MAX_CALLS = 20;

/** The position after a value of JSON or a call's argument that begins at one: its brackets closed, its texts skipped. */
function endOf(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const character = source[at] as string;
    if (character === ";" && depth === 0) return at;
    if (character === '"' || character === "'") {
      const quote = character;
      for (at += 1; at < source.length && source[at] !== quote; at += 1) if (source[at] === "\\") at += 1;
    } else if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (character === "," && depth === 0) return at;
  }
  return source.length;
}

function json(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** The JSON that begins at a position of a script; undefined where none does. */
export function jsonAt(script: string, at: number): Json | undefined {
  return json(script.slice(at, endOf(script, at)));
}

/**
 * The figures that scripts in HTML hand to plotly.js, as plotly.py, R and Julia write them: `Plotly.newPlot(id, data, layout)`
 * with both as JSON. Nothing is run: what is not JSON is left alone.
 */
export function plotlyCalls(html: string): JsonObject[] {
  const figures: JsonObject[] = [];
  for (const { 0: call, index } of [...html.matchAll(CALL)].slice(0, MAX_CALLS)) {
    const args: string[] = [];
    for (let at = index + call.length; at < html.length && args.length < 3; ) {
      const end = endOf(html, at);
      args.push(html.slice(at, end));
      if (html[end] !== ",") break;
      at = end + 1;
    }
    const data = json(args[1]);
    if (Array.isArray(data)) figures.push({ data, layout: json(args[2]) ?? {} });
  }
  return figures;
}
