import type { ReviewedClaim } from "../claim-review.js";
import type { RenderedNotebook } from "../render-notebook.js";

/** A page as the front page lists it. */
export interface FrontEntry
  extends Pick<RenderedNotebook, "title" | "description" | "verdicts" | "passages" | "failed" | "days"> {
  /** Name of the page, without its ending. */
  readonly name: string;
  /** The claims that it reviews. */
  readonly reviews: readonly ReviewedClaim[];
}

/** A rendered notebook as the front page lists it. */
export function frontEntry(name: string, rendered: RenderedNotebook): FrontEntry {
  const { title, description, verdicts, passages, failed, days } = rendered;
  const { reviews } = rendered.page;
  return { name, reviews, title, description, verdicts, passages, failed, ...(days && { days }) };
}

/** The address of a page, and of a part of it, from another page beside it. */
export function pageHref(name: string, id = ""): string {
  return `${encodeURIComponent(name)}.html${id === "" ? "" : `#${encodeURIComponent(id)}`}`;
}
