import { Cache } from "../cache.js";
import { answerRequests } from "../run/workers/answer-requests.js";
import { renderFile } from "./render-file.js";

// A process of its own: renders a notebook as soon as it has run, for the export that follows.

/** A notebook to render and keep. */
export interface RenderRequest {
  readonly file: string;
  readonly names: readonly string[];
  readonly library: string;
}

const cache = new Cache();
answerRequests(({ file, names, library }: RenderRequest): null => {
  renderFile(file, { names, kept: { cache, library } });
  return null;
});
