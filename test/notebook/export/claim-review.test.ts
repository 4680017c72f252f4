import type { ClaimReview as SchemaOrgReview } from "schema-dts";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../lib/claims/claim.js";
import { claimReview, type ReviewedClaim } from "../../../lib/notebook/export/claim-review.js";
import { reviewErrors } from "./review-errors.js";

const BOOK = {
  publisher: "A bank",
  description: "a made-up note",
  asOf: "2024-07-24",
  reviewer: { name: "A desk", url: "https://desk.example/" },
  address: "https://bank.example/note",
};
const claim: ReviewedClaim = {
  id: "a",
  statement: "Small caps rose by 9%",
  verdict: "depends",
  reason: "1 of 2 readings rounds to 9%.",
  href: "#cell-card-a",
};

describe("claimReview(claim, { book, page })", () => {
  test("is schema.org's ClaimReview", () => {
    // The type is made from the vocabulary: a property that ClaimReview, Claim, Rating or Organization lack does not compile.
    const review: SchemaOrgReview = claimReview(claim, {
      book: BOOK,
      page: "https://desk.example/site/01-a.html",
    });
    const publisher = { "@type": "Organization", name: "A bank" };
    expect(review).toEqual({
      "@type": "ClaimReview",
      url: "https://desk.example/site/01-a.html#cell-card-a",
      claimReviewed: "Small caps rose by 9%",
      reviewBody: "1 of 2 readings rounds to 9%.",
      author: { "@type": "Organization", name: "A desk", url: "https://desk.example/" },
      itemReviewed: {
        "@type": "Claim",
        author: publisher,
        datePublished: "2024-07-24",
        appearance: {
          "@type": "CreativeWork",
          name: "a made-up note",
          url: "https://bank.example/note",
          datePublished: "2024-07-24",
          publisher,
        },
      },
      reviewRating: {
        "@type": "Rating",
        alternateName: "Depends on the reading",
        ratingValue: 2,
        worstRating: 1,
        bestRating: 3,
      },
    });
    expect(reviewErrors(review)).toEqual([]);
  });

  test("links within the page where the site has no address, and names no reviewer whom the book does not name", () => {
    const { publisher, description, asOf } = BOOK;
    const review = claimReview(claim, { book: { publisher, description, asOf } });
    expect(review.url).toBe("#cell-card-a");
    expect(review).not.toHaveProperty("author");
    expect(review.itemReviewed.appearance).not.toHaveProperty("url");
    expect(reviewErrors(review)).toEqual([]);
  });

  test.each<[Verdict, number | undefined]>([
    ["contradicted", 1],
    ["depends", 2],
    ["supported", 3],
    ["pending", undefined],
    ["untestable", undefined],
    ["opinion", undefined],
  ])("rates %s as %s", (verdict, ratingValue) => {
    const review = claimReview({ ...claim, verdict }, { book: BOOK });
    expect(review.reviewRating.ratingValue).toBe(ratingValue);
    expect("bestRating" in review.reviewRating).toBe(ratingValue !== undefined);
    expect(reviewErrors(review)).toEqual([]);
  });

  test("what lacks a property that search engines require is found", () => {
    const { url: _, ...review } = claimReview(claim, { book: BOOK });
    expect(reviewErrors(review)).not.toEqual([]);
    expect(
      reviewErrors({ ...review, url: "#a", reviewRating: { "@type": "Rating", ratingValue: 2 } }),
    ).not.toEqual([]);
  });
});
