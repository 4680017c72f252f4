import { linkAddresses } from "../../export/addresses.js";
import { type OutputContext, outputHtml } from "../../export/output-html.js";
import { PageContent } from "../../export/page-content.js";
import { withoutMarks } from "../../export/placeholders.js";
import type { Output } from "../../ipynb/notebook.js";

/** The ids that a page has outside of one of its parts. */
const idsOutside = (part: Element): string[] =>
  [...document.querySelectorAll("[id]")].filter((one) => !part.contains(one)).map(({ id }) => id);

/**
 * The outputs of a cell as the export sets them, sanitised as there.
 * @param cell the cell's place on the page
 * @param pages names of the pages of the same export
 */
export function outputsHtml(
  outputs: readonly Output[],
  {
    cell,
    pages,
    place,
  }: { readonly cell: Element; readonly pages: readonly string[]; readonly place: OutputContext },
): string {
  const pageOf = (file: string) => pages.find((name) => file.split("/").at(-1) === `${name}.ipynb`);
  const page = new PageContent([...idsOutside(cell), cell.id], linkAddresses(pageOf));
  return page.late.finish(outputs.map((output) => outputHtml(withoutMarks(output), page, place)).join(""));
}
