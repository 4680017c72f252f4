import fc from "fast-check";
import { expect, test } from "vitest";
import { columns, fromCharacters, toCharacters } from "../../../lib/notebook/kernel/text-positions.js";

test("an emoji and an astral letter are one character and two UTF-16 units", () => {
  const text = '"💥💥"; 𝑥.y';
  expect(fromCharacters(text, 6)).toBe(8);
  expect(toCharacters(text, 8)).toBe(6);
  expect(fromCharacters(text, 7)).toBe(10);
});

test("a place after the end is the end", () => {
  expect(fromCharacters("ab", 9)).toBe(2);
  expect(toCharacters("ab", 9)).toBe(2);
});

test("characters there and back are the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, at) => {
      const inside = Math.min(at, [...text].length);
      return toCharacters(text, fromCharacters(text, inside)) === inside;
    }),
  );
});

test("columns(text) counts wide characters twice and combining ones with their letter", () => {
  expect([columns("abc"), columns("💥"), columns("数据"), columns("e\u0301"), columns("👩‍💻")]).toEqual([
    3, 2, 4, 1, 2,
  ]);
});
