import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { markdownHtml } from "../../../lib/notebook/export/markdown-html.js";
import { PageContent } from "../../../lib/notebook/export/page-content.js";
import { markdown } from "../../../lib/notebook/show/markdown.js";
import { externalReferences } from "./external-references.js";
import { HOSTILE, page } from "./notebooks.js";

const html = (source: string, content = page()) => markdownHtml(source, content);
const root = (source: string) => new JSDOM(html(source)).window.document.body;

test("headings get ids as Jupyter makes them, and are listed", () => {
  const content = page();
  const text = html("# The gap\n\n## Result & *limits*\n\n## The gap", content);
  expect(content.headings).toEqual([
    { level: 1, text: "The gap", id: "The-gap" },
    { level: 2, text: "Result & limits", id: "Result-&-limits" },
    { level: 2, text: "The gap", id: "The-gap-2" },
  ]);
  expect(text).toContain('<h2 id="Result-&amp;-limits">');
});

test("equal headings are numbered past ids that other headings have", () => {
  const content = page();
  html("# a\n\n# a-3\n\n# a\n\n# a\n\n# a\n\n# a-3", content);
  expect(content.headings.map(({ id }) => id)).toEqual(["a", "a-3", "a-2", "a-4", "a-5", "a-3-2"]);
});

test("a heading cannot take an id that the page uses, nor the name of what its scripts use", () => {
  const content = new PageContent(["cell-a"], () => undefined);
  html("# cell-a\n\n# cb-main\n\n# claimbookDraw\n\n# Plotly", content);
  expect(content.headings.map(({ id }) => id)).toEqual(["cell-a-2", "-cb-main", "-claimbookDraw", "-Plotly"]);
});

test("paragraphs are listed as text", () => {
  const content = page();
  html("# T\n\nA *first*\nparagraph with $x^2$.\n\nSecond.", content);
  expect(content.paragraphs).toEqual(["A first paragraph with x^2.", "Second."]);
});

test("$...$ and $$...$$ become MathML, which needs no font and no script", () => {
  const body = root("Let $W_S$ be\n\n$$\na\n- b = \\frac{c}{d}\n$$\n\nand $$x$$ too.");
  expect(body.querySelectorAll("math")).toHaveLength(3);
  expect(body.querySelector("p > math msub")?.textContent).toBe("WS");
  expect(body.querySelector(".cb-formula mfrac")?.textContent).toBe("cd");
  expect(body.querySelector("ul")).toBeNull();
});

test.each(["It costs $5 to $10.", "From $5–$10 a share", "a \\$x\\$ b", "`$x$`", "US$ and A$"])(
  "%j holds no formula",
  (source) => {
    expect(html(source)).not.toContain("<math");
  },
);

test("TeX in a heading is part of its text and id", () => {
  const content = page();
  html("## The size of $x$", content);
  expect(content.headings[0]).toEqual({ level: 2, text: "The size of x", id: "The-size-of-x" });
});

test("TeX with an error is shown as it is written, with what is wrong", () => {
  const code = root("$\\frac{a$ and").querySelector("code.cb-tex-error");
  expect(code?.textContent).toBe("\\frac{a");
  expect(code?.getAttribute("title")).toContain("expected '}'");
});

test.each([
  "\\href{javascript:alert(1)}{x}",
  "\\includegraphics{https://x.example/a.png}",
  '\\class{a" onclick="alert(1)}{x}',
  "\\style{background:url(https://x.example)}{x}",
  "\\text{<img src=x onerror=alert(1)>}",
  "\\ref{a' onclick='alert(1)}",
  "<script>alert(1)</script>",
])("TeX %j runs and loads nothing", (tex) => {
  const text = html(`$${tex}$`);
  expect(externalReferences(text)).toEqual([]);
  expect(text).not.toMatch(/<(script|img)|href="(?!#)/);
});

test("HTML in markdown keeps text and tables and loses what runs, loads or restyles", () => {
  const body = root(
    'a <b>bold</b> <span style="color:red" onclick="alert(1)">s</span><script>alert(1)</script>\n\n<div><table><tr><td>1</td></tr></table></div>\n\n<iframe src="https://x.example"></iframe>',
  );
  expect(body.querySelector("b")?.textContent).toBe("bold");
  expect(body.querySelector(".cb-table td")?.textContent).toBe("1");
  expect(body.querySelector("script, iframe, [style], [onclick]")).toBeNull();
});

test("an unclosed element of one cell does not reach beyond it", () => {
  expect(html("<details><summary>a</summary>\n\n<b>b")).toMatch(/<\/details>\s*$/);
});

test("images are shown when the cell holds them, else as their text", () => {
  const text = markdownHtml("![a](attachment:a.png) ![b](https://x.example/b.png) ![c](c.png)", page(), {
    "a.png": { "image/png": "AA==" },
  });
  expect(text).toBe('<p><img src="data:image/png;base64,AA==" alt="a"> b c</p>\n');
});

test("bare addresses become links, words with dots do not", () => {
  const links = [...root("See https://x.example/a, or claimbook.ts and a.b").querySelectorAll("a")];
  expect(links.map(({ href }) => href)).toEqual(["https://x.example/a"]);
});

test("code is highlighted in the languages of notebooks, and escaped in all", () => {
  expect(html("```ts\nconst a = '<b>';\n```")).toContain('<span class="hljs-keyword">const</span>');
  expect(html("```ts\nconst a = '<b>';\n```")).toContain("&lt;b&gt;");
  expect(html("```cobol\n<b>\n```")).toContain('<code class="language-cobol">&lt;b&gt;');
});

test("days stay on one line in text, and are left alone in code", () => {
  expect(html("On 2024-07-24 `2024-07-24`")).toBe(
    '<p>On <span class="cb-date">2024-07-24</span> <code>2024-07-24</code></p>\n',
  );
});

test("a hostile value set in by markdown`...` is read as text", () => {
  const body = root(markdown`# ${HOSTILE}\n\n${HOSTILE} and **${HOSTILE}**`.markdown);
  expect(body.querySelector("script, img")).toBeNull();
  expect(body.querySelector("strong")?.textContent).toBe(HOSTILE);
});

test("characters that stand for finished HTML inside the exporter mean nothing in a notebook", () => {
  expect(html("$x$ \uE0000\uE001 y")).toMatch(/<\/math> 0 y<\/p>/);
});

test.each([
  ["an entity", "&#xE000;0&#xE001;"],
  ["an attribute", '<b title="&#xE000;0&#xE001;">y</b>'],
  ["the address of a link, shown as its text", "<https://x.example/%EE%80%800%EE%80%81>"],
])("nor can a notebook write them as %s", (_, source) => {
  const body = root(`$x$ ${source}`);
  expect(body.querySelectorAll("mi")).toHaveLength(1);
  expect(body.querySelector("[title]")?.getAttribute("title") ?? "").not.toContain("<");
});
