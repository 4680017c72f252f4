import type { Json, Trace } from "./figure.js";

type Drawn = readonly (number | null)[];

/** A run of values without a gap: first index, and the index after the last. */
export type Run = readonly [start: number, end: number];

/** The runs of known values between gaps, in order. */
export function knownRuns(values: Drawn): Run[] {
  const runs: Run[] = [];
  values.forEach((value, at) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last?.[1] === at) runs[runs.length - 1] = [last[0], at + 1];
    else runs.push([at, at + 1]);
  });
  return runs;
}

const POINT_SIZE = 6;

/**
 * A line trace, and with it what shows a value with a gap on either side, which no line leads to: markers on the line where it has only such
 * values, else a second trace of them alone, which is no row of the data and no entry of the legend.
 * @param values those of the trace that have a place on its axes
 */
export function withIsolatedPoints(trace: Trace, values: Drawn, color: string): Trace[] {
  const runs = knownRuns(values);
  const alone = runs.flatMap(([start, end]) => (end - start === 1 ? [start] : []));
  const marker = { color, size: POINT_SIZE };
  if (alone.length === 0) return [trace];
  if (alone.length === runs.length) return [{ ...trace, mode: "lines+markers", marker }];
  const { name, yaxis, x, y } = trace;
  const at = (list: Json | undefined) => alone.map((index) => (list as readonly Json[])[index] as Json);
  // One entry of the legend hides both.
  const legendgroup = `${name}`;
  return [
    { ...trace, legendgroup },
    {
      type: "scatter",
      mode: "markers",
      name,
      legendgroup,
      x: at(x),
      y: at(y),
      ...(yaxis !== undefined && { yaxis }),
      marker,
      hoverinfo: "skip",
      showlegend: false,
    },
  ];
}

/** What fills an area without being a point that a reader can ask for, or a row of the data. */
export const FILL_ONLY: Omit<Trace, "type"> & { readonly type: "scatter" } = {
  type: "scatter",
  mode: "markers",
  marker: { size: 0, opacity: 0 },
  hoverinfo: "skip",
  showlegend: false,
};

/** A band between two edges that gaps part: each part filled by itself, and its edges to read. The first part names it in the legend. */
export function partedBand(band: {
  readonly name: string;
  readonly x: readonly number[];
  readonly low: Drawn;
  readonly high: Drawn;
  readonly color: string;
}): Trace[] {
  const { name, x, low, high, color } = band;
  const edge = {
    type: "scatter",
    mode: "lines",
    x,
    line: { width: 0 },
    hoverinfo: "skip",
    showlegend: false,
  } as const;
  const parts = knownRuns(low).map(([start, end], at): Trace => {
    const back = <T>(list: readonly T[]) => list.slice(start, end).reverse();
    return {
      ...FILL_ONLY,
      name,
      x: [...x.slice(start, end), ...back(x)],
      y: [...low.slice(start, end), ...back(high)],
      fill: "toself",
      fillcolor: color,
      showlegend: at === 0,
    };
  });
  return [...parts, { ...edge, name: `${name}, lower edge`, y: low }, { ...edge, name, y: high }];
}
