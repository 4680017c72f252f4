import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { markdownHtml } from "../../../../lib/notebook/export/markdown-html.js";
import { page } from "../notebooks.js";

const root = (source: string) => new JSDOM(markdownHtml(source, page())).window.document.body;
const formulas = (source: string) =>
  [...root(source).querySelectorAll("math")].map((math) => math.textContent);

describe("formulas are found where Jupyter finds them", () => {
  test("an environment without dollars, at the start of a paragraph and within one", () => {
    expect(formulas("\\begin{align}\na &= b \\\\\n- c &= d\n\\end{align}")).toEqual(["a=b(1)−c=d(2)"]);
    const body = root('<a id="x"></a>\n\\begin{align*}\n= b\n\\end{align*}\nafter');
    expect(body.querySelectorAll("math")).toHaveLength(1);
    expect(body.querySelector("ul, h1, h2")).toBeNull();
    expect(body.querySelector("p:last-child")?.textContent).toBe("after");
  });

  test("in a list, in a quotation and in a heading", () => {
    expect(root("- item\n\n  $$\n  a\n  $$\n").querySelector("li math")?.textContent).toBe("a");
    expect(root("> $$\n> a\n> $$").querySelector("blockquote math")?.textContent).toBe("a");
    expect(root("## On $x$").querySelector("h2 math")?.textContent).toBe("x");
  });

  test("over several lines in the middle of a sentence", () => {
    const body = root("we get $$\nx =\n- y\n$$ and $a +\n- b$ here");
    expect([...body.querySelectorAll("math")].map((math) => math.textContent)).toEqual(["x=−y", "a+−b"]);
    expect(body.querySelector("ul")).toBeNull();
  });

  test("in blocks of HTML, not in their attributes and code", () => {
    const body = root('<div title="$a$"><b>$x$</b> <code>$y$</code></div>');
    expect([...body.querySelectorAll("math")].map((math) => math.textContent)).toEqual(["x"]);
    expect(body.querySelector("div")?.title).toBe("$a$");
  });

  test("not in code, not in what is escaped, not in prices", () => {
    expect(formulas("`$x$` ``\\begin{align}``\n\n```\n$$x$$\n\\begin{align}a\\end{align}\n```")).toEqual([]);
    expect(formulas("    $$indented$$")).toEqual([]);
    expect(formulas("\\$x\\$ costs $5 and $6, or US$ 5")).toEqual([]);
    expect(root("$5 and `a$`").querySelector("code")?.textContent).toBe("a$");
  });
});

test("references in text have the numbers of equations", () => {
  const content = page();
  const html = markdownHtml(
    "See \\eqref{a}, \\ref{a}.\n\n\\begin{equation}x\\label{a}\\end{equation}",
    content,
  );
  expect(new JSDOM(content.late.finish(html)).window.document.querySelector("p")?.textContent).toBe(
    "See (1), 1.",
  );
});

test("a paragraph that only defines macros is none, one with a formula of nothing else stays", () => {
  expect(markdownHtml("$\\newcommand{\\E}{\\mathbb{E}}$\n$\\def\\a{b}$", page()).trim()).toBe("");
  expect(root("text $\\newcommand{\\E}{\\mathbb{E}}$ $\\E$").textContent).toContain("𝔼");
});

describe("bars in a table's cell", () => {
  const cells = (row: string) =>
    [...root(`| a | b |\n|---|---|\n${row}`).querySelectorAll("td")].map((cell) => cell.textContent);

  test("do not divide it within a formula or code", () => {
    expect(cells("| $|x|$ | 3 |")).toEqual(["|x|", "3"]);
    expect(cells("| $\\|x\\|$ | 3 |")).toEqual(["‖x‖", "3"]);
    expect(cells("| $P(A|B)$ | `a|b` |")).toEqual(["P(A|B)", "a|b"]);
    expect(cells("| \\(|x|\\) | `a\\|b` |")).toEqual(["|x|", "a|b"]);
  });

  test("divide it everywhere else", () => {
    expect(cells("| $5 | $6 |")).toEqual(["$5", "$6"]);
    expect(cells("| a \\| b | c |")).toEqual(["a | b", "c"]);
    expect(cells("x | y")).toEqual(["x", "y"]);
  });

  test("stay in text and code that only look like a table", () => {
    expect(root("```\n| a |\n|---|\n| `x|y` |\n```").querySelector("code")?.textContent).toContain("`x|y`");
    expect(root("a | b $|x|$").textContent?.trim()).toBe("a | b |x|");
  });
});
