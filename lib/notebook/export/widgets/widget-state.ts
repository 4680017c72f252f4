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

function withValue(tree: Json | undefined, path: readonly string[], value: string): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(tree)) {
    return tree.map((item: Json, at) => (String(at) === key ? withValue(item, rest, value) : item));
  }
  const own = objectOf(tree);
  return { ...own, [key]: withValue(own[key], rest, value) };
}

/** The widgets that a notebook has saved with itself, by the ids of their models. */
export class WidgetState {
  readonly #models: JsonObject;

  /** @param metadata of the notebook */
  constructor(metadata: JsonObject) {
    this.#models = objectOf(objectOf(objectOf(metadata.widgets)[MIME]).state);
  }

  /** A widget with its bytes in their places, as base64; undefined when it is not saved. */
  widget(id: string): Widget | undefined {
    const model = Object.hasOwn(this.#models, id) ? objectOf(this.#models[id]) : undefined;
    if (!model || typeof model.model_name !== "string") return undefined;
    let state: Json = objectOf(model.state);
    for (const { path, data } of buffersOf(model)) state = withValue(state, path, data);
    return {
      kind: model.model_name.replace(/Model$/, ""),
      module: String(model.model_module ?? ""),
      state: objectOf(state),
    };
  }

  /** The widget that a value of a state points to. */
  target(reference: Json | undefined): { readonly id: string; readonly widget: Widget } | undefined {
    const id = /^IPY_MODEL_(.+)$/.exec(typeof reference === "string" ? reference : "")?.[1];
    const widget = id === undefined ? undefined : this.widget(id);
    return id === undefined || !widget ? undefined : { id, widget };
  }
}
