import { expect, test } from "vitest";
import { parseHtml, serializeHtml } from "../../../lib/notebook/export/html-tree.js";

test("what a paragraph leaves open is opened again in the next", () => {
  expect(serializeHtml(parseHtml("<p><b>a</p><p>b"))).toBe("<p><b>a</b></p><p><b>b</b></p>");
});

test("of many formats only the last 16 are opened again", () => {
  const open = Array.from({ length: 40 }, (_, at) => `<b id="${at}">`).join("");
  const [, second = ""] = serializeHtml(parseHtml(`<p>${open}a</p><p>b`)).split("</p>");
  expect([...second.matchAll(/id="(\d+)"/g)].map(([, id]) => Number(id))).toEqual(
    Array.from({ length: 16 }, (_, at) => 24 + at),
  );
});
