import type { ReviewedClaim } from "../claim-review.js";
import { type Page, pageHtml } from "../page-html.js";
import { type FrontEntry, pageHref } from "./front-entry.js";
import { type FrontOptions, frontPage } from "./front-page.js";

/** The claims that pages review, each once: the pages that walk through them go before the front notebook. */
function listedReviews({
  entries,
  front,
}: Pick<FrontOptions, "entries" | "front">): readonly ReviewedClaim[] {
  const own = ({ name, reviews }: FrontEntry) =>
    reviews.map((review) => ({
      ...review,
      href: review.href.startsWith("#") ? `${pageHref(name)}${review.href}` : review.href,
    }));
  const all = [...entries.filter((entry) => entry !== front), ...(front ? [front] : [])].flatMap(own);
  return [...new Map(all.toReversed().map((review) => [review.id, review])).values()].toReversed();
}

/**
 * The front page of pages that are files beside it.
 * @param options.published where it and its claims are
 */
export function frontHtml({
  published,
  ...options
}: Pick<FrontOptions, "entries" | "front" | "book"> & {
  readonly published: Pick<Page, "address" | "claims">;
}): { readonly title: string; readonly html: string } {
  const addressOf = (name: string) =>
    name === "index" ? { href: "", part: "#" } : { href: pageHref(name), part: `${pageHref(name)}#` };
  const { title, description, main, search } = frontPage({ ...options, title: "", addressOf });
  const html = pageHtml({
    ...{ title, main, search },
    description: description || title,
    contents: "",
    width: "front",
    footer: "",
    reviews: listedReviews(options),
    ...published,
    figures: false,
    code: false,
  });
  return { title, html };
}
