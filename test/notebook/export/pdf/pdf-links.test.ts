import { expect, test } from "vitest";
import { heldAddress, withRelativeLinks } from "../../../../lib/notebook/export/pdf/pdf-links.js";

/** A PDF's text with a link, as Chromium writes it: brackets and backslashes behind a backslash. */
const pdf = (address: string) => `<</S /URI\n/URI (${address.replace(/[()\\]/g, "\\$&")})>> \xff rest`;

test.each([
  ["02-b.pdf#Result", "02-b.pdf#Result"],
  ["../data/README.md", "../data/README.md"],
  ["a%20b.pdf", "a%20b.pdf"],
  ["%C3%9C.pdf#Größe", "%C3%9C.pdf#Gr%C3%B6%C3%9Fe"],
  ["a (1)'!*~.pdf", "a%20\\(1\\)'!*~.pdf"],
  ["100%", "100%"],
])("the relative address %j is the same in the PDF, and nothing moves", (href, written) => {
  const whole = pdf(heldAddress(href));
  const result = withRelativeLinks(Buffer.from(whole, "latin1")).toString("latin1");
  expect(result).toHaveLength(whole.length);
  expect(result.replace(/ +>>/, ">>")).toBe(`<</S /URI\n/URI (${written})>> \xff rest`);
});

test("an address of the web stays", () => {
  const whole = Buffer.from(pdf("https://x.example/?a=(b)"), "latin1");
  expect(withRelativeLinks(whole).equals(whole)).toBe(true);
});
