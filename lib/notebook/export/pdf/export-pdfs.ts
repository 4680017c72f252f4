import path from "node:path";
import { checkFolder } from "../../../platform/check-folder.js";
import { UserError } from "../../../platform/user-error.js";
import { findChromium } from "../../find-chromium.js";
import { BOOK, type BookPart, bookPage } from "../book-page.js";
import {
  aboutSources,
  type ExportedPage,
  type ExportOptions,
  renderedParts,
  renderer,
  reportFaults,
  writePage,
} from "../export-notebook.js";
import { exportSources } from "../export-sources.js";
import { pageHtml } from "../page-html.js";
import { type PrintOptions, printPdfs } from "./print-pdf.js";
import { printablePage } from "./printable-page.js";

const NO_CHROMIUM = [
  "--pdf needs Chromium or Chrome, and there is none on PATH. Get one of:",
  "  sudo apt install chromium          (Debian, Ubuntu)",
  "  brew install --cask chromium       (macOS)",
  "  https://www.google.com/chrome      (elsewhere put its program on PATH)",
  "then run this again. Export without --pdf needs no browser, and a page can be printed from any.",
].join("\n");

/** On which days notebooks are asked; "" where none says so. */
function daysNote(parts: readonly BookPart[]): string {
  return [...new Set(parts.map(({ rendered }) => rendered.dayNote))].filter(Boolean).join("; ");
}

/**
 * Writes executed notebooks as PDFs, one each, or with `single` all as one, `book.pdf`, as soon as each is printed.
 * @returns the PDFs in the order of the notebooks
 * @throws UserError as {@link exportNotebooks}, and when there is no Chromium or it does not print
 */
export async function exportPdfs(
  files: readonly string[],
  options: Omit<ExportOptions, "embedData">,
  { program = findChromium(), ...limits }: Partial<PrintOptions> = {},
): Promise<ExportedPage[]> {
  const { outputDir, single = false } = options;
  if (program === undefined) throw new UserError(NO_CHROMIUM);
  const { sources, faults } = exportSources(files, { single });
  if (sources.some(({ isMissing }) => !isMissing)) checkFolder(outputDir, "pages");
  const parts = [...renderedParts(sources, renderer(sources, { ...options, flags: ["--pdf"] }), faults)];
  const names = new Set(sources.map(({ name }) => encodeURIComponent(name)));
  const documents =
    single && parts.length > 0
      ? [{ name: BOOK, parts, page: bookPage(parts).page }]
      : parts.map((part) => ({
          name: part.name,
          parts: [part],
          page: { ...part.rendered.page, footer: "" },
        }));
  const jobs = documents.map(({ page, parts }) => ({
    title: page.title,
    html: pageHtml(printablePage(page, names)),
    note: daysNote(parts),
  }));
  const written: ExportedPage[] = [];
  const onPdf = (pdf: Buffer, at: number) => {
    const { name, page, parts } = documents[at] as (typeof documents)[number];
    written.push({
      ...writePage(path.join(outputDir, `${name}.pdf`), page.title, pdf),
      ...aboutSources(parts),
    });
  };
  if (jobs.length > 0) await printPdfs(jobs, onPdf, { ...limits, program });
  reportFaults(faults, written, options);
  return written;
}
