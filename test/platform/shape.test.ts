import { expect, test } from "vitest";
import {
  isBoolean,
  isNumber,
  isObject,
  isText,
  listOf,
  nullable,
  objectShape,
  optional,
  recordOf,
  tupleOf,
} from "../../lib/platform/shape.js";

interface Row {
  readonly name: string;
  readonly value: number | null;
  readonly note?: string;
}
const isRow = objectShape<Row>({ name: isText, value: nullable(isNumber), note: optional(isText) });

test.each([
  [{ name: "a", value: 1 }, true],
  [{ name: "a", value: null, note: "n", more: [] }, true],
  [{ name: "a" }, false],
  [{ name: 1, value: 1 }, false],
  [{ name: "a", value: 1, note: null }, false],
  [{ name: "a", value: "1" }, false],
  [Object.create({ name: "a", value: 1 }), false],
  [[], false],
  [null, false],
  ["a", false],
])("objectShape asks for the members of a type, own ones: %j is %s", (value, fits) => {
  expect(isRow(value)).toBe(fits);
});

test("listOf, recordOf and tupleOf ask each item", () => {
  expect([[], [1, 2], [1, "2"], { 0: 1 }, null].map(listOf(isNumber))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect([{}, { a: true }, { a: 1 }, [true]].map(recordOf(isBoolean))).toEqual([true, true, false, false]);
  const isPair = tupleOf<readonly [string, number]>(isText, isNumber);
  expect([["a", 1], ["a"], ["a", 1, 2], [1, "a"]].map((pair) => isPair(pair))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([{}, [], null].map(isObject)).toEqual([true, false, false]);
});
