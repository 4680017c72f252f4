import { linkAddresses } from "../../export/addresses.js";
import { cellOutputsHtml } from "../../export/cell-outputs-html.js";
import { insideBook } from "../../export/inside-book.js";
import type { OutputContext } from "../../export/output-html.js";
import { PageContent } from "../../export/page-content.js";
import { withoutMarks } from "../../export/placeholders.js";
import type { Output } from "../../ipynb/notebook.js";
import type { LivePage } from "../live-page.js";

interface OutputsPlace {
  /** Of the notebook; see {@link CarriedNotebook}. */
  readonly place: string;
  readonly context: OutputContext;
  /** The ids that the page has outside of the cell. */
  readonly ids: Iterable<string>;
}

/** The outputs of a cell as the export sets them, sanitised as there. */
export function outputsHtml(
  outputs: readonly Output[],
  { pages, places }: Pick<LivePage, "pages" | "places">,
  { place, context, ids }: OutputsPlace,
): string {
  const pageOf = (file: string) => pages.find((name) => file.split("/").at(-1) === `${name}.ipynb`);
  const page = new PageContent(ids, linkAddresses(pageOf));
  const html = page.late.finish(cellOutputsHtml(outputs.map(withoutMarks), page, context));
  return place === "" ? html : insideBook(html, { place, placeOf: (name) => places[name] });
}
