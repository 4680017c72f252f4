import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { outputHtml } from "../../../../lib/notebook/export/output-html.js";
import { PageContent } from "../../../../lib/notebook/export/page-content.js";
import { WidgetState } from "../../../../lib/notebook/export/widgets/widget-state.js";
import type { JsonObject } from "../../../../lib/notebook/ipynb/notebook.js";
import { externalReferences } from "../external-references.js";
import { HOSTILE } from "../notebooks.js";

type Models = Readonly<
  Record<string, readonly [name: string, state: JsonObject, buffers?: readonly JsonObject[]]>
>;

const VIEW = "application/vnd.jupyter.widget-view+json";

/** The widget `top` of a notebook with these widgets, as HTML. */
function shown(models: Models, plain = "Widget()"): string {
  const state = Object.fromEntries(
    Object.entries(models).map(([id, [name, own, buffers]]) => [
      id,
      {
        model_name: `${name}Model`,
        model_module: "@jupyter-widgets/controls",
        state: own,
        ...(buffers && { buffers }),
      },
    ]),
  );
  const metadata = { widgets: { "application/vnd.jupyter.widget-state+json": { version_major: 2, state } } };
  const page = new PageContent([], (href) => href, { widgets: new WidgetState(metadata as JsonObject) });
  const data = { [VIEW]: { model_id: "top", version_major: 2 }, "text/plain": plain };
  return outputHtml({ output_type: "display_data", data, metadata: {} }, page, {
    anchor: "a",
    label: "cell [1]",
  });
}

const body = (models: Models) => new JSDOM(shown(models)).window.document.body;
const text = (models: Models) => body(models).textContent?.replace(/\s+/g, " ").trim();

test.each<[name: string, state: JsonObject, text: string]>([
  ["IntSlider", { description: "n", min: 0, max: 10, value: 7 }, "n 7"],
  ["FloatRangeSlider", { description: "", min: 0, max: 1, value: [0.2, 0.8] }, "0.2 – 0.8"],
  ["FloatLogSlider", { description: "b", base: 10, min: 0, max: 4, value: 100 }, "b 100"],
  ["SelectionSlider", { _options_labels: ["lo", "hi"], index: 1 }, "hi"],
  ["Dropdown", { description: "c", _options_labels: ["red", "green"], index: 1 }, "c green"],
  ["Dropdown", { description: "c", _options_labels: ["red"], index: null }, "c"],
  ["RadioButtons", { _options_labels: ["p", "q"], index: 0 }, "● p○ q"],
  ["SelectMultiple", { _options_labels: ["a", "b", "c"], index: [0, 2] }, "● a○ b● c"],
  ["Text", { description: "who", value: "<me>" }, "who <me>"],
  ["Password", { description: "key", value: "hunter2" }, "key ••••••"],
  ["BoundedFloatText", { value: 0.1 }, "0.1"],
  ["Checkbox", { description: "log", value: true }, "☑ log"],
  ["Checkbox", { description: "log", value: false }, "☐ log"],
  ["ToggleButton", { description: "t", value: true }, "t (on)"],
  ["Button", { description: "Go" }, "Go"],
  ["Valid", { description: "ok", value: false }, "ok ✗"],
  ["DatePicker", { description: "d", value: { year: 2024, month: 6, date: 24 } }, "d 2024-07-24"],
  ["ColorPicker", { value: "#ff0000" }, "#ff0000"],
  ["Label", { value: "a < b" }, "a < b"],
  ["HTML", { value: "<b>bold</b>" }, "bold"],
  ["HTMLMath", { value: "$\\alpha$" }, "α"],
])("a saved %s %j reads %j", (name, state, expected) => {
  expect(text({ top: [name, state] })).toBe(expected);
});

test("what a password holds is not on the page", () => {
  expect(shown({ top: ["Password", { value: "hunter2" }] })).not.toContain("hunter2");
});

test("progress is a progress bar with its value", () => {
  const bar = body({ top: ["FloatProgress", { min: 1, max: 11, value: 4 }] }).querySelector("progress");
  expect([bar?.max, bar?.value]).toEqual([10, 3]);
});

describe("what holds other widgets", () => {
  const children = { children: ["IPY_MODEL_a", "IPY_MODEL_b"] };
  const two: Models = { a: ["Label", { value: "first" }], b: ["Label", { value: "second" }] };

  test("shows them in their order", () => {
    for (const box of ["VBox", "HBox", "Box", "GridBox"]) {
      expect(text({ ...two, top: [box, children] })).toBe("firstsecond");
    }
  });

  test("shows all panels under their titles, old and new, the chosen one open", () => {
    for (const titles of [{ titles: ["One", "Two"] }, { _titles: { 0: "One", 1: "Two" } }]) {
      const panels = body({ ...two, top: ["Tab", { ...children, ...titles, selected_index: 1 }] });
      expect([...panels.querySelectorAll("summary")].map((one) => one.textContent)).toEqual(["One", "Two"]);
      expect(panels.querySelector("details[open]")?.textContent).toBe("Twosecond");
    }
  });

  test("leaves out what is not displayed, what is missing, and itself", () => {
    const models: Models = {
      a: ["Label", { value: "seen" }],
      b: ["Label", { value: "unseen", layout: "IPY_MODEL_l" }],
      l: ["Layout", { display: "none" }],
      top: ["VBox", { children: ["IPY_MODEL_a", "IPY_MODEL_b", "IPY_MODEL_none", "IPY_MODEL_top"] }],
    };
    expect(text(models)).toBe("seen");
  });
});

test("an Output shows its outputs, an Image its bytes in its size, a FigureWidget its figure", () => {
  const outputs = [
    { output_type: "stream", name: "stdout", text: ["a\n", "b"] },
    { output_type: "nonsense" },
  ];
  expect(text({ top: ["Output", { outputs }] })).toBe("a b");
  const bytes = [{ encoding: "base64", path: ["value"], data: "AA==" }];
  expect(shown({ top: ["Image", { format: "png", width: "50", value: null }, bytes] })).toMatch(
    /<img class="cb-image" alt="Picture in a widget" src="data:image\/png;base64,AA==" width="50">/,
  );
  const figure = [{ type: "bar", y: { dtype: "float64", shape: [1] } }];
  const packed = [{ encoding: "base64", path: ["_widget_data", "0", "y", "buffer"], data: "AAAAAAAA8D8=" }];
  const drawn = body({ top: ["Any", { _widget_data: figure, _widget_layout: { title: "T" } }, packed] });
  expect(JSON.parse(drawn.querySelector("script")?.textContent ?? "").data[0].y).toEqual([1]);
});

test("a widget that was not saved is its text; one of another package is named", () => {
  expect(shown({}, "IntSlider(value=7)")).toBe('<pre class="cb-out cb-plain">IntSlider(value=7)</pre>');
  expect(text({ top: ["LeafletMap", {}] })).toBe("A widget of cell [1] needs a live notebook (LeafletMap).");
});

test("hostile widgets run and load nothing", () => {
  for (const name of [
    "HTML",
    "HTMLMath",
    "Label",
    "Text",
    "Dropdown",
    "Button",
    "ColorPicker",
    "Image",
    "Unknown",
  ]) {
    const html = shown({
      top: [
        name,
        { value: HOSTILE, description: HOSTILE, _options_labels: [HOSTILE], index: 0, format: HOSTILE },
      ],
    });
    expect(externalReferences(html)).toEqual([]);
    expect(html).not.toContain("<script");
  }
});
