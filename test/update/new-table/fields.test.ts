import { expect, test } from "vitest";
import { readManifest } from "../../../lib/store/manifest.js";
import { fieldsOf } from "../../../lib/update/new-table/fields.js";
import type { TableTexts } from "../../../lib/update/new-table/table-texts.js";

const TEXTS: TableTexts = {
  ...{ title: "t", serves: "s", description: "d", redistribution: "r", caveats: [] },
  sources: [{ title: "p", path: "https://p.example/" }],
  descriptions: { date: "day", value: "value" },
  units: {},
};

function rangeOf(unit: string, values: readonly number[] = [0.5], ranges: TableTexts["ranges"] = {}) {
  const draft = {
    fields: [
      { name: "date", heading: "date", type: "date" },
      { name: "value", heading: "value", type: "number" },
    ] as const,
    columns: { date: values.map((_, row) => `2024-07-0${row + 1}`), value: values },
    primaryKey: ["date"],
  };
  return fieldsOf(draft, { ...TEXTS, units: { value: unit }, ranges }, readManifest("data"))[1];
}

test("fieldsOf gives a number the range that every column of its unit on record has", () => {
  expect(rangeOf("decimal return")).toMatchObject({
    unit: "decimal return",
    constraints: { minimum: -1, maximum: 10 },
  });
  expect(rangeOf("index, 100 in 2020-01")?.constraints).toEqual({ minimum: 0.001, maximum: 1_000_000 });
  expect(rangeOf("fraction", [0.5], { value: { minimum: 0.4, maximum: 0.6 } })?.constraints?.minimum).toBe(
    0.4,
  );
});

test("fieldsOf gives none to a unit that is new, whose columns differ, or that is none", () => {
  for (const unit of ["furlongs", "contracts"])
    expect(rangeOf(unit)).toMatchObject({ unit, description: "value" });
  for (const unit of ["furlongs", "contracts", "none"])
    expect(rangeOf(unit)).not.toHaveProperty("constraints");
  expect(rangeOf("none")).not.toHaveProperty("unit");
});

test("fieldsOf refuses a percentage where its unit is a fraction, with row and value", () => {
  expect(() => rangeOf("fraction", [0.5, 52.5])).toThrow(
    /^column value, 2024-07-02: 52\.5 is not between 0 and 1, the range of "fraction" on record; is it in another unit\?/,
  );
});
