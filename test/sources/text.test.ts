import { expect, test } from "vitest";
import { decodeText } from "../../lib/sources/text.js";

test.each<[string, Uint8Array]>([
  ["UTF-8", Buffer.from("firm\u2019s\n")],
  ["UTF-8 with a byte-order mark", Buffer.from("\ufefffirm\u2019s\n")],
  [
    "UTF-16, little end first",
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("firm\u2019s\n", "utf16le")]),
  ],
  [
    "UTF-16, big end first",
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from("firm\u2019s\n", "utf16le").swap16()]),
  ],
])("decodeText(bytes) reads %s", (_, bytes) => {
  expect(decodeText(bytes)).toBe("firm\u2019s\n");
});

test("decodeText(bytes) turns CRLF and lone CR into LF", () => {
  expect(decodeText(Buffer.from("a\r\nb\rc\n"))).toBe("a\nb\nc\n");
});

test("decodeText(bytes) reads what is no UTF-8 as Latin-1", () => {
  expect(decodeText(Buffer.from("Université, 1.5\n", "latin1"))).toBe("Université, 1.5\n");
});
