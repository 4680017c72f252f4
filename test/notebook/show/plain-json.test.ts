import { table } from "arquero";
import { expect, test } from "vitest";
import { toDanfo } from "../../../lib/notebook/danfo.js";
import { plainJson } from "../../../lib/notebook/show/plain-json.js";

test.each<[what: string, value: unknown, json: unknown]>([
  ["typed arrays", new Float32Array([1, Number.NaN]), [1, null]],
  ["big integers", new BigInt64Array([5n]), [5]],
  ["arrays of plotly.py", { dtype: "i2", bdata: "AQACAA==" }, [1, 2]],
  [
    "the same in two dimensions",
    { dtype: "u1", bdata: "AQIDBA==", shape: "2, 2" },
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    "the same in three",
    { dtype: "u1", bdata: "AQIDBA==", shape: "1, 2, 2" },
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ],
  ["a column of arquero", table({ a: [1, null, 3] }).column("a"), [1, null, 3]],
  ["a series of danfojs", toDanfo(table({ a: [1, 2] })).column("a"), [1, 2]],
  ["a set", new Set(["a", "b"]), ["a", "b"]],
  ["days", [new Date("2024-07-24"), new Date(Number.NaN)], ["2024-07-24T00:00:00.000Z", null]],
  ["infinities and gaps", [Number.POSITIVE_INFINITY, undefined, null], [null, null, null]],
  ["what JSON has nothing for", { a: undefined, b: () => 1, c: Symbol("c"), d: 1n }, { d: 1 }],
])("plainJson(value) of %s", (_, value, json) => {
  expect(plainJson(value)).toEqual(json);
});

test("plainJson(value) refuses what contains itself, and takes what occurs twice", () => {
  const marker = { size: 3 };
  expect(plainJson([marker, marker])).toEqual([marker, marker]);
  const loop: { self?: object } = {};
  loop.self = loop;
  expect(() => plainJson(loop)).toThrow(new TypeError("a figure is JSON, and this one contains itself"));
});
