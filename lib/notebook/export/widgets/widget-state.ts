import type { Json, JsonObject } from "../../ipynb/notebook.js";
import { objectOf } from "../../ipynb/object-of.js";

/** A widget as a notebook has saved it. */
export interface Widget {
  /** The name of its model without `Model`, such as `IntSlider`. */
  readonly kind: string;
  readonly module: string;
  readonly state: JsonObject;
}

const MIME = "application/vnd.jupyter.widget-state+json";

/** Bytes that the state has left out, by where they belong, as base64. */
function buffersOf(
  model: JsonObject,
): readonly { readonly path: readonly string[]; readonly data: string }[] {
  const { buffers } = model;
  if (!Array.isArray(buffers)) return [];
  return buffers.map(objectOf).flatMap(({ encoding, path, data }) => {
    if (!Array.isArray(path) || typeof data !== "string") return [];
    const base64 = encoding === "hex" ? Buffer.from(data, "hex").toString("base64") : data;
    return [{ path: path.map(String), data: base64 }];
  });
}

type Container = Record<string, Json>;

/** Puts a value where a path of a state leads; nowhere, where the path leaves the state. */
function setValue(state: Container, path: readonly string[], value: string): void {
  let at = state;
  for (const key of path.slice(0, -1)) {
    if (!Object.hasOwn(at, key) && !Array.isArray(at)) at[key] = {};
    const next = Object.hasOwn(at, key) ? at[key] : undefined;
    if (typeof next !== "object" || next === null) return;
    at = next as unknown as Container;
  }
  const key = path.at(-1);
  if (key !== undefined && (Object.hasOwn(at, key) || !Array.isArray(at))) at[key] = value;
}

/** Widgets that the outputs of a page show in all: a few boxes that hold each other make any number. */
const MAX_SHOWN = 10_000;

/** The widgets that a notebook has saved with itself, by the ids of their models. */
export class WidgetState {
  readonly #models: JsonObject;
  readonly #known = new Map<string, Widget | undefined>();
  #shown = 0;

  /** @param metadata of the notebook */
  constructor(metadata: JsonObject) {
    this.#models = objectOf(objectOf(objectOf(metadata.widgets)[MIME]).state);
  }

  /** Counts a widget as shown; false when the page shows no more. */
  show(): boolean {
    this.#shown += 1;
    return this.#shown <= MAX_SHOWN;
  }

  /** A widget with its bytes in their places, as base64; undefined when it is not saved. */
  widget(id: string): Widget | undefined {
    if (!this.#known.has(id)) this.#known.set(id, this.#read(id));
    return this.#known.get(id);
  }

  #read(id: string): Widget | undefined {
    const model = Object.hasOwn(this.#models, id) ? objectOf(this.#models[id]) : undefined;
    if (!model || typeof model.model_name !== "string") return undefined;
    const buffers = buffersOf(model).filter(({ path }) => !path.includes("__proto__"));
    const state =
      buffers.length === 0 ? objectOf(model.state) : (structuredClone(objectOf(model.state)) as Container);
    for (const { path, data } of buffers) setValue(state as Container, path, data);
    return {
      kind: model.model_name.replace(/Model$/, ""),
      module: String(model.model_module ?? ""),
      state,
    };
  }

  /** The widget that a value of a state points to. */
  target(reference: Json | undefined): { readonly id: string; readonly widget: Widget } | undefined {
    const id = /^IPY_MODEL_(.+)$/.exec(typeof reference === "string" ? reference : "")?.[1];
    const widget = id === undefined ? undefined : this.widget(id);
    return id === undefined || !widget ? undefined : { id, widget };
  }
}
