import { readFileSync } from "node:fs";
import vm from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toBase85 } from "../../lib/platform/base85.js";

/** What pages unpack it with. */
const source = /function bytesOf\(text\) \{[\s\S]*?\n {2}\}/.exec(
  readFileSync("lib/assets/unpack.js", "utf8"),
)?.[0];
const bytesOf = vm.runInThisContext(`(${source})`) as (text: string) => Uint8Array;

test("toBase85(bytes) is read by the page's own script, at any length", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect([...bytesOf(toBase85(bytes))]).toEqual([...bytes]);
    }),
  );
  expect([...bytesOf(toBase85(new Uint8Array([255, 255, 255, 255, 254])))]).toEqual([
    255, 255, 255, 255, 254,
  ]);
});

test("toBase85(bytes) has no character that markup could begin with, and five for four bytes", () => {
  const bytes = Uint8Array.from({ length: 40_000 }, (_, at) => (at * 7919) >> 3);
  expect(toBase85(bytes)).toMatch(/^[#-;=-x]{50000}$/);
  expect(toBase85(new Uint8Array(0))).toBe("");
});
