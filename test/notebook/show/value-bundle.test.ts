// Takes long: danfojs and TensorFlow are loaded.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { table as arqueroTable, desc, op } from "arquero";
import { expect, test, vi } from "vitest";
import { toDanfo } from "../../../lib/notebook/danfo.js";
import { FIGURE, TABLE } from "../../../lib/notebook/output-data.js";
import { UNDRAWN_FIGURE } from "../../../lib/notebook/show/figure-mime.js";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import { markdown } from "../../../lib/notebook/show/markdown.js";
import { takeReads } from "../../../lib/notebook/show/reads.js";
import { table } from "../../../lib/notebook/show/table.js";
import { valueBundle, valueMetadata } from "../../../lib/notebook/show/value-bundle.js";
import { lineChart } from "../../../lib/plots/line-chart.js";
import { openStore } from "../../../lib/store/open-store.js";
import { setSession } from "../../platform/set-session.js";

const levels = arqueroTable({
  day: ["2024-07-10", "2024-07-11", "2024-07-12"],
  level: [100, 103.5, 102],
  name: ["a", "b", "a"],
});
const chart = lineChart([{ name: "Small", x: ["2024-07-10"], y: [1], colour: "first" }], {
  title: "Level",
  source: "made up",
  axis: { title: "Level" },
});

test("valueBundle(undefined) is undefined; of null and other plain values it is their text", () => {
  expect(valueBundle(undefined)).toBeUndefined();
  expect(valueBundle(null)).toEqual({ "text/plain": "null" });
  expect(valueBundle("a")).toEqual({ "text/plain": "'a'" });
  expect(valueBundle({ data: [1], mime: "text/html" })).toEqual({
    "text/plain": "{ data: [ 1 ], mime: 'text/html' }",
  });
});

test("valueBundle of an arquero table is the table, filtered, ordered and grouped as it is", () => {
  const own = levels.filter((row: { level: number }) => row.level > 100).orderby(desc("level"));
  expect(valueBundle(own)).toEqual(table(own).mime);
  expect((valueBundle(own) as Record<string, string>)["text/plain"]).toBe(
    [
      "day            level  name",
      "------------  ------  ----",
      "11\u00a0July\u00a02024  103.50  b",
      "12\u00a0July\u00a02024  102.00  a",
    ].join("\n"),
  );
  const grouped = valueBundle(levels.groupby("name")) as Record<string, string>;
  expect(grouped["text/plain"]).toMatch(/^day [\s\S]+\nGrouped by name$/);
  expect(grouped["text/html"]).toContain("12\u00a0July\u00a02024");
  const counted = levels.groupby("name").rollup({ n: op.count() });
  expect(valueBundle(counted)).toEqual(table(counted).mime);
});

test("valueBundle of a long table is its first and last rows, and says of how many", () => {
  const at = Array.from({ length: 1022 }, (_, row) => row);
  const long = arqueroTable({ at });
  const bundle = valueBundle(long) as Record<string, string>;
  const shown = [...at.slice(0, 10), "…", ...at.slice(-10)].map((value) => value.toLocaleString("en-US"));
  const [, , ...lines] = bundle["text/plain"]?.split("\n") ?? [];
  expect(lines.map((line) => line.trim())).toEqual([...shown, "First and last 10 of 1,022 rows"]);
  expect(bundle["text/html"]?.match(/<tr>/g)).toHaveLength(22);
  expect(valueBundle(toDanfo(long))).toEqual(bundle);
  const latest = long.filter((row: { at: number }) => row.at > 900).orderby(desc("at"));
  const [, , first, ...others] =
    (valueBundle(latest) as Record<string, string>)["text/plain"]?.split("\n") ?? [];
  expect([first, others.at(-2)]).toEqual(["1,021", "  901"]);
});

test("valueBundle of a table of a million rows makes objects of those that are shown", () => {
  const million = arqueroTable({ at: Float64Array.from({ length: 1_000_000 }, (_, row) => row) });
  const objects = vi.spyOn(million, "objects");
  const bundle = valueBundle(million) as Record<string, string>;
  expect(bundle["text/plain"]).toMatch(/\nFirst and last 10 of 1,000,000 rows$/);
  expect(objects.mock.results.map(({ value }) => (value as object[]).length)).toEqual([10, 10]);
});

test("valueBundle of a wide table is its first and last columns", () => {
  const wide = arqueroTable(Object.fromEntries(Array.from({ length: 61 }, (_, at) => [`c${at}`, [at]])));
  const text = (valueBundle(wide) as Record<string, string>)["text/plain"] as string;
  const [heads = "", , , note] = text.split("\n");
  expect(note).toBe("First and last 10 of 61 columns");
  const names = (from: number) => Array.from({ length: 10 }, (_, at) => `c${from + at}`);
  expect(heads.split(/\s+/)).toEqual([...names(0), "…", ...names(51)]);
});

test("valueBundle of an array of plain objects is a table beside its text", () => {
  const rows = [
    { day: "2024-07-10", level: 1.5 },
    { day: "2024-07-11", level: null },
  ];
  expect(valueBundle(rows)).toEqual({
    ...table(rows).mime,
    "text/plain": "[\n  { day: '2024-07-10', level: 1.5 },\n  { day: '2024-07-11', level: null }\n]",
  });
  expect(valueMetadata(rows)).toEqual({});
});

test.each<[what: string, value: unknown]>([
  ["no object", []],
  ["objects in objects", [{ a: { b: 1 } }]],
  [
    "objects of a class",
    [
      new (class Point {
        x = 1;
      })(),
    ],
  ],
  [
    "accessors",
    [
      {
        get a() {
          throw new Error("run");
        },
      },
    ],
  ],
  [
    "proxies",
    [
      new Proxy(
        { a: 1 },
        {
          ownKeys() {
            throw new Error("run");
          },
        },
      ),
    ],
  ],
  ["objects without members", [{}]],
])("valueBundle of an array of %s is its text alone", (_, value) => {
  expect(Object.keys(valueBundle(value) ?? {})).toEqual(["text/plain"]);
});

test("valueBundle of the library's series on days is a table of them beside its text", () => {
  const days = ["2024-07-10", "2024-07-11"];
  const html = (value: unknown) => (valueBundle(value) as Record<string, string>)["text/html"];
  expect(html({ days, values: Float64Array.of(1, Number.NaN) })).toBe(
    table([
      { days: "2024-07-10", values: 1 },
      { days: "2024-07-11", values: Number.NaN },
    ]).mime["text/html"],
  );
  expect(html({ days, columns: { small: [1, 2], large: [3, 4] } })).toBe(
    table([
      { days: "2024-07-10", small: 1, large: 3 },
      { days: "2024-07-11", small: 2, large: 4 },
    ]).mime["text/html"],
  );
  expect(html({ days, values: [1] })).toBeUndefined();
  expect(html({ days })).toBeUndefined();
});

test("valueBundle of a danfojs frame or series is a table, with its labels where they are not 0, 1, 2, ...", () => {
  const frame = toDanfo(levels);
  expect(valueBundle(frame)).toEqual(table(frame).mime);
  const text = (value: unknown) => (valueBundle(value) as Record<string, string>)["text/plain"];
  expect(text(frame.tail(2))).toBe(
    [
      "   day            level  name",
      "-  ------------  ------  ----",
      "1  11\u00a0July\u00a02024  103.50  b",
      "2  12\u00a0July\u00a02024  102.00  a",
    ].join("\n"),
  );
  expect(text(frame.column("level"))).toBe(
    "level\n------\n100.00\n103.50\n102.00".replace("level", " level"),
  );
  expect(text(frame.describe())).toContain("count");
});

test("valueBundle of a figure is what show gives: drawn, or as JSON for a runner that draws", () => {
  expect(valueBundle(chart)).toEqual(figureOutput(chart).mime);
  setSession({ run: { progressFile: "progress", readsFile: "reads", assisted: true } });
  try {
    expect(valueBundle(chart)).toEqual({ [UNDRAWN_FIGURE]: JSON.stringify(chart) });
  } finally {
    setSession({});
  }
});

test("valueBundle of plotly's own JSON is a figure; of other objects with data and layout a text", () => {
  const bundle = valueBundle({ data: [{ type: "bar", x: ["a"], y: [1] }], layout: { title: "Counts" } });
  expect(Object.keys(bundle ?? {})).toEqual(["text/html", "image/svg+xml", FIGURE, "text/plain"]);
  expect(valueBundle({ data: [{ id: 1 }], layout: {} })).toEqual({
    "text/plain": "{ data: [ { id: 1 } ], layout: {} }",
  });
  expect(valueBundle({ data: [{ type: "bar" }] })).toEqual({ "text/plain": "{ data: [ { type: 'bar' } ] }" });
  expect(valueBundle({ data: [{ type: "candlestick" }], layout: {} })).toEqual({
    "text/plain": expect.stringMatching(
      /^show cannot draw a trace of type "candlestick": it draws bar, .*\n\{ data/,
    ),
  });
});

test("valueBundle of what table, markdown and the like return is what they hold, with a text", () => {
  expect(valueBundle(table([{ a: 1 }]))).toEqual(table([{ a: 1 }]).mime);
  expect(valueBundle(markdown`*a*`)).toEqual({ "text/markdown": "*a*", "text/plain": "*a*" });
  expect(valueBundle({ mime: { "text/html": "<b>a</b>" } })).toEqual({
    "text/html": "<b>a</b>",
    "text/plain": "{ mime: { 'text/html': '<b>a</b>' } }",
  });
});

test("valueBundle asks an object's Jupyter.display method, which may give a promise and may fail", async () => {
  const displayed = (display: () => unknown) => ({ a: 1, [Symbol.for("Jupyter.display")]: display });
  expect(valueBundle(displayed(() => ({ "text/plain": "one", "application/json": { a: 1 } })))).toEqual({
    "text/plain": "one",
    "application/json": { a: 1 },
  });
  const text = "{ a: 1, [Symbol(Jupyter.display)]: [Function (anonymous)] }";
  expect(await valueBundle(displayed(async () => ({ "text/html": "<b>a</b>" })))).toEqual({
    "text/html": "<b>a</b>",
    "text/plain": expect.stringMatching(/^\{ a: 1, /),
  });
  for (const failing of [
    () => Promise.reject(new Error("no")),
    () => 5,
    () => {
      throw new Error("no");
    },
  ]) {
    expect(await valueBundle(displayed(failing))).toEqual({
      "text/plain": expect.stringContaining(text.slice(0, 30)),
    });
  }
});

test("valueMetadata names the tables read since the last output, for what is shown, and holds what machines read", () => {
  takeReads();
  const store = openStore();
  store.read("unprofitable-share");
  expect(valueMetadata(5)).toEqual({});
  expect(valueMetadata(chart)).toEqual({
    claimbook: {
      inputs: { "unprofitable-share": store.describe("unprofitable-share").hash },
      vintages: { "unprofitable-share": "2023-08" },
      known: { latest: "2024-07-31" },
    },
  });
  expect(valueMetadata(chart)).toEqual({});
});

test("value-bundle knows figures and tables of other copies, and loads no plotly, arquero or danfojs to know them", () => {
  const code = `
    const { valueBundle } = await import(${JSON.stringify(pathToFileURL(path.resolve("lib/dist/notebook/show/value-bundle.js")).href)});
    const { createRequire } = await import("node:module");
    valueBundle({ a: 1 });
    valueBundle({ columnNames() {}, data: [] });
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    const { table } = await import("arquero");
    const { lineChart } = await import(${JSON.stringify(pathToFileURL(path.resolve("lib/dist/bundle/index.js")).href)});
    const figure = lineChart([{ name: "a", x: ["2024-01-02"], y: [1], colour: "first" }], { title: "t", source: "s", axis: { title: "y" } });
    console.log(JSON.stringify({
      loaded,
      table: Object.keys(valueBundle(table({ a: [1] }))),
      figure: Object.keys(valueBundle(figure)),
    }));`;
  const out = execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  expect(JSON.parse(out)).toEqual({
    loaded: [],
    table: ["text/html", TABLE, "text/plain"],
    figure: ["text/html", "image/svg+xml", FIGURE, "text/plain"],
  });
});
