import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import type { Page } from "../../../../lib/notebook/export/page-html.js";
import { heldAddress } from "../../../../lib/notebook/export/pdf/pdf-links.js";
import { printablePage } from "../../../../lib/notebook/export/pdf/printable-page.js";

function printable(main: string): { page: Page; body: HTMLElement } {
  const page = printablePage(
    {
      title: "T",
      description: "D",
      home: "index.html",
      contents: "<nav></nav>",
      width: "wide",
      main,
      footer: "<nav></nav>",
      figures: true,
      code: true,
      reviews: [],
    },
    new Set(["01-a", "%C3%9C"]),
  );
  return { page, body: new JSDOM(page.main).window.document.body };
}

const rows = (count: number) => `<table>${"<tr><td>1</td></tr>".repeat(count)}</table>`;

test("what is folded is open", () => {
  const { body } = printable(`<details></details><details>${rows(30)}</details>`);
  expect([...body.querySelectorAll("details")].map(({ open }) => open)).toEqual([true, true]);
});

test("a long folded table is named", () => {
  const { body } = printable(`<details><summary>168 readings</summary>${rows(168)}</details>`);
  expect(body.querySelector("p")?.textContent).toBe("168 readings: not in print, see the HTML page.");
  expect(body.querySelectorAll("tr")).toHaveLength(0);
});

test("links to other pages lead to their PDFs, other links stay", () => {
  const hrefs = [
    "01-a.html#R",
    "%C3%9C.html",
    "02-b.html",
    "../data/x.md",
    "#R",
    "https://x.example/01-a.html",
    "mailto:a@x.example",
  ];
  const { body } = printable(hrefs.map((href) => `<a href="${href}">x</a>`).join(""));
  expect([...body.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
    heldAddress("01-a.pdf#R"),
    heldAddress("%C3%9C.pdf"),
    heldAddress("02-b.html"),
    heldAddress("../data/x.md"),
    ...hrefs.slice(4),
  ]);
});

test("nothing answers to a pointer, and no script is needed", () => {
  const { contents, footer, home, figures, code } = printable("").page;
  expect({ contents, footer, home, figures, code }).toEqual({
    contents: "",
    footer: "",
    home: undefined,
    figures: false,
    code: false,
  });
});
