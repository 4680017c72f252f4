import { table } from "arquero";
import { expect, test } from "vitest";
import { toDanfo } from "../../../lib/notebook/danfo.js";
import { show } from "../../../lib/notebook/show/show.js";

test("show takes a table and plotly's own JSON, and outside a kernel says where it works", () => {
  const outside = "work in a cell of a notebook that runs on the tslab kernel";
  expect(() => show(table({ a: [1] }))).toThrow(outside);
  expect(() => show(toDanfo(table({ a: [1] })))).toThrow(outside);
  expect(() => show({ data: [{ type: "bar", y: [1] }], layout: { title: "T" } })).toThrow(outside);
});

test("show refuses a trace that it cannot draw, by its type", () => {
  expect(() => show({ data: [{ type: "candlestick" }], layout: {} })).toThrow(
    "show cannot draw a trace of type candlestick: it draws bar, box,",
  );
});

test("show refuses anything else, and names what it takes", () => {
  expect(() => show([{ a: 1 }] as never)).toThrow(
    new TypeError(
      "show takes a figure, a table, or what table, verdictCard or markdown returns (got [ { a: 1 } ]); table() takes an array of objects",
    ),
  );
  expect(() => show(undefined as never)).toThrow("(got undefined)");
});
