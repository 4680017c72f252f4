import fc from "fast-check";
import { expect, test } from "vitest";
import { imageAddress, imageAddresses, linkAddresses } from "../../../lib/notebook/export/addresses.js";
import { cleanSvg } from "../../../lib/notebook/export/clean-svg.js";
import { processorMs } from "../../processor-time.js";

const NAMES = ["01-decade", "two words"];
const link = linkAddresses((file) => NAMES.find((name) => file.endsWith(`${name}.ipynb`)));

test.each([
  ["01-decade.ipynb", "01-decade.html"],
  ["./01-decade.ipynb", "01-decade.html"],
  ["../notebooks/01-decade.ipynb#Result", "01-decade.html#Result"],
  ["01-decade.ipynb#cell-abc", "01-decade.html#cell-abc"],
  ["two%20words.ipynb", "two%20words.html"],
])("a link to the exported notebook %j leads to its page", (href, page) => {
  expect(link(href)).toBe(page);
});

test("a link to a notebook that is not exported leads nowhere", () => {
  expect(link("02-july-rally.ipynb#Result")).toBeUndefined();
});

test.each([
  "https://x.example/a.ipynb",
  "http://x.example",
  "mailto:a@x.example",
  "#Result",
  "../data/README.md",
  "a?b=c",
])("the link %j stays", (href) => {
  expect(link(href)).toBe(href);
});

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "//x.example/a",
  "\\\\x.example\\a",
  "https://",
  "\t//x.example",
  "\u0000\u001f //x.example",
  "/\t/x.example",
  "/\n\\x.example",
  "\\/x.example",
  "/\\x.example",
  "\r\n\\\\x.example",
  "j\ta\nv\rascript:alert(1)",
  "\u001fjava\tscript:alert(1)",
  "blob:https://x.example/1",
  "filesystem:https://x.example/1",
  "view-source:https://x.example",
  "about:blank",
  "https:\t//",
])("the link %j leads nowhere", (href) => {
  expect(link(href)).toBeUndefined();
});

test.each([
  [" https://x.example/a\n", "https://x.example/a"],
  ["ht\ttps://x.example", "https://x.example"],
  ["\t#Result", "#Result"],
  ["\n01-decade.ipynb\t", "01-decade.html"],
  ["/.//x.example", "/.//x.example"],
  ["%09//x.example", "%09//x.example"],
  ["\u00a0//x.example", "\u00a0//x.example"],
])("the link %j is written as browsers read it, %j", (href, read) => {
  expect(link(href)).toBe(read);
});

test.each(["\t", " ", "/", "\\", ":"])("a link of %j a million times is read in seconds", (piece) => {
  expect(processorMs(() => link(`a${piece.repeat(1_000_000)}b`))).toBeLessThan(10_000);
});

test("whatever stands in a link, no browser reads a host or a scheme in it that the rule does not know", () => {
  const piece = fc.constantFrom(
    ..."\t\n\r\0 /\\:#?.@",
    "\u001f",
    "\u00a0",
    "javascript",
    "https",
    "data",
    "x.example",
    "a",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const href = link(pieces.join(""));
      if (href === undefined) return;
      for (const page of ["https://own.example/a/b.html", "file:///a/b.html"]) {
        if (!URL.canParse(href, page)) continue;
        const { protocol, host } = new URL(href, page);
        const isOwn = protocol === new URL(page).protocol && host === new URL(page).host;
        const isNamed = /^(?:https?|mailto):/i.test(href);
        expect(isOwn || (isNamed && /^(?:https?|mailto):$/.test(protocol)), JSON.stringify(href)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test("imageAddress holds an image: base64 as it is, SVG as text or base64", () => {
  expect(imageAddress("image/png", "iVBO\nRw==\n")).toBe("data:image/png;base64,iVBORw==");
  const picture = cleanSvg("<svg/>");
  const address = `data:image/svg+xml;base64,${Buffer.from(picture).toString("base64")}`;
  expect(imageAddress("image/svg+xml", "<svg/>")).toBe(address);
  expect(imageAddress("image/svg+xml", "PHN2Zy8+")).toBe(address);
});

test.each([
  ["text/html", "AA=="],
  ["image/png", 'x" onerror="alert(1)'],
  ["image/png", 3],
])("imageAddress of %s %j is none", (mime, content) => {
  expect(imageAddress(mime, content)).toBeUndefined();
});

test("imageAddresses lets images that are held here be, finds attachments, and loads nothing", () => {
  const image = imageAddresses({ "a b.png": { "image/png": "AA==" }, "c.txt": { "text/plain": "x" } });
  expect(image("data:image/png;base64,AA==")).toBe("data:image/png;base64,AA==");
  expect(image("attachment:a%20b.png")).toBe("data:image/png;base64,AA==");
  for (const src of [
    "attachment:c.txt",
    "attachment:none.png",
    "https://x.example/a.png",
    "a.png",
    "data:text/html,x",
  ]) {
    expect(image(src)).toBeUndefined();
  }
});
