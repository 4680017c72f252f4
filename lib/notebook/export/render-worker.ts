import { Cache } from "../../platform/cache/cache.js";
import { answerRequests } from "../../platform/workers/answer-requests.js";
import { type PageSource, renderFile } from "./render-file.js";
import { renderedHtml } from "./render-notebook.js";

// A process of its own: renders a notebook as soon as it has run, for the export that follows.

/** A notebook to render and keep. */
export interface RenderRequest {
  readonly file: string;
  /** All notebooks of the export. */
  readonly pages: readonly PageSource[];
  readonly library: string;
  /** Is its page asked for as it can be before there are others? */
  readonly alone?: boolean;
}

answerRequests(() => {
  const cache = new Cache();
  return {
    answer({ file, pages, library, alone }: RenderRequest): string | null {
      const rendered = renderFile(file, { pages, cached: { cache, library } });
      return alone ? renderedHtml(rendered, {}) : null;
    },
  };
});
