import type { Json } from "./figure.js";
import { INSIDE, type Room } from "./narrow.js";
import { textWidth } from "./text-width.js";

/** A name over the plot. */
export interface TopLabel {
  readonly text: string;
  /** Where it belongs on the axis. */
  readonly x: Json;
  /** How far along the axis that is, from 0 to 1. */
  readonly share: number;
  readonly color: string;
}

const SIZE = 12;
const SPACE = 8;
/** What is inside a figure in the narrowest window of its room, where names come closest. */
const TIGHT: Readonly<Record<Room, number>> = { ...INSIDE, narrow: 228 };
/** From one line of names to the next, in pixels. */
export const TOP_LINE = 17;

/**
 * Names over the plot, each over its place: one that another would touch stands a line higher, one that would leave the plot is moved inside.
 * @returns the annotations, and how many lines they take
 */
export function topLabels(
  room: Room,
  labels: readonly TopLabel[],
): { readonly annotations: readonly Json[]; readonly lines: number } {
  const inside = INSIDE[room];
  const taken: [from: number, to: number][][] = [];
  const annotations = labels.map(({ text, x, share, color }) => {
    const half = textWidth(text, SIZE) / 2;
    const middle = share * inside;
    const moved = Math.max(half, Math.min(inside - half, middle));
    const closest = Math.max(half, Math.min(TIGHT[room] - half, share * TIGHT[room]));
    const [from, to] = [closest - half - SPACE / 2, closest + half + SPACE / 2];
    const isFree = (line: readonly [number, number][]) =>
      line.every(([start, end]) => to <= start || from >= end);
    const free = taken.findIndex(isFree);
    const line = free < 0 ? taken.length : free;
    taken[line] = [...(taken[line] ?? []), [from, to]];
    return {
      text,
      xref: "x",
      yref: "paper",
      x,
      y: 1,
      xshift: Math.round(moved - middle),
      yshift: TOP_LINE * line,
      xanchor: "center",
      yanchor: "bottom",
      showarrow: false,
      font: { size: SIZE, color },
    };
  });
  return { annotations, lines: taken.length };
}
