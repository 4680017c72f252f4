import type { Trace } from "../../../plots/figure.js";
import type { Json, JsonObject } from "../../ipynb/notebook.js";
import { objectOf } from "../../ipynb/object-of.js";
import { describeFigure } from "../../plotly/describe-figure.js";
import { foreignLayout, plainTrace, sized, stillLayout, titlesOf } from "../../plotly/foreign-layout.js";
import { framesNote } from "../../plotly/frames-note.js";
import { titleObjects } from "../../plotly/title-objects.js";
import { traceFault } from "../../plotly/trace-fault.js";
import { typeOf } from "../../plotly/trace-types.js";
import { withoutTypedArrays } from "../../plotly/typed-arrays.js";
import { drawStaticSvg } from "../../show/static-svg/static-svg.js";
import { imageAddress } from "../addresses.js";
import type { ShownFigure } from "../figure-html.js";

/** Points of a trace that the static SVG shows. */
const MAX_POINTS = 4000;

/** A figure of plotly as a page shows it, or which traces of it the page cannot draw: what "traces" is followed by. */
export type PlotlyFigure =
  | { readonly figure: ShownFigure; readonly whole: string }
  | {
      readonly undrawn: string;
      readonly title: string;
      readonly data: readonly JsonObject[];
      readonly layout: JsonObject;
    };

/** Every n-th point of the traces with most points, so that the static SVG is a picture and no load. */
function thinned(data: readonly JsonObject[]): {
  readonly data: readonly JsonObject[];
  readonly step: number;
} {
  const lengthOf = (trace: JsonObject) =>
    trace.type === "scatter" && Array.isArray(trace.y) ? trace.y.length : 0;
  const step = Math.ceil(Math.max(0, ...data.map(lengthOf)) / MAX_POINTS);
  if (step <= 1) return { data, step: 1 };
  const some = (value: Json, length: number): Json => {
    if (Array.isArray(value))
      return value.length === length ? value.filter((_, at) => at % step === 0) : value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, some(item as Json, length)]));
  };
  return {
    data: data.map((trace) =>
      lengthOf(trace) > MAX_POINTS ? objectOf(some(trace, lengthOf(trace))) : trace,
    ),
    step,
  };
}

/**
 * A figure as plotly's own JSON holds it, with a static SVG, and alternative text from its title and traces.
 * @param json `{ data, layout }`; typed arrays, and WebGL's names of traces, are read too
 * @returns undefined when it is no figure
 */
export function plotlyFigure(json: Json): PlotlyFigure | undefined {
  const source = objectOf(withoutTypedArrays(json));
  if (!Array.isArray(source.data)) return undefined;
  const traces = (source.data as Json[]).map((trace) => titleObjects(objectOf(trace)));
  const layout = stillLayout(titleObjects(objectOf(source.layout)));
  const { title, subtitle } = titlesOf(layout);
  const fault = traceFault(traces);
  if (fault) return { undrawn: fault.what, title, data: traces, layout };
  const data = traces
    .map((trace): JsonObject => ({ ...trace, type: String(typeOf(trace)) }))
    .filter(
      ({ type, source }) =>
        type !== "image" || source === undefined || /^data:image\/(?!svg)/.test(String(source)),
    );
  const own = foreignLayout(layout);
  const alt = describeFigure(data, own, title);
  const few = thinned(data);
  const thinning = few.step > 1 ? `The static picture shows one of every ${few.step} points.` : "";
  const caption = [thinning, framesNote(source.frames)].filter(Boolean).join(" ");
  try {
    const staticSvg = drawStaticSvg({
      data: few.data.map(plainTrace) as unknown as readonly Trace[],
      layout: {
        ...own,
        width: sized(layout.width, 820),
        title: { text: title, subtitle: { text: subtitle } },
      },
      alt,
      caption,
    });
    const figure: ShownFigure = {
      title,
      subtitle,
      alt,
      caption,
      width: staticSvg.width,
      height: staticSvg.height,
      staticSvg: imageAddress("image/svg+xml", staticSvg.plot) ?? "",
      data,
      layout: own,
    };
    return { figure, whole: staticSvg.whole };
  } catch {
    return { undrawn: "as this figure has them", title, data, layout };
  }
}
