import { linkAddresses } from "../../export/addresses.js";
import { cellOutputsHtml } from "../../export/cell-outputs-html.js";
import { insideBook } from "../../export/inside-book.js";
import type { OutputContext } from "../../export/output-html.js";
import { PageContent } from "../../export/page-content.js";
import { withoutMarks } from "../../export/placeholders.js";
import { slug } from "../../export/slug.js";
import type { Output } from "../../ipynb/notebook.js";
import type { LivePage } from "../live-page.js";

/** What a table's file is called; a browser numbers those that it has saved before. */
const FILES = { add: (title: string) => `${slug(title) || "data"}.csv` };

interface OutputsPlace {
  /** Of the notebook; see {@link CarriedNotebook}. */
  readonly place: string;
  readonly context: OutputContext;
  /** Whether the page embeds its tables as files. */
  readonly hasFiles: boolean;
  /** Where the page lists the tables that it has read, as a link; undefined where it has read none. */
  readonly tables: string | undefined;
  /** The ids that the page has outside of the cell. */
  readonly ids: Iterable<string>;
}

/** The outputs of a cell as the export sets them, sanitised as there. */
export function outputsHtml(
  outputs: readonly Output[],
  { pages, places }: Pick<LivePage, "pages" | "places">,
  { place, context, hasFiles, tables, ids }: OutputsPlace,
): string {
  const pageOf = (file: string) => pages.find((name) => file.split("/").at(-1) === `${name}.ipynb`);
  const page = new PageContent(ids, linkAddresses(pageOf), {
    ...(hasFiles && { data: FILES }),
    ...(tables !== undefined && { tables }),
  });
  const html = page.late.finish(cellOutputsHtml(outputs.map(withoutMarks), page, context));
  return place === "" ? html : insideBook(html, { place, placeOf: (name) => places[name] });
}
