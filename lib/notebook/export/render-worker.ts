import { Cache } from "../../platform/cache/cache.js";
import { answerRequests } from "../../platform/workers/answer-requests.js";
import { type PageSource, renderFile } from "./render-file.js";

// A process of its own: renders a notebook as soon as it has run, for the export that follows.

/** A notebook to render and keep. */
export interface RenderRequest {
  readonly file: string;
  /** All notebooks of the export. */
  readonly pages: readonly PageSource[];
  readonly library: string;
}

const cache = new Cache();
answerRequests(({ file, pages, library }: RenderRequest): null => {
  renderFile(file, { pages, kept: { cache, library } });
  return null;
});
