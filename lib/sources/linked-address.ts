import { changedFormat } from "./source-error.js";

/**
 * The address of a file to which a page links by the file's name. Of several the one with the largest `ver`, by which publishers' page
 * builders tell the newest upload.
 * @param html the page, tags and scripts alike
 * @param options.name such as "ie_data.xls"; a page may link to its later form, "ie_data.xlsx"
 * @param options.page the page's own address
 * @throws SourceError when no link of the page leads to such a file, or an encrypted page has unencrypted ones only
 * @example linkedAddress('<a href="//f.example/1/ie_data.xls?ver=7">', { name: "ie_data.xls", page: "https://p.example/" }) // => "https://f.example/1/ie_data.xls?ver=7"
 */
export function linkedAddress(
  html: string,
  { name, page }: { readonly name: string; readonly page: string },
): string {
  const base = new URL(page);
  const isNamed = ({ pathname }: URL) => pathname.split("/").at(-1)?.replace(/x$/i, "") === name;
  const isSafe = ({ protocol }: URL) =>
    protocol === "https:" || (protocol === "http:" && base.protocol === "http:");
  const links = linksTo(html, name)
    .flatMap((link) => (URL.canParse(link, base) ? [new URL(link, base)] : []))
    .filter((link) => isNamed(link) && isSafe(link));
  const [newest] = links.sort((a, b) => versionOf(b) - versionOf(a));
  if (newest === undefined) throw changedFormat(page, { expected: `a link to ${name}`, found: "none" });
  return newest.href;
}

const versionOf = (link: URL) => Number(link.searchParams.get("ver")) || 0;

/** What has the name in an attribute, or between the quotes of a script; a name alone may also be a link's text. */
function linksTo(html: string, name: string): readonly string[] {
  const text = html.replaceAll("&amp;", "&").replaceAll("\\/", "/").replaceAll("\\u002F", "/");
  const links = text
    .split(/["'\s<>()\\]/)
    .filter((part) => part.includes(name))
    .map((part) => part.replace(/^href=/i, ""));
  const paths = links.filter((link) => link.includes("/"));
  return paths.length > 0 ? paths : links;
}
