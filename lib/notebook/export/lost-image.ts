import { decoded } from "./addresses.js";
import { type HtmlNode, newElement, newText } from "./html-tree.js";
import type { LostImage } from "./sanitize.js";

/** The file that an address names, as it is written; of an absolute one, which says where a machine keeps it, the last part. */
function fileName(src: string): string {
  const name = decoded(src.replace(/[?#].*$/s, "")).replaceAll("\\", "/");
  const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|\/|~)/i.test(name);
  return (isRelative ? name : name.replace(/^.*[/:]/s, "")) || "a picture";
}

/**
 * What a page shows in the place of a picture that it does not hold: the alternative text with the name of the file that is
 * missing; for one on the web, which a page never loads, a link to it.
 */
export function lostImage({ src, alt, isInLink }: LostImage): readonly HtmlNode[] {
  const name = fileName(src);
  const isOnWeb = /^https?:/i.test(src) && URL.canParse(src);
  const box = (content: readonly HtmlNode[]) => [newElement("span", { class: "cb-lost" }, content)];
  if (!isOnWeb) {
    return box([newText(alt === "" ? `${name} is missing` : `${alt} (${name} is missing)`)]);
  }
  const { host } = new URL(src);
  const where = `picture on ${host}`;
  if (isInLink) return box([newText(alt || where)]);
  const link = newElement("a", { href: src }, [newText(where)]);
  return box(alt === "" ? [link] : [newText(`${alt} (`), link, newText(")")]);
}
