import { expect, test } from "vitest";
import { imageAddress, imageAddresses, linkAddresses } from "../../../lib/notebook/export/addresses.js";

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
])("the link %j leads nowhere", (href) => {
  expect(link(href)).toBeUndefined();
});

test("imageAddress holds an image: base64 as it is, SVG as text or base64", () => {
  expect(imageAddress("image/png", "iVBO\nRw==\n")).toBe("data:image/png;base64,iVBORw==");
  expect(imageAddress("image/svg+xml", "<svg/>")).toBe("data:image/svg+xml;base64,PHN2Zy8+");
  expect(imageAddress("image/svg+xml", "PHN2Zy8+")).toBe("data:image/svg+xml;base64,PHN2Zy8+");
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
