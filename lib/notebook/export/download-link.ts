import { escapeHtml } from "../show/escape-html.js";

/** A file that a page holds itself. */
export interface PageFile {
  /** What it is saved as. */
  readonly name: string;
  readonly mime: string;
  readonly content: string | Uint8Array;
}

/** A content as an address that holds it. */
function address({ mime, content }: PageFile): string {
  return `data:${mime};base64,${Buffer.from(content).toString("base64")}`;
}

/**
 * A link that saves a file of the page.
 * @param words.text what one reads
 * @param words.label what one hears, and reads beside the pointer; default the text
 */
export function downloadLink(
  file: PageFile,
  { text, label, of = "" }: { readonly text: string; readonly label: string; readonly of?: string },
): string {
  const heard = of === "" ? label : `${label}: ${of}`;
  return `<a class="cb-download" download="${escapeHtml(file.name)}" href="${address(file)}" title="${escapeHtml(label)}" aria-label="${escapeHtml(heard)}">${escapeHtml(text)}</a>`;
}
