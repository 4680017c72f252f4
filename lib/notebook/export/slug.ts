/**
 * A text as the name of a file: lower case, hyphens, at most sixty characters; "" when no letter or digit is in it.
 * @example slug("Growth of 1, 1926-2024") // => "growth-of-1-1926-2024"
 */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
}
