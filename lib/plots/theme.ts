import type { Json, Layout } from "./figure.js";
import { type Room, withNarrowLayout } from "./narrow.js";
import { ink } from "./palette.js";
import { TOP_LINE } from "./top-labels.js";

type JsonObject = { readonly [key: string]: Json | undefined };

/** System fonts only, of widths near Arial's, with which the static SVGs are laid out. */
export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const axis: JsonObject = {
  automargin: true,
  gridcolor: ink.grid,
  linecolor: ink.zero,
  tickcolor: ink.zero,
  zerolinecolor: ink.zero,
  zerolinewidth: 1,
  tickfont: { size: 12, color: ink.muted },
  title: { font: { size: 12, color: ink.muted }, standoff: 10 },
};

const xAxis: JsonObject = {
  ...axis,
  showgrid: false,
  showline: true,
  ticks: "outside",
  ticklen: 4,
  spikecolor: ink.muted,
  spikethickness: 1,
};
const yAxis: JsonObject = { ...axis, showgrid: true, showline: false, ticks: "", ticklabelstandoff: 6 };

const HEIGHT = 420;
/** About what legend, axis and margins take of a figure's height. */
const AROUND = 120;
/** How far the legend stands above the plot: high enough for a label on top of a line at the plot's upper edge. */
const LEGEND_ABOVE = 20;

const legend: JsonObject = {
  orientation: "h",
  x: 0,
  xanchor: "left",
  yanchor: "bottom",
  bgcolor: "rgba(0, 0, 0, 0)",
  font: { size: 12.5, color: ink.text },
  itemclick: "toggle",
};

const base: JsonObject = {
  font: { family: fontFamily, size: 13, color: ink.text },
  paper_bgcolor: ink.paper,
  plot_bgcolor: ink.paper,
  width: 820,
  height: HEIGHT,
  // The title is set as text over the plot, not in it; see the notebook's figures.
  margin: { l: 56, r: 20, t: 24, b: 44, pad: 0 },
  hovermode: "x unified",
  hoverlabel: {
    bgcolor: ink.paper,
    bordercolor: ink.grid,
    font: { family: fontFamily, size: 12.5, color: ink.text },
    align: "left",
  },
  separators: ".,",
  // What a figure sets on top of its data without saying in which colour.
  template: {
    data: {
      heatmap: [{ colorbar: { thickness: 12, outlinewidth: 0, tickfont: { size: 12, color: ink.muted } } }],
    },
    layout: {
      annotationdefaults: { arrowcolor: ink.muted, arrowwidth: 1.2, arrowsize: 0.9 },
      shapedefaults: { line: { color: ink.muted } },
    },
  },
};

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function merge(under: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = under[key];
    merged[key] = isObject(below) && isObject(value) ? merge(below, value) : value;
  }
  return merged;
}

/** On a phone margins are small. */
const NARROW: JsonObject = { margin: { l: 44, r: 20, t: 24, b: 40, pad: 0 } };

/** Where the legend of a figure stands, with room for so many lines of names between it and the plot. */
export function legendTop(height: number, lines = 1): number {
  return 1 + (LEGEND_ABOVE + TOP_LINE * Math.max(0, lines - 1)) / Math.max(80, height - AROUND);
}

/** The layout with the house theme under it, for one kind of room. */
export function themedFor(room: Room, layout: Layout): Layout {
  const height = typeof layout.height === "number" ? layout.height : HEIGHT;
  const axes = new Set(["xaxis", "yaxis", ...Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))]);
  const under = {
    ...base,
    ...(room === "narrow" && NARROW),
    legend: {
      ...legend,
      y: legendTop(height),
    },
    ...Object.fromEntries([...axes].map((key) => [key, key[0] === "x" ? xAxis : yAxis])),
  };
  return { ...merge(under, layout), title: layout.title };
}

/**
 * The layout with the house theme under it: fonts, margins, grid, legend, hover, sizes; its `meta` says what a phone draws otherwise. Whatever the
 * layout says wins; every axis that it names (`xaxis`, `yaxis2`, ...) gets the theme of an axis.
 * @example themed({ title: { text: "Growth of 1" } }).height // => 420
 */
export function themed(layout: Layout): Layout {
  return withNarrowLayout(themedFor("wide", layout), themedFor("narrow", layout));
}
