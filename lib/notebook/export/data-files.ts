import { strToU8, zipSync } from "fflate";
import { downloadLink, type PageFile } from "./download-link.js";
import { slug } from "./slug.js";

/** Entries of an archive carry this time, so that the same data are the same bytes. */
const TIME = new Date(1980, 0, 1);

/** Where a page's files go. */
export type AddedFiles = Pick<DataFiles, "add">;

/** The CSV files of one page, each under a name of its own, in the order of the page. */
export class DataFiles {
  readonly #files = new Map<string, string>();
  /** The number that the next file of a name gets. */
  readonly #next = new Map<string, number>();

  get size(): number {
    return this.#files.size;
  }

  /**
   * Adds a file.
   * @param title what its name is made from; one that comes again gets a number
   * @returns its name
   */
  add(title: string, content: string): string {
    const base = slug(title) || "data";
    let name = `${base}.csv`;
    let number = this.#next.get(base) ?? 2;
    for (; this.#files.has(name); number += 1) name = `${base}-${number}.csv`;
    this.#next.set(base, number);
    this.#files.set(name, content);
    return name;
  }

  /** All files as a ZIP archive. */
  archive(): Uint8Array {
    const entries = [...this.#files].map(([name, content]) => [name, strToU8(content)] as const);
    return zipSync(Object.fromEntries(entries), { level: 9, mtime: TIME });
  }
}

/**
 * The part of a page that offers all of its data as one file; "" when there are none.
 * @param notebook name of the notebook, after which the file is called
 */
export function dataHtml(data: DataFiles, notebook: string): string {
  if (data.size === 0) return "";
  const file: PageFile = {
    name: `${slug(notebook) || "notebook"}-data.zip`,
    mime: "application/zip",
    content: data.archive(),
  };
  const files = data.size === 1 ? "one CSV file" : `${data.size} CSV files`;
  const link = downloadLink(file, {
    text: `All data of this page (ZIP, ${files})`,
    label: "Download all data",
  });
  return `<section class="cb-cell cb-text cb-all-data" aria-labelledby="cb-data"><h2 id="cb-data">Data</h2><p>${link}</p></section>`;
}
