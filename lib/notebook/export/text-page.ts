import type { RenderedNotebook } from "./render-notebook.js";

/** A page among those of notebooks that is text alone: no verdict, figure or code of its own. @param text its parts, `main` and `contents` as HTML */
export function textPage(
  text: Pick<RenderedNotebook["page"], "title" | "description" | "contents" | "width" | "main">,
): RenderedNotebook {
  const { title, description } = text;
  return {
    ...{ title, description },
    headings: [],
    dayNote: "",
    verdicts: [],
    passages: [],
    failed: false,
    warnings: [],
    pictures: {},
    page: { ...text, reviews: [], figures: false, code: false },
  };
}
