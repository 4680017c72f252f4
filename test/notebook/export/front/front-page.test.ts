import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../../../lib/notebook/export/export-notebook.js";
import type { FrontBook } from "../../../../lib/notebook/export/front/front-book.js";
import type { SearchData } from "../../../../lib/notebook/export/front/search-data.js";
import { writeNotebook } from "../../../../lib/notebook/ipynb/write-notebook.js";
import { externalReferences } from "../external-references.js";
import { markdownCell, notebook } from "../notebooks.js";
import { BOOK, frontSite, ODD } from "./front-site.js";

let folder = "";
let html = "";
let page: Document;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-front-"));
  html = readFileSync(path.join(frontSite(folder), "index.html"), "utf8");
  page = new JSDOM(html).window.document;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const texts = (selector: string, within: ParentNode = page) =>
  [...within.querySelectorAll(selector)].map(({ textContent }) =>
    textContent?.replaceAll("\u00a0", " ").trim(),
  );

describe("the front page of a book", () => {
  test("says whose text it is, what the site is, and its days; its title is the book's", () => {
    expect(page.title).toBe("A note on small caps");
    expect(texts("h1")).toEqual(["A note on small caps"]);
    expect(texts(".cb-kicker")).toEqual(["A & B <i>Partners</i>, 24 July 2024"]);
    expect(texts(".cb-kicker ~ p:not(.cb-days)")).toEqual([
      "All of the note, beside what the data say.",
      "Read “The front”",
    ]);
    expect(texts(".cb-text > .cb-days")[0]).toMatch(
      /^Asked on 24 July 2024, .* The data read for it reach to 24 July 2024\./,
    );
    expect(page.querySelector('meta[name="description"]')?.getAttribute("content")).toBe(
      "All of the note, beside what the data say.",
    );
  });

  test("counts the claims by verdict, in words and in the verdicts' order", () => {
    expect(texts(".cb-counts > li")).toEqual([
      ...["All claims 4", "✓Supported 1", "◐Depends on the reading 1", "✕Contradicted 1", "“Opinion 1"],
    ]);
  });

  test("sets what was stated beside what was measured and the miss, a row a claim that leads to its card", () => {
    const rows = [...page.querySelectorAll(".cb-claims tbody tr")];
    expect(rows.map((row) => texts("td", row))).toEqual([
      ["Small caps trailed by 103%", "◐ Depends on the reading", "1%", "50.0%", "+10.0 points", "1. The gap"],
      ["Prices fell", "✕ Contradicted", "1%", "2.0%", "−200.0 points", "1. The gap"],
      ["The index rose 9%", "✓ Supported", "1%", "9.0%", "none", ODD],
      ["It was fear", "“ Opinion", "1%", "–", "–", ODD],
    ]);
    expect(rows.map((row) => row.querySelector("a")?.getAttribute("href"))).toEqual([
      "01-gap.html#cell-card-gap",
      "01-gap.html#cell-card-fell",
      "02-rally.html#cell-card-rose",
      "02-rally.html#cell-card-why",
    ]);
    const gap = new JSDOM(readFileSync(path.join(folder, "site/01-gap.html"), "utf8")).window.document;
    expect(gap.getElementById("cell-card-fell")?.textContent).toContain("Prices fell");
  });

  test("says of each notebook in a sentence what its claims come to", () => {
    const entries = [...page.querySelectorAll(".cb-entry")];
    expect(entries.map((entry) => texts("h3, p:not(.cb-days)", entry))).toEqual([
      ["1. The gap", "How far behind.", "Of 2 claims, 1 depends on the reading and 1 is contradicted."],
      [ODD, "The second.", "Of 2 claims, 1 is supported and 1 is an opinion."],
    ]);
  });

  test("links the publishers of the tables that were read, to addresses of the web alone, with period and vintage", () => {
    const rows = [...page.querySelectorAll(".cb-sources tbody tr")];
    expect(rows.map((row) => texts("td", row))).toEqual([
      [
        "Equity <indexes>index-daily",
        "31 December 2024",
        "closes to 31 December 2024",
        "The exchange; A script; Not secure",
      ],
      ["Pricescpi-monthly", "August 2026", "as of August 2026", ""],
    ]);
    const links = [...page.querySelectorAll(".cb-sources a")];
    expect(links.map((link) => [link.getAttribute("href"), link.getAttribute("rel")])).toEqual([
      ["https://x.example/a?b=1&c=2", "noopener noreferrer external"],
    ]);
  });

  test("runs and loads nothing but its own script, and carries what it searches", () => {
    expect(externalReferences(html)).toEqual([]);
    expect(page.querySelectorAll("script:not([type])")).toHaveLength(2);
    expect(page.querySelectorAll("script")).toHaveLength(3);
    const { pages, parts } = JSON.parse(page.getElementById("cb-search")?.textContent ?? "") as SearchData;
    expect(pages.map(({ title, part }) => [title, part])).toEqual([
      ["The front", "00-front.html#"],
      ["1. The gap", "01-gap.html#"],
      [ODD, "02-rally.html#"],
      ["Sources", "#"],
    ]);
    expect(parts).toContainEqual([
      1,
      "Ten-years-&-more",
      "Ten years & more",
      "The café gained 7.2% in 2024, a quokka.",
    ]);
    expect(parts).toContainEqual([
      2,
      "cell-figure",
      "Forward multiples",
      "Source: the exchange, vintage of zebra.",
    ]);
    expect(parts).toContainEqual([
      1,
      "cell-card-gap",
      "Small caps trailed by 103%",
      "Stated: 1%. Because Small caps trailed by 103%",
    ]);
    expect(parts.filter(([at]) => at === 3).map(([, id]) => id)).toEqual([
      "cb-source-index-daily",
      "cb-source-cpi-monthly",
    ]);
    expect(page.getElementById("cb-source-index-daily")).not.toBeNull();
  });

  test("is the same bytes when it is made again", () => {
    expect(readFileSync(path.join(frontSite(path.join(folder, "again")), "index.html"), "utf8")).toBe(html);
  });
});

describe("what moved since the run before", () => {
  const move = (claim: string, from: "supported" | null, to: "depends" | "supported" | null) => ({
    ...{ claim, statement: `Claim <${claim}>`, from, to, cause: "2 rows more & code" },
  });
  const moved = (moves: FrontBook["moves"]) => {
    const site = frontSite(path.join(folder, "moved"), { book: { ...BOOK, ...(moves && { moves }) } });
    return new JSDOM(readFileSync(path.join(site, "index.html"), "utf8")).window.document;
  };

  test("is said with the day of that run, each verdict with its cause and a link to its card, other figures folded", () => {
    const verdicts = [
      move("gap", "supported", "depends"),
      move("x", null, "supported"),
      move("y", "supported", null),
    ];
    const index = moved({ since: "2026-11-30", verdicts, figures: [move("rose", "supported", "supported")] });
    expect(texts(".cb-moves > p", index)).toEqual(["Since the run of 30 November 2026 3 verdicts moved."]);
    expect(texts(".cb-moves > ul > li", index)).toEqual([
      "Claim <gap>: Supported → Depends on the reading (2 rows more & code)",
      "Claim <x>: new → Supported (2 rows more & code)",
      "Claim <y>: Supported → gone (2 rows more & code)",
    ]);
    const links = [...index.querySelectorAll(".cb-moves a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["01-gap.html#cell-card-gap", "02-rally.html#cell-card-rose"]);
    expect(texts(".cb-moves summary", index)).toEqual(["1 claim with other figures under the same verdict"]);
    expect(texts(".cb-moves details li", index)).toEqual(["Claim <rose>: Supported (2 rows more & code)"]);
  });

  test("is one line where no verdict moved, and nothing where there is no run to compare with", () => {
    const none = moved({ since: "2026-11-30", verdicts: [], figures: [] });
    expect(texts(".cb-moves", none)).toEqual(["Since the run of 30 November 2026 no verdict moved."]);
    expect(page.querySelector(".cb-moves")).toBeNull();
  });
});

describe("a front page of less", () => {
  const write = (name: string, source: string) => {
    const file = path.join(folder, `${name}.ipynb`);
    writeNotebook(file, notebook([markdownCell(source)]));
    return file;
  };
  const exported = (files: readonly string[], options: object) => {
    const outputDir = path.join(folder, "less");
    exportNotebooks(files, { outputDir, ...options });
    return new JSDOM(readFileSync(path.join(outputDir, "index.html"), "utf8")).window.document;
  };

  test("of a book with one notebook and no claims has neither table nor chips, and still searches", () => {
    const index = exported([write("one", "# One\n\nA text.")], { book: { ...BOOK, tables: [] } });
    expect(index.querySelector(".cb-claims, .cb-counts, .cb-shown, .cb-sources")).toBeNull();
    expect(index.querySelector(".cb-words")).not.toBeNull();
    expect(texts("h1, h2, h3", index)).toEqual(["A note on small caps", "Notebooks", "One"]);
    expect(index.querySelector(".cb-text > p:not([class])")?.textContent).toMatch(
      /^Each of its claims in our words/,
    );
  });

  test("of notebooks that are no book's has the front notebook's title, and no publisher", () => {
    const index = exported([write("00-own", "# Own\n\nA text."), write("b", "# B")], {});
    expect(texts("h1, .cb-kicker", index)).toEqual(["Own"]);
    expect(texts(".cb-entry", index)).toEqual(["B"]);
  });
});

test("in one file it is the same page, and its links and its search lead inside", () => {
  const file = path.join(frontSite(folder, { single: true }), "book.html");
  const book = new JSDOM(readFileSync(file, "utf8")).window.document;
  const opening = book.querySelector(".cb-opening") as Element;
  for (const selector of [".cb-counts > li", ".cb-claims td", ".cb-entry h3", ".cb-sources td", "h1"])
    expect(texts(selector, opening)).toEqual(texts(selector));
  const { pages, parts } = JSON.parse(book.getElementById("cb-search")?.textContent ?? "") as SearchData;
  expect(parts.length).toBeGreaterThan(8);
  for (const [at, anchor] of parts) {
    const to = anchor === "" ? pages[at]?.href : `${pages[at]?.part}${encodeURIComponent(anchor)}`;
    expect(book.getElementById(decodeURIComponent(to?.slice(1) ?? "")), to).not.toBeNull();
  }
  for (const link of opening.querySelectorAll<HTMLAnchorElement>("a:not([rel])"))
    expect(book.getElementById(decodeURIComponent(link.hash.slice(1))), link.href).not.toBeNull();
});
