import type { Figure, Layout, Trace } from "../../plots/figure.js";
import { ink } from "../../plots/palette.js";
import { themed } from "../../plots/theme.js";
import type { JsonObject } from "../ipynb/notebook.js";
import { axisTitle, describeFigure } from "../plotly/describe-figure.js";
import {
  foreignLayout,
  isWhite,
  plainTrace,
  sized,
  stillLayout,
  titlesOf,
} from "../plotly/foreign-layout.js";
import { framesNote } from "../plotly/frames-note.js";
import { plainText } from "../plotly/plain-text.js";
import { titleObjects } from "../plotly/title-objects.js";
import { traceFault } from "../plotly/trace-fault.js";
import { typeOf } from "../plotly/trace-types.js";
import { plainJson } from "./plain-json.js";
import type { PlotlyFigure } from "./recognise.js";

function requireDrawn(data: readonly object[]): void {
  const fault = traceFault(data);
  if (fault) throw new RangeError(`show cannot draw a trace ${fault.what}: ${fault.remedy}`);
}

/**
 * Traces as plain JSON, each with the type as which it is drawn.
 * @throws RangeError when the bundle of plotly.js cannot draw one
 */
export function plainData(data: readonly object[]): readonly Trace[] {
  const plain = data.map((trace) => plainJson(trace) as JsonObject);
  requireDrawn(plain);
  return plain.map((trace): Trace => ({ ...trace, type: String(typeOf(trace)) }));
}

/** The traces of an animation's frames say their type only where they change it. */
function frameTraces(frames: PlotlyFigure["frames"]): object[] {
  const data = (frames ?? []).flatMap((frame) => (frame as Partial<PlotlyFigure>).data ?? []);
  return data.filter((trace) => "type" in trace);
}

/** White turns with the page, as it does under every figure of the house. */
function onPaper(layout: JsonObject): JsonObject {
  const names = ["paper_bgcolor", "plot_bgcolor"].filter((name) => isWhite(layout[name]));
  return { ...layout, ...Object.fromEntries(names.map((name) => [name, ink.paper])) };
}

/**
 * A figure as plotly's own tools write it, `{ data, layout }`, as a figure: under the house theme, or in its own colours where it has a template,
 * with a title from the axes or the traces where it has none, and an alternative text that says what one sees.
 * @throws RangeError when it has a trace that the bundle of plotly.js cannot draw
 */
export function plotlyFigure({ data, layout, frames, alt, caption }: PlotlyFigure): Figure {
  const traces = plainData(data).map((trace) => plainTrace(titleObjects(trace as JsonObject)));
  requireDrawn(frameTraces(frames));
  const own = stillLayout(titleObjects(plainJson(layout ?? {}) as JsonObject));
  const { title, subtitle } = titlesOf(own);
  const axes = ["yaxis", "xaxis"].map((name) => axisTitle(own, name)).filter(Boolean);
  const names = traces.map(({ name }) => plainText(name)).filter(Boolean);
  const text = title || axes.join(" by ") || names.slice(0, 3).join(", ") || "Figure";
  const heading = { title: { text, ...(subtitle && { subtitle: { text: subtitle } }) } };
  const isForeign = typeof own.template === "object" && own.template !== null;
  const sizes = { width: sized(own.width, 820), height: sized(own.height, 420) };
  const drawn = isForeign
    ? { ...foreignLayout(own), ...sizes, ...heading }
    : themed({ hovermode: "closest", ...onPaper(own), ...sizes, ...heading } as Layout);
  return {
    data: traces as readonly JsonObject[] as readonly Trace[],
    layout: drawn,
    alt: alt || describeFigure(traces, own, text),
    caption: [caption, framesNote(frames)].filter(Boolean).join(" "),
  };
}
