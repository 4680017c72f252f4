import { expect, test } from "vitest";
import { linkedAddress } from "../../lib/sources/linked-address.js";
import { processorMs } from "../processor-time.js";

const at = (html: string, page = "https://pub.example/data/") =>
  linkedAddress(html, { name: "ie_data.xls", page });

test.each([
  ['<a href="//f.example/a/ie_data.xls?ver=7">', "https://f.example/a/ie_data.xls?ver=7"],
  ["<a class='x' href='https://f.example/a/ie_data.xls'>", "https://f.example/a/ie_data.xls"],
  ["<a href=//f.example/a/ie_data.xls?ver=7>", "https://f.example/a/ie_data.xls?ver=7"],
  ['<a href="ie_data.xls">ie_data.xls</a>', "https://pub.example/data/ie_data.xls"],
  ['<a href="../files/ie_data.xls">ie_data.xls</a>', "https://pub.example/files/ie_data.xls"],
  ['<a href="//f.example/ie_data.xls?a=1&amp;ver=7">', "https://f.example/ie_data.xls?a=1&ver=7"],
  ['<a href="//f.example/ie_data.xlsx?ver=7">', "https://f.example/ie_data.xlsx?ver=7"],
  [
    '<script>{"url":"https:\\/\\/f.example\\/ie_data.xls?ver=7"}</script>',
    "https://f.example/ie_data.xls?ver=7",
  ],
  ['<script>{"url":"//f.example\\u002Fie_data.xls"}</script>', "https://f.example/ie_data.xls"],
  [
    '<a href="//f.example/old_ie_data.xls"><a href="//f.example/ie_data.xls">',
    "https://f.example/ie_data.xls",
  ],
])("linkedAddress(%j) is %s", (html, address) => {
  expect(at(html)).toBe(address);
});

test("linkedAddress(html) takes the newest of several uploads", () => {
  const link = (ver: number) => `<a href="//f.example/${ver}/ie_data.xls?ver=${ver}">x</a>`;
  for (const order of [
    [5, 1778098504874, 99],
    [1778098504874, 5, 99],
  ])
    expect(at(order.map(link).join(""))).toBe(
      "https://f.example/1778098504874/ie_data.xls?ver=1778098504874",
    );
});

test.each([
  ["<p>ie_data has moved</p>", undefined],
  ['<a href="file:///etc/ie_data.xls">', undefined],
  ['<a href="http://f.example/ie_data.xls">', undefined],
  ['<a href="http://f.example/ie_data.xls">', "http://pub.example/"],
])("linkedAddress(%j) of %s", (html, page) => {
  if (page !== undefined) expect(at(html, page)).toBe("http://f.example/ie_data.xls");
  else expect(() => at(html)).toThrow("https://pub.example/data/: expected a link to ie_data.xls, found");
});

test("linkedAddress(html) reads a page made to be slow in seconds", () => {
  const html = '="ie_data.xls'.repeat(200_000) + "ie_data.xls".repeat(200_000);
  const spent = processorMs(() => expect(() => at(html)).toThrow("expected a link to ie_data.xls"));
  expect(spent).toBeLessThan(10_000);
});
