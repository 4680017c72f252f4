/**
 * A text as the name of a file: lower case, hyphens, letters without accents, at most sixty characters; "" when no Latin
 * letter or digit is in it.
 * @example slug("Growth of 1, 1926-2024") // => "growth-of-1-1926-2024"
 */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
}
