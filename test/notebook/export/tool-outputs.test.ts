import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { outputHtml } from "../../../lib/notebook/export/output-html.js";
import type { JsonObject } from "../../../lib/notebook/ipynb/notebook.js";
import { page } from "./notebooks.js";

function body(data: JsonObject, metadata: JsonObject = {}): HTMLElement {
  const html = outputHtml({ output_type: "display_data", data, metadata }, page(), {
    anchor: "a",
    label: "cell [1]",
  });
  return new JSDOM(html).window.document.body;
}

const VEGA = "application/vnd.vegalite.v5+json";
const chart = {
  mark: "bar",
  datasets: {
    a: [
      { name: "x", value: 1 },
      { name: "y", value: 2 },
    ],
  },
};
const cells = (root: HTMLElement) => [...root.querySelectorAll("td")].map(({ textContent }) => textContent);

test("a chart of Vega-Lite is the picture that the output holds", () => {
  const shown = body({ [VEGA]: chart, "image/png": "AA==", "text/plain": "<VegaLite 5 object>" });
  expect(shown.querySelector("img")?.src).toBe("data:image/png;base64,AA==");
  expect(shown.textContent).toBe("");
});

test("without a picture it is named and its data are set as a table", () => {
  const shown = body({ [VEGA]: chart, "text/plain": "<VegaLite 5 object>" });
  expect(shown.querySelector("p")?.textContent).toBe(
    "An output of cell [1] is drawn by Vega-Lite, which needs a live notebook.",
  );
  expect(cells(shown)).toEqual(["x", "1", "y", "2"]);
});

test("so is the chart in altair's HTML", () => {
  const html = `<div id="vis"></div><script>(function(spec, opt){ vegaEmbed("#vis", spec) })(${JSON.stringify(chart)}, {});</script>`;
  expect(cells(body({ "text/html": html, "text/plain": "alt.Chart(...)" }))).toEqual(["x", "1", "y", "2"]);
});

test.each<[data: JsonObject, text: string]>([
  [{ "application/vnd.bokehjs_exec.v0+json": "", "text/plain": "Figure" }, "Bokeh"],
  [{ "application/geo+json": {}, "text/plain": "<GeoJSON>" }, "a map viewer"],
  [{ "text/html": "<script>folium</script>", "text/plain": "<Map>" }, "Leaflet"],
  [{ "text/vnd.mermaid": "graph TD" }, "Mermaid"],
])("what %j needs is named, with the text that there is", (data, tool) => {
  const shown = body(data);
  expect(shown.querySelector("p")?.textContent).toContain(`is drawn by ${tool}`);
  expect(shown.querySelector("pre")?.textContent).toBe(Object.values(data).at(-1));
});

test("a table that only a viewer would set is a table", () => {
  const data = { schema: { fields: [] }, data: [{ a: 1, b: "x" }] };
  expect(cells(body({ "application/vnd.dataresource+json": data }))).toEqual(["1", "x"]);
});

test("LaTeX comes before its picture and its text, and gives way to them with an error", () => {
  const data = { "text/latex": "$x^2$", "image/png": "AA==", "text/plain": "x**2" };
  expect(body(data).querySelector("math")?.textContent).toBe("x2");
  expect(body({ ...data, "text/latex": "$\\nothing$" }).querySelector("img")).not.toBeNull();
  expect(body({ "text/latex": "$\\nothing$", "text/plain": "x**2" }).textContent).toBe("x**2");
  expect(body({ "text/latex": "$\\nothing$" }).querySelector("code")?.textContent).toBe("$\\nothing$");
});

test("colours that pandas gives to cells stay with the cells, and a frame is marked as one", () => {
  const html =
    "<style>#T_a_row0_col0, #T_a_row0_col1 { background-color: #ff0; color: red !important; } p { color: url(x) }</style>" +
    '<table id="T_a"><tr><td id="T_a_row0_col0">1</td><td id="T_a_row1_col0" style="color:blue;position:fixed">2</td></tr></table>';
  const shown = body({ "text/html": html });
  expect([...shown.querySelectorAll("td")].map((cell) => cell.getAttribute("style"))).toEqual([
    "--back:#ff0;--ink:red",
    "--ink:blue",
  ]);
  expect(shown.querySelector("table")?.className).toBe("cb-frame");
});

test("an SVG that is written out in HTML is a picture without its scripts", () => {
  const shown = body({
    "text/html": '<svg width="30" height="20" aria-label="a dot"><script>1</script><circle r="9"/></svg>',
  });
  const image = shown.querySelector("img");
  expect([image?.alt, image?.getAttribute("width"), image?.getAttribute("height")]).toEqual([
    "a dot",
    "30",
    "20",
  ]);
  const svg = Buffer.from(image?.src.split("base64,")[1] ?? "", "base64").toString();
  expect(svg).toContain('<circle r="9"/>');
  expect(svg).not.toContain("script");
});

test("an error that is expected is labelled so, and Python's last line does not say it again", () => {
  const error = {
    output_type: "error",
    ename: "ValueError",
    evalue: "bad",
    traceback: ["\u001b[31mValueError\u001b[0m: bad"],
  } as const;
  const html = outputHtml(error, page(), { anchor: "a", label: "cell [1]", expectsError: true });
  expect(new JSDOM(html).window.document.body.textContent).toBe("Expected error ValueError: bad");
});

test("what is embedded from the web is a link to it, and nothing else that is embedded stays", () => {
  const shown = body({
    "text/html":
      '<iframe src="https://x.example/embed/a"></iframe><video controls><source src="//y.example/b.mp4"></video>' +
      '<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<p>x</p>"></iframe><audio src="data:audio/wav;base64,AA=="></audio>',
  });
  expect([...shown.querySelectorAll("a")].map((link) => [link.textContent, link.href])).toEqual([
    ["page on x.example", "https://x.example/embed/a"],
    ["video on y.example", "https://y.example/b.mp4"],
  ]);
  expect(shown.querySelector("iframe, video, audio")).toBeNull();
});
