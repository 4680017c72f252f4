/**
 * A heading's name in an address as GitHub and VS Code make it: lower case, blanks as hyphens, no punctuation.
 * @example headingSlug("Result & limits") // => "result--limits"
 */
export function headingSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, "")
    .replace(/\s/g, "-");
}

/** Counts slugs as GitHub does: one that comes again gets `-1`, then `-2`. */
export class Slugs {
  readonly #counts = new Map<string, number>();

  next(slug: string): string {
    const count = this.#counts.get(slug) ?? 0;
    this.#counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }
}
