import type { Json, JsonObject, MimeBundle, Output } from "../../ipynb/notebook.js";
import { objectOf } from "../../ipynb/object-of.js";
import { parseOutputs } from "../../ipynb/parse-notebook.js";
import { escapeHtml } from "../../show/escape-html.js";
import type { PageContent } from "../page-content.js";
import { fieldHtml } from "./field-html.js";
import { packedArrays } from "./packed-arrays.js";
import type { Widget } from "./widget-state.js";

/** How what lies in a widget is shown. */
export interface WidgetContext {
  /** What a reader calls the cell. */
  readonly label: string;
  readonly output: (output: Output) => string;
  readonly bundle: (data: MimeBundle) => string;
}

const BOXES = new Set(["Box", "HBox", "VBox", "GridBox", "TwoByTwoLayout", "AppLayout", "GridspecLayout"]);
const PANELS = new Set(["Tab", "Accordion", "Stack"]);
const MAX_DEPTH = 40;

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function children(state: JsonObject): readonly Json[] {
  return Array.isArray(state.children) ? state.children : [];
}

/** The titles of panels: a list since ipywidgets 8, before that by place. */
function titleOf({ titles, _titles }: JsonObject, at: number): string {
  const own = Array.isArray(titles) ? titles[at] : objectOf(_titles)[String(at)];
  return text(own) || `Part ${at + 1}`;
}

function image({ value, format, width, height, _alt }: JsonObject, { bundle }: WidgetContext): string {
  const type = text(format).toLowerCase().replace("jpg", "jpeg");
  const mime = `image/${type === "svg" ? "svg+xml" : type || "png"}`;
  const html = bundle({ [mime]: value ?? "", "text/plain": text(_alt) || "Picture in a widget" });
  const sizes = [
    ["width", width],
    ["height", height],
  ].flatMap(([name, size]) => (/^\d+$/.test(text(size)) ? [` ${name}="${size}"`] : []));
  return html.startsWith("<img") ? html.replace(/>$/, `${sizes.join("")}>`) : html;
}

/** Renders the widgets of one output, each once. */
class Rendering {
  readonly #page: PageContent;
  readonly #context: WidgetContext;
  readonly #open = new Set<string>();

  constructor(page: PageContent, context: WidgetContext) {
    this.#page = page;
    this.#context = context;
  }

  html(id: string, widget: Widget): string {
    if (
      this.#open.has(id) ||
      this.#open.size > MAX_DEPTH ||
      !this.#page.widgets.show() ||
      this.#isHidden(widget)
    )
      return "";
    this.#open.add(id);
    const html = this.#kind(widget);
    this.#open.delete(id);
    return html;
  }

  #isHidden({ state }: Widget): boolean {
    const layout = this.#page.widgets.target(state.layout)?.widget.state ?? {};
    return layout.display === "none" || layout.visibility === "hidden";
  }

  #child(reference: Json | undefined): string {
    const found = this.#page.widgets.target(reference);
    return found ? this.html(found.id, found.widget) : "";
  }

  #panels(kind: string, state: JsonObject): string {
    const all = children(state).map((child, at) => ({ at, html: this.#child(child) }));
    if (kind === "Stack") return all.find(({ at }) => at === state.selected_index)?.html ?? "";
    const panels = all.map(({ at, html }) => {
      const open = at === state.selected_index ? " open" : "";
      return `<details class="cb-panel"${open}><summary>${escapeHtml(titleOf(state, at))}</summary>${html}</details>`;
    });
    return `<div class="cb-panels">${panels.join("")}</div>`;
  }

  #kind({ kind, module, state }: Widget): string {
    const field = fieldHtml(kind, state);
    if (field !== undefined) return field;
    const { bundle, output, label } = this.#context;
    if (BOXES.has(kind)) {
      const across = kind === "HBox" ? " cb-across" : "";
      return `<div class="cb-box${across}">${children(state)
        .map((child) => this.#child(child))
        .join("")}</div>`;
    }
    if (PANELS.has(kind)) return this.#panels(kind, state);
    if (kind === "HTML" || kind === "HTMLMath") {
      const description = escapeHtml(text(state.description));
      if (text(state.value).trim() === "") return "";
      return `<div class="cb-widget">${description && `<span class="cb-label">${description}</span> `}${bundle({ "text/html": text(state.value), "text/plain": "" })}</div>`;
    }
    if (kind === "Label") {
      return `<div class="cb-widget">${bundle({ "text/html": `<span>${escapeHtml(text(state.value))}</span>`, "text/plain": "" })}</div>`;
    }
    if (kind === "Image") return image(state, this.#context);
    if (kind === "Output") return parseOutputs(state.outputs).map(output).join("");
    // plotly's FigureWidget, as its fifth and its sixth version save it.
    const [data, layout] = [state._widget_data ?? state._data, state._widget_layout ?? state._layout];
    if (Array.isArray(data) && typeof layout === "object") {
      return bundle({ "application/vnd.plotly.v1+json": packedArrays({ data, layout }) });
    }
    const from = module.startsWith("@jupyter-widgets/") || module === "" ? "" : ` of ${module}`;
    return `<p class="cb-unshown">${escapeHtml(`A widget of ${label} needs a live notebook (${kind}${from}).`)}</p>`;
  }
}

/**
 * A widget as the notebook has saved it, without a script: what its sliders, lists and boxes were set to, its texts, pictures
 * and outputs.
 * @returns "" when it is not saved
 */
export function widgetHtml(id: string, page: PageContent, context: WidgetContext): string {
  const widget = page.widgets.widget(id);
  if (!widget) return "";
  const html = new Rendering(page, context).html(id, widget);
  return html === "" ? "" : `<div class="cb-widgets">${html}</div>`;
}
