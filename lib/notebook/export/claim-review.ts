import type { BookDefinition } from "../../book/define-book.js";
import type { Verdict } from "../../claims/claim.js";
import { VERDICT_WORDS } from "../show/verdict-words.js";

/** A claim of a page that is reviewed there or on a page that it links to. */
export interface ReviewedClaim {
  readonly id: string;
  readonly statement: string;
  readonly verdict: Verdict;
  readonly reason: string;
  /** Where its card is, as a link of the page: "#cell-card-decade-gap". */
  readonly href: string;
}

interface Organization {
  readonly "@type": "Organization";
  readonly name: string;
  readonly url?: string;
}

interface Rating {
  readonly "@type": "Rating";
  readonly alternateName: string;
  readonly ratingValue?: number;
  readonly worstRating?: number;
  readonly bestRating?: number;
}

/** schema.org's ClaimReview, as far as a page has it. */
export interface ClaimReview {
  readonly "@type": "ClaimReview";
  /** Of the claim's card; relative to the page where the address of the site is not known. */
  readonly url: string;
  readonly claimReviewed: string;
  readonly reviewBody: string;
  readonly author?: Organization;
  readonly itemReviewed: {
    readonly "@type": "Claim";
    readonly author: Organization;
    readonly datePublished: string;
    readonly appearance: {
      readonly "@type": "CreativeWork";
      readonly name: string;
      readonly url?: string;
      readonly datePublished: string;
      readonly publisher: Organization;
    };
  };
  readonly reviewRating: Rating;
}

/** The verdicts that rate a claim, from the worst; what is pending, untestable or opinion is not rated. */
const RATED: readonly Verdict[] = ["contradicted", "depends", "supported"];

function ratingOf(verdict: Verdict): Rating {
  const value = RATED.indexOf(verdict) + 1;
  return {
    "@type": "Rating",
    alternateName: VERDICT_WORDS[verdict].word,
    ...(value > 0 && { ratingValue: value, worstRating: 1, bestRating: RATED.length }),
  };
}

const organization = (name: string, url: string | undefined): Organization => ({
  "@type": "Organization",
  name,
  ...(url !== undefined && { url }),
});

/** What a review says of the book. */
export type ReviewedBook = Pick<
  BookDefinition,
  "publisher" | "description" | "asOf" | "address" | "reviewer"
>;

/**
 * The review of a claim: the rating runs from 1 (contradicted) to 3 (supported).
 * @param options.page the page's own address on the web; without it links stay relative
 */
export function claimReview(
  { statement, verdict, reason, href }: ReviewedClaim,
  {
    book: { publisher, description, asOf, address, reviewer },
    page,
  }: { readonly book: ReviewedBook; readonly page?: string | undefined },
): ClaimReview {
  const stated = organization(publisher, undefined);
  return {
    "@type": "ClaimReview",
    url: page === undefined ? href : new URL(href, page).href,
    claimReviewed: statement,
    reviewBody: reason,
    ...(reviewer && { author: organization(reviewer.name, reviewer.url) }),
    itemReviewed: {
      "@type": "Claim",
      author: stated,
      datePublished: asOf,
      appearance: {
        "@type": "CreativeWork",
        name: description,
        ...(address !== undefined && { url: address }),
        datePublished: asOf,
        publisher: stated,
      },
    },
    reviewRating: ratingOf(verdict),
  };
}

/** Reviews of several claims as one JSON-LD document. */
export function reviewGraph(
  claims: readonly ReviewedClaim[],
  options: Parameters<typeof claimReview>[1],
): { readonly "@context": "https://schema.org"; readonly "@graph": readonly ClaimReview[] } {
  return {
    "@context": "https://schema.org",
    "@graph": claims.map((claim) => claimReview(claim, options)),
  };
}
