import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { outputHtml } from "../../../../lib/notebook/export/output-html.js";
import { plotlyCalls } from "../../../../lib/notebook/export/plotly/plotly-call.js";
import type { Json, JsonObject } from "../../../../lib/notebook/ipynb/notebook.js";
import { withoutTypedArrays } from "../../../../lib/notebook/plotly/typed-arrays.js";
import { externalReferences } from "../external-references.js";
import { HOSTILE, page } from "../notebooks.js";

const V1 = "application/vnd.plotly.v1+json";
const PLACE = { anchor: "cell-a", label: "cell [1]" };

function shown(data: JsonObject, content = page()): string {
  return outputHtml({ output_type: "display_data", data, metadata: {} }, content, PLACE);
}

const body = (data: JsonObject) => new JSDOM(shown(data)).window.document.body;
const scatter = { type: "scatter", x: [1, 2], y: [3, 4], name: "a<br>b" };
const layout = {
  title: { text: "Levels<br>by day" },
  xaxis: { title: { text: "Day" } },
  yaxis: { title: "Level" },
  template: { layout: { plot_bgcolor: "#E5ECF6" } },
};

describe("a figure in plotly's own JSON", () => {
  const figure = body({
    [V1]: { data: [scatter], layout, config: { plotlyServerURL: "https://x.example" } },
  });

  test("is a figure of the page: title, static SVG with a description, JSON, data as table and files", () => {
    expect(figure.querySelector(".cb-title")?.textContent).toBe("Levels by day");
    const staticSvg = figure.querySelector<HTMLImageElement>(".cb-figure img.cb-static-svg");
    expect(staticSvg?.alt).toBe(
      "Levels by day: lines. a b: 2 values from 3 to 4. Axes: horizontally Day, vertically Level.",
    );
    expect(staticSvg?.src).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(JSON.parse(figure.querySelector("script")?.textContent ?? "").data).toEqual([scatter]);
    expect([...figure.querySelectorAll(".cb-data td")].map((cell) => cell.textContent)).toEqual([
      "1",
      "3",
      "2",
      "4",
    ]);
    expect(figure.querySelectorAll("a[download]")).toHaveLength(2);
    expect(figure.innerHTML).not.toContain("x.example");
  });

  test("keeps the ground that it was made on, on a dark page too", () => {
    const { layout } = JSON.parse(figure.querySelector("script")?.textContent ?? "");
    expect(layout).toMatchObject({ paper_bgcolor: "#fefefe", plot_bgcolor: "#E5ECF6" });
    expect(layout.title).toBeUndefined();
  });

  test("says that its frames are not played", () => {
    const shown = body({ [V1]: { data: [scatter], layout: {}, frames: [{ data: [scatter] }, {}] } });
    expect(shown.querySelector(".cb-caption")?.textContent).toBe("Its 2 frames are not played.");
  });

  test("makes the page bring plotly.js", () => {
    const content = page();
    shown({ [V1]: { data: [scatter], layout: {} } }, content);
    expect(content.figures).toBe(1);
  });

  test.each<[what: string, json: Json]>([
    ["a title as text", { data: [scatter], layout: { title: "T" } }],
    ["no title and no layout", { data: [scatter] }],
    ["a trace without a type", { data: [{ y: [1, 2] }], layout: {} }],
    ["WebGL's scatter", { data: [{ ...scatter, type: "scattergl" }], layout: {} }],
    [
      "bytes for numbers",
      { data: [{ ...scatter, y: { dtype: "f8", bdata: "AAAAAAAA8D8AAAAAAAAAQA==" } }], layout: {} },
    ],
    ["a pie", { data: [{ type: "pie", labels: ["a", "b"], values: [1, 2] }], layout: {} }],
    [
      "a heatmap",
      {
        data: [
          {
            type: "heatmap",
            z: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
        layout: {},
      },
    ],
  ])("with %s is drawn", (_, json) => {
    expect(body({ [V1]: json }).querySelector("img.cb-static-svg")).not.toBeNull();
  });

  test("is read under the name of its first version, and comes before HTML and pictures of it", () => {
    const mime = "application/vnd.plotly.v0+json";
    const html = shown({
      [mime]: { data: [scatter], layout: {} },
      "text/html": "<b>x</b>",
      "image/png": "AA==",
    });
    expect(html).toContain("cb-static-svg");
    expect(html).not.toContain("<b>x</b>");
  });
});

describe("a figure that the page cannot draw is named", () => {
  const surface = { data: [{ type: "surface", z: [[1]] }], layout: { title: { text: "S" } } };
  const why = `The page's plotly.js cannot draw “S”: it has no traces of type "surface".`;

  test("with the picture that the output holds", () => {
    const shown = body({ [V1]: surface, "image/png": "AA==", "text/plain": "Figure()" });
    expect(shown.querySelector(".cb-unshown")?.textContent).toBe(why);
    expect(shown.querySelector("img")?.src).toBe("data:image/png;base64,AA==");
  });

  test("with its HTML where a script is not all of it", () => {
    const shown = body({ [V1]: surface, "text/html": "<p>a table</p>" });
    expect(shown.textContent).toBe(`${why}a table`);
  });

  test.each([
    ["transforms", { y: [1, 2], transforms: [{ type: "filter" }] }, "with transforms"],
    [
      "no type",
      { open: [1], high: [2], low: [0], close: [1] },
      "that has open, high, low, close and no type",
    ],
    ["a misspelt type", { type: "scater", y: [1] }, `of type "scater"`],
  ])("where a trace has %s", (_, trace, what) => {
    const shown = body({ [V1]: { data: [{ y: [1] }, trace], layout: {} }, "image/png": "AA==" });
    expect(shown.querySelector(".cb-unshown")?.textContent).toBe(
      `The page's plotly.js cannot draw this figure: it has no traces ${what}.`,
    );
    expect(shown.querySelector("img")?.src).toBe("data:image/png;base64,AA==");
  });

  test("else with its data", () => {
    const prices = { type: "candlestick", x: ["2024-01-02"], open: [1], high: [4], low: [0.5], close: [3] };
    const shown = body({ [V1]: { data: [prices], layout: {} } });
    expect([...shown.querySelectorAll("th")].map((cell) => cell.textContent)).toEqual([
      "x",
      "open",
      "high",
      "low",
      "close",
    ]);
  });
});

test("a figure that only a script in HTML holds is drawn as well", () => {
  const script = `<div id="x"></div><script>Plotly.newPlot( "x", [{"type":"bar","x":["a, (b"],"y":[1]}], {"title":{"text":"Bars"}}, {"responsive": true} )</script>`;
  expect(body({ "text/html": script }).querySelector(".cb-title")?.textContent).toBe("Bars");
  expect(plotlyCalls("Plotly.newPlot('x', data, layout)")).toEqual([]);
});

test("typed arrays are lists of their numbers, of two dimensions lists of rows", () => {
  expect(withoutTypedArrays({ dtype: "i1", bdata: "AQL/" })).toEqual([1, 2, -1]);
  expect(withoutTypedArrays({ dtype: "u2", bdata: "AQACAAMABAA=", shape: "2, 2" })).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(withoutTypedArrays({ dtype: "f8", bdata: "AAAAAAAA+H8=" })).toEqual([null]);
  expect(withoutTypedArrays({ a: [{ dtype: "float32", bdata: "AACAPw==" }] })).toEqual({ a: [[1]] });
});

test("a figure with what plotly does not understand is drawn without a word", () => {
  const odd = { ...scatter, line: { color: "no colour" }, marker: { size: "large" } };
  expect(
    body({ [V1]: { data: [odd], layout: { yaxis: { range: "all" } } } }).querySelector(".cb-static-svg"),
  ).not.toBeNull();
});

test("of a trace with very many points the static SVG shows some and says so, the figure has all", () => {
  const y = Array.from({ length: 10_000 }, (_, at) => at % 7);
  const shown = body({ [V1]: { data: [{ type: "scattergl", mode: "markers", y }], layout: {} } });
  expect(shown.querySelector(".cb-caption")?.textContent).toBe(
    "The static picture shows one of every 3 points.",
  );
  expect(JSON.parse(shown.querySelector("script")?.textContent ?? "").data[0].y).toHaveLength(10_000);
});

test("a hostile figure runs and loads nothing", () => {
  const html = shown({
    [V1]: {
      data: [{ ...scatter, name: HOSTILE, text: [HOSTILE] }],
      layout: {
        title: { text: HOSTILE },
        images: [{ source: "https://x.example/a.png" }],
        annotations: [{ text: `<a href="javascript:alert(1)">x</a>${HOSTILE}` }],
      },
    },
  });
  expect(externalReferences(html)).toEqual([]);
  // The one is the figure's JSON.
  expect(html.match(/<script[^>]*>/g)).toEqual([`<script type="${V1}">`]);
  expect(html).not.toMatch(/<img[^>]*onerror/);
});
