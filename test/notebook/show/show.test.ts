import { table } from "arquero";
import { expect, test } from "vitest";
import { toDanfo } from "../../../lib/notebook/danfo.js";
import { FIGURE } from "../../../lib/notebook/output-data.js";
import { displayed } from "../../../lib/notebook/show/displayed.js";
import { show } from "../../../lib/notebook/show/show.js";

test.each<[what: string, item: Parameters<typeof show>[0]]>([
  ["an arquero table", table({ a: [1] })],
  ["a danfojs frame", toDanfo(table({ a: [1] }))],
  ["an array of objects", [{ a: 1 }]],
  ["a series on days", { days: ["2024-07-24"], values: Float64Array.of(1) }],
  ["plotly's own JSON", { data: [{ type: "bar", y: [1] }], layout: { title: "T" } }],
  [
    "plotly's own JSON with all that belongs to it",
    { data: [{ y: [1] }], layout: {}, frames: [], config: {} },
  ],
])("show takes %s, and outside a kernel says where it works", (_, item) => {
  expect(() => show(item)).toThrow("work in a cell of a notebook that runs on the tslab kernel");
});

test("show refuses a trace that it cannot draw, by its type, also in a figure of the library's own form", () => {
  const refused = 'show cannot draw a trace of type "candlestick": it draws bar, box,';
  expect(() => show({ data: [{ type: "candlestick" }], layout: {} })).toThrow(refused);
  const layout = { title: { text: "T" } };
  expect(() => show({ data: [{ type: "candlestick" }], layout, alt: "a", caption: "" })).toThrow(refused);
});

test("a figure of the library's own form is plain JSON too", () => {
  const x = new Date("2024-07-24") as unknown as string;
  const item = {
    data: [{ type: "scattergl", x: [x], y: [1] }],
    layout: { title: { text: "T" } },
    alt: "a",
    caption: "",
  };
  expect(displayed(item)?.mime[FIGURE]).toHaveProperty(
    "plotly",
    expect.stringContaining('"type":"scatter","x":["2024-07-24T00:00:00.000Z"]'),
  );
});

const TAKES =
  "show takes a figure, a table, an array of objects, or what table, verdictCard or markdown returns";

test.each<[item: unknown, message: string]>([
  [undefined, `${TAKES} (got undefined); table() takes rows and columns to choose and to format`],
  [[1, 2], `${TAKES} (got [ 1, 2 ]); table() takes rows and columns to choose and to format`],
  [Promise.resolve(1), `${TAKES} (got Promise { 1 }); await it first`],
  [show, `${TAKES} (got [Function: show]); call it first`],
  ["# A title", `${TAKES} (got '# A title'); md shows text`],
  ['{"data":[]}', `${TAKES} (got '{"data":[]}'); a figure's JSON is shown by show(JSON.parse(text))`],
  [{ data: undefined, layout: {} }, "show requires data as an array of traces (got undefined)"],
  [{ layout: {} }, "show requires data as an array of traces (got undefined)"],
  [{ data: { y: [1] } }, "show requires data as an array of traces (got { y: [ 1 ] })"],
  [{ data: [{ y: [1] }, null] }, "show requires an object as trace 1 of data (got null)"],
  [{ data: [], layout: "wide" }, "show requires an object as layout (got 'wide')"],
  [
    [{ type: "bar", y: [1] }],
    "show requires traces in a figure (got an array of them): show({ data, layout })",
  ],
])("show(%j) says what it takes instead", (item, message) => {
  expect(() => show(item as never)).toThrow(new TypeError(message));
});
