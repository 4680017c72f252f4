import { PageContent } from "../../../lib/notebook/export/page-content.js";
import type {
  Cell,
  CodeCell,
  JsonObject,
  MimeBundle,
  Notebook,
  Output,
} from "../../../lib/notebook/ipynb/notebook.js";
import type { Mime } from "../../../lib/notebook/show/displayable.js";

/** What a careless page would run, load or break on. */
export const HOSTILE = `"><script>alert(1)</script><img src=https://x.example/a.png onerror=alert(1)>'&\u2028.`;

export function markdownCell(source: string, id = "text"): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

export function codeCell(
  source: string,
  outputs: readonly Output[] = [],
  more: Partial<CodeCell> = {},
): CodeCell {
  return { cell_type: "code", id: "code", metadata: {}, source, execution_count: 1, outputs, ...more };
}

export function notebook(cells: readonly Cell[], metadata: JsonObject = {}): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: "typescript", version: "5.0.4" }, ...metadata },
    cells,
  };
}

export function display(data: Mime, metadata: JsonObject = {}): Output {
  return { output_type: "display_data", data: data as MimeBundle, metadata };
}

export function page(): PageContent {
  return new PageContent([], (href) => href);
}
