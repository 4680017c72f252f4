// Takes long: outputs of twice the size are shown, several times.

import { expect, test } from "vitest";
import { OutputCollector } from "../../lib/notebook/run/collect-outputs.js";
import { markdown } from "../../lib/notebook/show/markdown.js";
import { table } from "../../lib/notebook/show/table.js";
import { valueBundle } from "../../lib/notebook/show/value-bundle.js";
import { lineChart } from "../../lib/plots/line-chart.js";
import { expectLinear } from "./growth.js";

const range = (size: number) => Array.from({ length: size }, (_, at) => at);

test("a table takes time in proportion to its rows and to its columns", () => {
  expectLinear(50_000, (size) => range(size).map((at) => ({ at, text: "x" })), table);
  expectLinear(10_000, (size) => [Object.fromEntries(range(size).map((at) => [`c${at}`, at]))], table);
});

test("a value of a last expression takes time in proportion to its members", () => {
  expectLinear(50_000, (size) => range(size).map((at) => ({ at })), valueBundle);
  expectLinear(50_000, (size) => Object.fromEntries(range(size).map((at) => [`k${at}`, at])), valueBundle);
});

test.each(["1", " \n", "\t", "-", "www.", "\n"])(
  "markdown of a value of many %j takes time in proportion to it",
  (part) => {
    expectLinear(
      100_000,
      (size) => part.repeat(size),
      (value) => markdown`${value}x`.markdown,
    );
  },
);

test("a chart takes time in proportion to its points and series", () => {
  const options = { title: "t", axis: { title: "y" }, source: "s", asOf: "2024-07-24" };
  const x = (size: number) => range(size).map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
  expectLinear(
    20_000,
    (size) => [{ name: "a", x: x(size), y: range(size), colour: "first" as const }],
    (series) => lineChart(series, options),
  );
  expectLinear(
    200,
    (size) => range(size).map((at) => ({ name: `s${at}`, x: x(2), y: [1, 2], colour: "first" as const })),
    (series) => lineChart(series, options),
  );
});

test("outputs of a cell that share a display are collected in proportion to their number", () => {
  const message = {
    id: "",
    parentId: "",
    type: "display_data",
    content: { transient: { display_id: "d" } },
    metadata: {},
  };
  const collect = (size: number) => {
    const outputs = new OutputCollector();
    for (let at = 0; at < size; at += 1) outputs.receive(message, 1);
    expect(outputs.of(1)).toHaveLength(size);
  };
  expectLinear(50_000, (size) => size, collect);
});
