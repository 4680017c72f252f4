import { readFileSync } from "node:fs";
import { plotlyPath } from "../assets.js";

let known: readonly string[] | undefined;

/** The types of traces that the bundle of plotly.js registers, in alphabetical order. It draws any other type as a line, without a word. */
export function drawnTypes(): readonly string[] {
  known ??= [...readFileSync(plotlyPath(), "latin1").matchAll(/moduleType:"trace",name:"(\w+)"/g)]
    .map(([, name]) => name as string)
    .sort();
  return known;
}
