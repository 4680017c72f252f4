import { toBase64 } from "../../platform/base64.js";
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
  return `data:${mime};base64,${toBase64(content)}`;
}

/**
 * A link that saves a file of the page.
 * @param words.text what one reads
 * @param words.label what the pointer is told; who hears the page also hears of what it is
 */
export function downloadLink(
  file: PageFile,
  { text, label, of = "" }: { readonly text: string; readonly label: string; readonly of?: string },
): string {
  const heard = of === "" ? label : `${label}: ${of}`;
  return `<a class="cb-download" download="${escapeHtml(file.name)}" href="${address(file)}" title="${escapeHtml(label)}" aria-label="${escapeHtml(heard)}">${escapeHtml(text)}</a>`;
}
