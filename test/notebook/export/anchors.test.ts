import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { headingSlug, Slugs } from "../../../lib/notebook/export/heading-slug.js";
import { markdownHtml } from "../../../lib/notebook/export/markdown-html.js";
import { PageContent } from "../../../lib/notebook/export/page-content.js";

/** Cells of markdown as one page. */
function body(...cells: readonly string[]): HTMLElement {
  const page = new PageContent(["cell-a", "cb-main"], (href) => href);
  const html = page.late.finish(cells.map((cell) => markdownHtml(cell, page)).join(""));
  return new JSDOM(html).window.document.body;
}

const ids = (root: HTMLElement) => [...root.querySelectorAll("[id]")].map(({ id }) => id);

/** Whether every link within the page has a target. */
function leads(root: HTMLElement): boolean {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  return links.every(({ hash }) => ids(root).includes(decodeURIComponent(hash.slice(1))));
}

test.each([
  '<a name="data"></a>',
  '<a id="data"></a>text',
  '<a id="data">text</a>',
  '<span id="data">text</span>',
  '<div id="data">\n\ntext\n\n</div>',
  '<h2 id="data">Heading</h2>',
  "# Data",
  "# data",
])("a link leads to %s in another cell", (target) => {
  const root = body("[to](#data)", target);
  expect(leads(root)).toBe(true);
  expect(root.querySelector("a")?.getAttribute("href")).toBe("#data");
});

test("a heading is found under its name in Jupyter and under that of GitHub", () => {
  const root = body("[a](#My-Big-Heading!) [b](#my-big-heading)", "## My Big Heading!");
  expect(ids(root)).toEqual(["My-Big-Heading!", "my-big-heading"]);
  expect(leads(root)).toBe(true);
});

test("what the notebook itself calls so comes before other names of headings", () => {
  const root = body("# Data", '<p id="data">x</p>');
  expect(ids(root)).toEqual(["Data", "data"]);
  expect(root.querySelector("#data")?.tagName).toBe("P");
});

test("a heading of HTML keeps the id that it has", () => {
  expect(ids(body('<h2 id="own">A b</h2>'))).toEqual(["own", "A-b", "a-b"]);
});

test("no id is on the page twice, and none of the page's own is taken", () => {
  const root = body(
    '<p id="x">1</p><p id="x">2</p><p id="cell-a">3</p><p id="cb-main">4</p>',
    "# x\n\n# Plotly",
  );
  expect(new Set(ids(root)).size).toBe(ids(root).length);
  expect(ids(root)).toEqual(["x", "-cb-main", "x-2", "-Plotly", "-plotly"]);
});

test("links to what had to be renamed follow", () => {
  const root = body('[a](#cb-main) [b](#Plotly)\n\n<p id="cb-main">x</p>', "# Plotly");
  expect(leads(root)).toBe(true);
});

test("headingSlug is the name that GitHub gives a heading; one that comes again is counted", () => {
  expect(headingSlug("Result & *limits* (2024)")).toBe("result--limits-2024");
  expect(headingSlug("Größe_1")).toBe("größe_1");
  const slugs = new Slugs();
  expect([slugs.next("a"), slugs.next("a"), slugs.next("b")]).toEqual(["a", "a-1", "b"]);
});
