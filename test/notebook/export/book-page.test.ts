// Takes long: the whole book is made into one page, and read again by jsdom.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { JSDOM } from "jsdom";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../../lib/notebook/export/export-notebook.js";
import type { Cell } from "../../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import { verdictCard } from "../../../lib/notebook/show/verdict-card.js";
import { themed } from "../../../lib/plots/theme.js";
import { claimResult } from "../show/claim-result.js";
import { externalReferences } from "./external-references.js";
import { codeCell, display, HOSTILE, markdownCell, notebook } from "./notebooks.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-book-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, cells: readonly Cell[]): string {
  const file = path.join(folder, `${name}.ipynb`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeNotebook(file, notebook(cells));
  return file;
}

function book(files: readonly string[]) {
  const outputDir = path.join(folder, "site");
  const pages = exportNotebooks(files, { outputDir, single: true });
  const html = readFileSync(path.join(outputDir, "book.html"), "utf8");
  return { pages, html, document: new JSDOM(html).window.document };
}

const figure = (text: string) =>
  figureOutput({
    data: [{ type: "bar", x: [text], y: [1], name: text }],
    layout: themed({ title: { text } }),
    alt: text,
    caption: text,
  });
const card = display(verdictCard(claimResult("It fell")).mime);

/** Links within the file that lead nowhere, and links to files. */
function dead(document: Document): (string | null)[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]:not([download])")];
  return links
    .filter(({ hash, href }) => {
      if (/^(?:https?|mailto):/.test(href)) return false;
      return hash === "" || (hash !== "#top" && !document.getElementById(decodeURIComponent(hash.slice(1))));
    })
    .map((link) => link.getAttribute("href"));
}

describe("a book in one file", () => {
  const three = () => [
    write("00-front", [
      markdownCell("# Front\n\nAll of it. [One](01-one.ipynb#Result)\n\n## Result\n\n## More"),
    ]),
    write("01-one", [
      markdownCell(
        "# One\n\nThe first. [here](#Result) [two](./02-two.ipynb) [cell](02-two.ipynb#cell-code)\n\n## Result\n\n## Rest",
      ),
      codeCell("x", [display(figure("one").mime), card], { id: "v" }),
    ]),
    write("02-two", [
      markdownCell("# Two\n\n## Result\n\n$$\\label{e}x$$"),
      codeCell("y", [display(figure("two").mime)]),
    ]),
  ];

  test("is one file with plotly.js once, and refers to nothing outside", () => {
    const { pages, html, document } = book(three());
    expect(readdirSync(path.join(folder, "site"))).toEqual(["book.html"]);
    expect(pages).toEqual([
      { path: path.join(folder, "site", "book.html"), bytes: Buffer.byteLength(html), title: "Front" },
    ]);
    expect(document.querySelectorAll("#cb-plotly")).toHaveLength(1);
    expect(document.querySelectorAll(".cb-figure")).toHaveLength(2);
    expect(externalReferences(html)).toEqual([]);
  });

  test("has no id twice, and every link within it has its target", () => {
    const { document } = book(three());
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining(["01-one", "01-one/Result", "02-two/Result", "02-two/cell-code"]),
    );
    expect(dead(document)).toEqual([]);
    const named = [...document.querySelectorAll("[aria-labelledby]")].map((one) =>
      one.getAttribute("aria-labelledby"),
    );
    for (const id of named) expect(document.getElementById(id as string)).not.toBeNull();
  });

  test("leads between the notebooks by links, contents, links onward, and the list with its verdicts", () => {
    const { document } = book(three());
    const hrefs = (selector: string) =>
      [...document.querySelectorAll(selector)].map((link) => link.getAttribute("href"));
    expect(hrefs('[id="01-one"] .cb-text p a')).toEqual(["#01-one/Result", "#02-two", "#02-two/cell-code"]);
    expect(hrefs(".cb-side .cb-chapter-item > a")).toEqual(["#00-front", "#01-one", "#02-two"]);
    expect(hrefs(".cb-side .cb-chapter-item:nth-child(2) ol a")).toEqual([
      "#01-one/Result",
      "#01-one/Rest",
      "#01-one/cb-receipt",
    ]);
    expect(hrefs('[id="01-one"] > .cb-page-nav a')).toEqual(["#00-front", "#top", "#02-two"]);
    expect(hrefs(".cb-opening h3 a")).toEqual(["#01-one", "#02-two"]);
    expect(hrefs(".cb-opening .cb-claims a")).toEqual(["#01-one/cell-v"]);
    expect(hrefs("header a")).toEqual(["#top"]);
  });

  test("says in each receipt how all of it is made again", () => {
    const { document } = book(three());
    const receipt = document.querySelector('[id="02-two"] .cb-receipt pre')?.textContent;
    expect(receipt).toContain(
      "npx claimbook export --single .claimbook/runs/00-front.ipynb .claimbook/runs/01-one.ipynb .claimbook/runs/02-two.ipynb",
    );
  });

  test("is the same bytes when it is made again", () => {
    const files = three();
    expect(book(files).html).toBe(book(files).html);
  });

  test("takes notebooks of the same name from other folders, and leads to the very one that a link names", () => {
    const one = write("a/same", [markdownCell("# A\n\n[b](../b/same.ipynb) [a](same.ipynb)")]);
    const two = write("b/same", [markdownCell("# B\n\n[b](same.ipynb) [a](../a/same.ipynb)")]);
    const { document } = book([one, two]);
    const hrefs = [...document.querySelectorAll(".cb-chapter .cb-text p a")].map((link) =>
      link.getAttribute("href"),
    );
    expect(hrefs).toEqual(["#same-2", "#same", "#same-2", "#same"]);
    expect(dead(document)).toEqual([]);
    expect(document.title).toBe("A and one more notebook");
  });

  test("takes names with blanks and umlauts, notebooks without title, figures or cells, and names of the page's own", () => {
    const { document } = book([
      write("Übung 1", [markdownCell("text [x](<zwei drei.ipynb#Teil-ä>)")]),
      write("zwei drei", [markdownCell("# Z\n\n## Teil ä")]),
      write("cb-main", []),
      write("top", []),
    ]);
    expect(
      [...document.querySelectorAll(".cb-chapter h1")].map(({ textContent }) => textContent?.trim()),
    ).toEqual(["Übung 1", expect.stringMatching(/^Z/), "cb-main", "top"]);
    expect(dead(document)).toEqual([]);
    expect(document.querySelector("#cb-plotly")).toBeNull();
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => /\s/.test(id) || id === "top")).toEqual([]);
  });

  test("of one notebook is that notebook, without a list", () => {
    const { document } = book([write("01-a", [markdownCell("# A")])]);
    expect(document.title).toBe("A");
    expect(document.querySelector(".cb-opening")).toBeNull();
    expect(document.querySelectorAll("h1")).toHaveLength(1);
  });

  test("runs and loads nothing that a notebook brings along", () => {
    const cells = [
      markdownCell(`# ${HOSTILE}\n\n${HOSTILE}`),
      codeCell(HOSTILE, [display({ "text/html": HOSTILE }), card, display(figure(HOSTILE).mime)]),
    ];
    const name = HOSTILE.replaceAll("/", "");
    const { html, document } = book([write(`00-${name}`, cells), write(name, cells)]);
    expect(externalReferences(html)).toEqual([]);
    expect(document.querySelectorAll("script:not([type])")).toHaveLength(2);
    expect(document.querySelector("main iframe, main img:not(.cb-static-svg)")).toBeNull();
  });
});
