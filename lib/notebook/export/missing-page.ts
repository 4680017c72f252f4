import { escapeHtml } from "../show/escape-html.js";
import { withoutMarks } from "./placeholders.js";
import type { RenderedNotebook } from "./render-notebook.js";
import { textPage } from "./text-page.js";

const TEXT =
  "This notebook could not be made a page when the others were. The command that wrote them says why.";

/**
 * The page of a notebook that has none: in an export of several it takes the place of an earlier page, which would be of
 * another day than the others. It does not say why, for messages name files of the machine.
 */
export function missingPage(file: string): RenderedNotebook {
  const name = withoutMarks(file);
  return textPage({
    title: name,
    description: TEXT,
    contents: "",
    width: "plain",
    main: `<div class="cb-cell cb-text"><h1>${escapeHtml(name)}</h1>\n<p class="cb-stopped" role="note">${TEXT}</p></div>\n`,
  });
}
