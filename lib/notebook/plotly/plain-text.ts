/**
 * A text in plotly's little markup as plain text; "" for what is no text.
 * @example plainText("<b>Growth</b><br>of 1 &amp; more") // => "Growth of 1 & more"
 */
export function plainText(value: unknown): string {
  if (typeof value !== "string") return "";
  return value
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}
