import { expect, test } from "vitest";
import { highlight, highlightCell } from "../../../lib/notebook/export/highlight.js";

test.each([
  ["python", "def f(): pass"],
  ["ipython3", "def f(): pass"],
  ["R", "if (x) 1"],
  ["{r}", "if (x) 1"],
  ["{r, echo=FALSE}", "if (x) 1"],
  ["julia", "function f() end"],
  ["scala", "val x = 1"],
  ["SQL", "select 1"],
  ["bash", "if true; then x; fi"],
  ["C++17", "int x;"],
])("code in %s has its keywords marked", (language, code) => {
  expect(highlight(code, language)).toContain("hljs-");
});

test("code in a language that is not known is only escaped", () => {
  expect(highlight("x < 1", "cobol")).toBe("x &lt; 1");
  expect(highlight("x < 1", "constructor")).toBe("x &lt; 1");
});

test("a magic says in which language the rest of a cell is", () => {
  const magic = (name: string) => `<span class="hljs-meta">${name}</span>`;
  expect(highlightCell("%%sql\nselect 1", "python")).toBe(
    `${magic("%%sql")}${highlight("\nselect 1", "sql")}`,
  );
  expect(highlightCell("%%html\n<b>", "python")).toBe(`${magic("%%html")}${highlight("\n<b>", "html")}`);
  expect(highlightCell("%%time\nreturn", "python")).toBe(
    `${magic("%%time")}${highlight("\nreturn", "python")}`,
  );
  expect(highlightCell("%%writefile a.js\nlet x", "python")).toContain(highlight("\nlet x", "js"));
  expect(highlightCell("return", "python")).toBe(highlight("return", "python"));
});

test.each([
  ["of more than 20,000 characters", "const x = 1;\n".repeat(2000)],
  ["with a word of a thousand letters", `const x = ${"a".repeat(1000)};`],
])("code %s is only escaped", (_, code) => {
  expect(highlight(code, "ts")).toBe(code);
});

test("code of 20,000 characters has its keywords marked", () => {
  expect(highlight("const x = 1;\n".repeat(1500), "ts")).toContain("hljs-keyword");
});
