import { createHash } from "node:crypto";
import { inspect, types } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { drawnTypes as inPage } from "../../lib/notebook/plotly/drawn-types.browser.js";
import { drawnTypes } from "../../lib/notebook/plotly/drawn-types.js";
import { fromBase64, toBase64 } from "../../lib/platform/base64.browser.js";
import * as base64 from "../../lib/platform/base64.js";
import * as util from "../../lib/platform/node-util.browser.js";
import { sha256 } from "../../lib/platform/sha256.browser.js";
import { textReader as readInPage } from "../../lib/store/bytes-text.browser.js";
import { textReader } from "../../lib/store/bytes-text.js";

// What stands for parts of Node in a page gives what those give.

test("base64", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.string({ unit: "binary" }), (bytes, text) => {
      expect(toBase64(bytes)).toBe(base64.toBase64(bytes));
      expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
      expect(toBase64(text)).toBe(base64.toBase64(text));
    }),
    { numRuns: 30 },
  );
  for (const text of ["", "A", "AQI=", "AQI", "A QI\n=", "-_8="])
    expect([...fromBase64(text)]).toEqual([...base64.fromBase64(text)]);
});

test("stretches of bytes as text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.nat(70), fc.nat(70), (text, from, to) => {
      const bytes = new TextEncoder().encode(`\uFEFF${text}`);
      expect(readInPage(bytes)()).toBe(textReader(bytes)());
      const [start, end] = [Math.min(from, bytes.length), Math.min(Math.max(from, to), bytes.length)];
      expect(readInPage(bytes)(start, end)).toBe(textReader(bytes)(start, end));
    }),
  );
});

test("SHA-256", () => {
  for (const content of ["", "a\u00e4\u{1F600}", new Uint8Array([0, 255])])
    expect(sha256(content)).toBe(createHash("sha256").update(content).digest("hex"));
});

test("kinds and texts of objects", () => {
  const values: readonly unknown[] = [
    ...[
      null,
      undefined,
      1,
      "a",
      true,
      1n,
      Symbol("s"),
      [1, [2]],
      { a: { b: 1 } },
      new Date(0),
      /a/g,
      new Map([[1, 2]]),
    ],
    ...[new Set([1]), new Error("no"), new Float64Array(2)],
    ...[
      Promise.resolve(1),
      () => 1,
      async () => 1,
      function* () {},
      Object(1),
      Object("a"),
      class A {},
      Math,
    ],
    ...[Object.create(null), new (class B {})()],
    (function (..._: unknown[]) {
      // biome-ignore lint/complexity/noArguments: an object of this kind is what is asked about
      return arguments;
    })(1),
  ];
  for (const value of values) {
    for (const [name, is] of Object.entries(util.types))
      expect(`${name} ${is(value)}`).toBe(
        `${name} ${(types as never as typeof util.types)[name as "isMap"](value)}`,
      );
    if (!(value instanceof Promise) && !(value instanceof Error))
      expect(util.inspect(value)).toBe(inspect(value));
  }
});

test("the types of traces that plotly.js draws", () => {
  expect(inPage()).toEqual(drawnTypes());
});
