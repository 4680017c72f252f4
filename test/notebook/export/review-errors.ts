import { schemaErrors } from "../../claims/schema-errors.js";

const text = { type: "string", minLength: 1 };
const day = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" };
const shape = (type: string, required: readonly string[], properties: object) => ({
  type: "object",
  required: ["@type", ...required],
  properties: { "@type": { const: type }, ...properties },
  additionalProperties: false,
});
const organization = shape("Organization", ["name"], { name: text, url: text });
const rated = { type: "number", minimum: 1, maximum: 3 };

/**
 * What Google's structured data for fact checks (developers.google.com/search/docs/appearance/structured-data/factcheck) has against a
 * ClaimReview: it requires claimReviewed, url, and a rating with its name in words; a value needs both ends of its scale.
 */
export const reviewErrors = schemaErrors(
  shape("ClaimReview", ["claimReviewed", "reviewRating", "url", "itemReviewed"], {
    claimReviewed: text,
    reviewBody: text,
    url: text,
    author: organization,
    itemReviewed: shape("Claim", ["author", "datePublished", "appearance"], {
      author: organization,
      datePublished: day,
      appearance: shape("CreativeWork", ["name", "publisher"], {
        name: text,
        url: text,
        datePublished: day,
        publisher: organization,
      }),
    }),
    reviewRating: {
      ...shape("Rating", ["alternateName"], {
        alternateName: text,
        ratingValue: rated,
        worstRating: { const: 1 },
        bestRating: { const: 3 },
      }),
      dependentRequired: { ratingValue: ["worstRating", "bestRating"], bestRating: ["ratingValue"] },
    },
  }),
);
