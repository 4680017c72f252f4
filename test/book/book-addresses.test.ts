import { describe, expect, test } from "vitest";
import { currentBook } from "../../lib/book/current-book.js";
import { defineBook } from "../../lib/book/define-book.js";

describe("defineBook({ address, reviewer, site })", () => {
  test("takes addresses on the web", () => {
    const book = {
      ...currentBook(),
      address: "https://bank.example/notes/july.pdf?page=1",
      reviewer: { name: "A desk", url: "http://desk.example" },
      site: "https://desk.example/july",
    };
    expect(defineBook(book)).toBe(book);
  });

  test.each([
    ["address", { address: "july.pdf" }],
    ["site", { site: "file:///home/desk/site" }],
    ["site", { site: "https://desk.example/#july" }],
    ["reviewer.url", { reviewer: { name: "A desk", url: "https://user:word@desk.example" } }],
  ])("refuses what is none: %s of %j", (name, given) => {
    expect(() => defineBook({ ...currentBook(), ...given })).toThrow(
      new RegExp(`^defineBook: ${name} ".*" is no address on the web; write https://`),
    );
  });
});
