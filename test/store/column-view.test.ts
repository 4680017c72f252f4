import { fromArrow, op, escape as raw, table, toArrowIPC } from "arquero";
import { expect, test } from "vitest";
import { ColumnView } from "../../lib/store/column-view.js";

const value = new ColumnView(Float64Array.of(1, Number.NaN, 3));
const name = new ColumnView(["a", null, "a"]);

test("a missing value is null, whether a number or a text", () => {
  expect([...value]).toEqual([1, null, 3]);
  expect([...name]).toEqual(["a", null, "a"]);
});

test("at(row) is that of an array", () => {
  const array = [1, null, 3];
  for (const row of [-4, -3, -1, 0, 2, 3]) expect(value.at(row)).toBe(array.at(row));
});

test("arquero's verbs take it as they take an array", () => {
  const [views, arrays] = [table({ name, value }), table({ name: ["a", null, "a"], value: [1, null, 3] })];
  const all = (t: typeof views) => [
    t.objects(),
    t.array("value"),
    t
      .filter(raw((d: { value: number | null }) => d.value !== 1))
      .reify()
      .objects(),
    t.orderby("name", "value").objects(),
    t
      .groupby("name")
      .rollup({ sum: op.sum("value") })
      .objects(),
    t.join(t, "name").objects(),
    t.concat(t).objects(),
    t.toCSV(),
    t.toJSON(),
    fromArrow(toArrowIPC(t) as Uint8Array).objects(),
  ];
  expect(all(views)).toEqual(all(arrays));
});

test("it cannot be written", () => {
  expect(() => Object.assign(value, { 0: 9 })).toThrow(TypeError);
  expect(value.at(0)).toBe(1);
});
