import type { FrontBook } from "./front-book.js";
import type { FrontEntry } from "./front-entry.js";
import { sourceId } from "./sources-html.js";

/** What the front page's search looks through; short names, for it is part of the page. */
export interface SearchData {
  /** Titles of the pages, with the address of each and what stands between it and the anchor of a part. */
  readonly pages: readonly { readonly title: string; readonly href: string; readonly part: string }[];
  /** Parts: number of the page, anchor, title, text. */
  readonly parts: readonly (readonly [page: number, anchor: string, title: string, text: string])[];
}

/** Where a page's address leads, and what begins the address of a part of it. */
export type AddressOf = (name: string) => { readonly href: string; readonly part: string };

/**
 * The text of all pages by parts, and the tables of the sources.
 * @param entries pages in their order
 * @param addressOf the address of a page; of "index" that of the front page itself
 */
export function searchData(
  entries: readonly FrontEntry[],
  { tables, addressOf }: { readonly tables: FrontBook["tables"]; readonly addressOf: AddressOf },
): SearchData {
  const pages = entries.map(({ name, title }) => ({ title, ...addressOf(name) }));
  const parts = entries.flatMap(({ title, description, passages }, page) => {
    const own = passages.filter((one) => one.title !== "" || one.text !== "");
    const isTitled = own.some((one) => one.title === title);
    return [...(isTitled ? [] : [{ id: "", title, text: description }]), ...own].map(
      (one): SearchData["parts"][number] => [page, one.id, one.title || title, one.text],
    );
  });
  if (tables.length === 0) return { pages, parts };
  const sources = tables.map(({ name, title, vintage, sources: from }): SearchData["parts"][number] => [
    pages.length,
    sourceId(name),
    title,
    [name, ...from.map((source) => source.title), vintage].join("; "),
  ]);
  return { pages: [...pages, { title: "Sources", ...addressOf("index") }], parts: [...parts, ...sources] };
}
