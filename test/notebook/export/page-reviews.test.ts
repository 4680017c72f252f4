// Takes long: every page of the book is rendered.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentBook } from "../../../lib/book/current-book.js";
import { evaluateClaim } from "../../../lib/book/evaluate.js";
import type { ClaimReview } from "../../../lib/notebook/export/claim-review.js";
import { type ExportOptions, exportNotebooks } from "../../../lib/notebook/export/export-notebook.js";
import { frontBook } from "../../../lib/notebook/export/front/front-book.js";
import { pageReviews } from "../../../lib/notebook/export/page-reviews.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { scoreboard } from "../../../lib/notebook/show/scoreboard.js";
import { verdictCard } from "../../../lib/notebook/show/verdict-card.js";
import { openStore } from "../../../lib/store/open-store.js";
import { codeCell, display, HOSTILE, notebook } from "./notebooks.js";
import { reviewErrors } from "./review-errors.js";

const WALK = "01-decade-underperformance.html";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-reviews-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Exports the notebooks of this book that are named, and reads what each page says to machines. */
function exported(names: readonly string[], choices: Partial<ExportOptions> = {}) {
  const outputDir = mkdtempSync(path.join(folder, "site-"));
  const files = readdirSync("notebooks").filter((name) => names.some((start) => name.startsWith(start)));
  exportNotebooks(
    files.map((name) => `notebooks/${name}`),
    { outputDir, ...choices },
  );
  const pageOf = (name: string) =>
    new JSDOM(readFileSync(path.join(outputDir, name), "utf8")).window.document;
  return { pageOf, outputDir };
}

function reviewsOf(page: Document): ClaimReview[] {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')];
  return scripts.flatMap(({ textContent }) => {
    const graph = JSON.parse(textContent ?? "") as { "@context": string; "@graph": ClaimReview[] };
    expect(graph["@context"]).toBe("https://schema.org");
    return graph["@graph"];
  });
}

describe("the pages of this book", () => {
  const claims = currentBook().claims.length;
  let site: ReturnType<typeof exported>;
  beforeAll(() => {
    site = exported(["00-", "01-"], { book: frontBook("data"), claims: "claims.json" });
  });

  test("carry one valid ClaimReview a claim, which leads to its card, also without code", () => {
    for (const { pageOf } of [site, exported(["01-"], { noCode: true })]) {
      const walk = pageOf(WALK);
      const reviews = reviewsOf(walk);
      expect(reviews.length).toBeGreaterThan(0);
      expect(reviews).toHaveLength(walk.querySelectorAll("[data-claim]").length);
      for (const review of reviews) {
        expect(reviewErrors(review)).toEqual([]);
        const card = walk.querySelector(`${review.url} [data-claim]`);
        expect(card?.textContent).toContain(review.claimReviewed);
        expect(card?.textContent).toContain(review.reviewRating.alternateName);
      }
    }
  });

  test("carry all of the book's claims on index and scoreboard, each once, with links to the pages that walk through them", () => {
    const led = reviewsOf(site.pageOf(WALK)).map(({ url }) => `${WALK}${url}`);
    for (const name of ["index.html", "00-scoreboard.html"]) {
      const all = reviewsOf(site.pageOf(name));
      expect(all.flatMap(reviewErrors)).toEqual([]);
      expect(all).toHaveLength(claims);
      expect(new Set(all.map(({ claimReviewed }) => claimReviewed)).size).toBe(claims);
      expect(all.map(({ url }) => url)).toEqual(expect.arrayContaining(led));
    }
  });

  test("in one file each is there once, and leads to its card", () => {
    const page = exported(["00-", "01-"], { single: true }).pageOf("book.html");
    const reviews = reviewsOf(page);
    expect(reviews).toHaveLength(claims);
    const led = reviews.filter(({ url }) => url.startsWith("#01-"));
    expect(led.length).toBeGreaterThan(0);
    for (const { url, claimReviewed } of led)
      expect(page.getElementById(url.slice(1))?.textContent).toContain(claimReviewed);
  });

  test("lead to the claims as JSON where these lie beside them", () => {
    for (const name of ["index.html", WALK]) {
      const page = site.pageOf(name);
      const link = page.querySelector('link[rel="alternate"][type="application/json"]');
      expect(link?.getAttribute("href")).toBe("claims.json");
      expect(page.querySelector('footer a[href="claims.json"]')).not.toBeNull();
    }
    expect(exported(["01-"]).pageOf(WALK).querySelector('[href="claims.json"]')).toBeNull();
  });
});

describe("pageReviews(notebook, link)", () => {
  const result = evaluateClaim("decade-gap", openStore({ asOf: "2024-07-24" }));
  const moved = evaluateClaim("decade-gap", openStore({ asOf: "2024-12-31" }), { askedOn: "2024-12-31" });
  const other = evaluateClaim("july-small", openStore({ asOf: "2024-07-10" }));
  const link = (href: string) => (href.startsWith("01-") ? href.replace(".ipynb", ".html") : undefined);
  const showing = (...outputs: Parameters<typeof display>[]) =>
    notebook([
      codeCell(
        "1",
        outputs.map((output) => display(...output)),
        { id: "board" },
      ),
    ]);
  const of = (...outputs: Parameters<typeof display>[]) => pageReviews(showing(...outputs), link);

  test("takes a card before the row of a scoreboard, and leads from a row to its page where there is one", () => {
    expect(of([scoreboard([result, other]).mime])).toMatchObject([
      { id: "decade-gap", href: "01-decade-underperformance.html#cell-card-decade-gap" },
      { id: "july-small", verdict: "pending", href: "#cell-board" },
    ]);
    expect(of([scoreboard([result]).mime], [verdictCard(result).mime])).toMatchObject([
      { id: "decade-gap", verdict: "depends", href: "#cell-board" },
    ]);
  });

  test("leaves out questions that were asked on another day: nobody made that claim", () => {
    expect(of([verdictCard(moved).mime])).toEqual([]);
    expect(of([scoreboard([moved]).mime])).toEqual([]);
    // Whether a row that is pending was moved it does not say; that its notebook asked on another day, the metadata do.
    const asked = { claimbook: { asked: ["2024-12-31"] } };
    expect(of([scoreboard([moved, other]).mime, asked])).toEqual([]);
  });

  test("leaves out claims that the book does not have", () => {
    const { claim } = result;
    expect(of([verdictCard({ ...result, claim: { ...claim, id: "strange" } }).mime])).toEqual([]);
  });

  test("no text of a claim ends the element that holds it", () => {
    const file = path.join(folder, "hostile.ipynb");
    writeNotebook(
      file,
      showing([verdictCard({ ...result, statement: `${HOSTILE}</script>`, reason: HOSTILE }).mime]),
    );
    const outputDir = mkdtempSync(path.join(folder, "site-"));
    exportNotebooks([file], { outputDir });
    const html = readFileSync(path.join(outputDir, "hostile.html"), "utf8");
    const [review] = reviewsOf(new JSDOM(html).window.document);
    expect(review).toMatchObject({ claimReviewed: `${HOSTILE}</script>`, reviewBody: HOSTILE });
    expect(html).not.toContain("<script>alert");
  });
});
