import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { latexHtml } from "../../../../lib/notebook/export/math/latex-html.js";
import type { PageContent } from "../../../../lib/notebook/export/page-content.js";
import { page } from "../notebooks.js";

/** What one reads, with every kind of blank as a space and without what only a screen reader is told. */
const text = (html: string) =>
  (new JSDOM(html).window.document.body.textContent ?? "").replace(/\u2061/g, "").replace(/\s/g, " ");
const formula = (tex: string, content = page()) => content.formulas.formula(tex, { display: true });

function all(content: PageContent, ...sources: readonly string[]): string[] {
  return sources.map((tex) => text(formula(tex, content)));
}

test.each([
  ["\\newcommand{\\E}{\\mathbb{E}}", "\\E[X]", "𝔼[X]"],
  ["\\newcommand\\E{\\mathbb E}", "\\E", "𝔼"],
  ["\\newcommand{\\pair}[2]{(#1,#2)}", "\\pair{a}{b}", "(a,b)"],
  ["\\newcommand{\\p}[2][x]{#1#2}", "\\p{y}\\p[z]{y}", "xyzy"],
  ["\\renewcommand{\\vec}[1]{#1!}", "\\vec{a}", "a!"],
  ["\\providecommand{\\Q}{q}", "\\Q", "q"],
  ["\\def\\sq#1{#1+#1}", "\\sq{a}", "a+a"],
  ["\\DeclareMathOperator{\\Var}{Var}", "\\Var X", "VarX"],
  ["\\DeclareMathOperator*{\\argmin}{arg\\,min}", "\\argmin_x", "arg minx"],
  ["\\let\\old\\alpha \\renewcommand{\\alpha}{\\old\\beta}", "\\alpha", "αβ"],
  ["\\require{cancel}\\newcommand{\\a}{b}", "\\a", "b"],
])("after %s, %s reads %j", (definition, use, expected) => {
  const content = page();
  expect(formula(definition, content)).toBe("");
  expect(text(formula(use, content))).toBe(expected);
});

test("a macro may be defined again, and holds from there on", () => {
  const content = page();
  expect(all(content, "\\newcommand{\\a}{1}", "\\a", "\\newcommand{\\a}{2}", "\\a")).toEqual([
    "",
    "1",
    "",
    "2",
  ]);
});

test("a macro that expands without end is an error of its formula alone", () => {
  const content = page();
  expect(formula("\\def\\a{\\a\\a}", content)).toBe("");
  expect(formula("\\a", content)).toContain("cb-tex-error");
  expect(text(formula("b", content))).toBe("b");
});

test("equations are numbered as LaTeX numbers them, through the page", () => {
  const numbers = all(
    page(),
    "\\begin{equation}a\\end{equation}",
    "\\begin{align}b&=c\\\\d&=e\\nonumber\\\\f&=g\\end{align}",
    "\\begin{align*}h\\end{align*}",
    "\\begin{equation}i\\tag{A}\\end{equation}",
    "\\begin{gather}j\\end{gather}",
  );
  expect(numbers).toEqual(["a(1)", "b=c(2)d=ef=g(3)", "h", "i(A)", "j(4)"]);
});

test("references lead to equations before and after them; what no equation is called is named", () => {
  const content = page();
  const refer = (label: string, brackets = true) => content.formulas.reference(label, { brackets });
  const html = [
    refer("eq:late"),
    formula("\\begin{equation}\\label{eq:late}a\\end{equation}", content),
    formula("b \\tag{B} \\label{b}", content),
    refer("b", false),
    refer("none"),
  ].join(" ");
  const body = new JSDOM(content.late.finish(html)).window.document.body;
  expect([...body.querySelectorAll("a")].map((link) => link.textContent)).toEqual(["(1)", "B"]);
  for (const { hash } of body.querySelectorAll("a"))
    expect(body.querySelector(`[id="${hash.slice(1)}"]`)).not.toBeNull();
  expect(body.textContent?.trim()).toMatch(/\(none\)$/);
});

test.each([
  ["\\begin{eqnarray}x&=&y\\\\&=&z\\end{eqnarray}", "x=y(1)=z(2)"],
  ["\\begin{eqnarray*}x&\\leq&y\\end{eqnarray*}", "x≤y"],
  ["\\begin{displaymath}x\\end{displaymath}", "x"],
  ["\\begin{flalign*}x&=y\\end{flalign*}", "x=y"],
  ["\\begin{subequations}\\begin{align}x\\end{align}\\end{subequations}", "x(1)"],
  ["\\mbox{if }x", "if x"],
  ["\\mathbbm{1}", "𝟙"],
  ["\\cases{a & b \\cr c & d}", "{abcd"],
  ["\\begin{equation}\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}\\end{equation}", "(1234)(1)"],
])("%s reads %j", (tex, expected) => {
  expect(text(formula(tex))).toBe(expected);
});

test("LaTeX of an output is formulas with the text between them; with an error in one it is none", () => {
  const { formulas } = page();
  expect(text(latexHtml("$\\displaystyle \\frac{x}{2}$", formulas) ?? "")).toBe("x2");
  expect(latexHtml("$\\displaystyle x$", formulas)).toContain('<div class="cb-formula">');
  expect(text(latexHtml("the <b> $x$ and $y$", formulas) ?? "")).toBe("the <b> x and y");
  expect(text(latexHtml("\\frac{a}{b}", formulas) ?? "")).toBe("ab");
  expect(latexHtml("$\\nothing$", formulas)).toBeUndefined();
  expect(latexHtml("\\begin{tabular}{l}a\\end{tabular}", formulas)).toBeUndefined();
});
