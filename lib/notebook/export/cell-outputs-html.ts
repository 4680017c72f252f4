import type { Output } from "../ipynb/notebook.js";
import { type OutputContext, outputHtml } from "./output-html.js";
import type { PageContent } from "./page-content.js";

/** More outputs of one cell than these scroll in a box. */
const MAX_OUTPUTS = 50;

/** Outputs with what a program printed piece by piece as one: a carriage return reaches back over the pieces. */
function joinedStreams(outputs: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      joined[joined.length - 1] = { ...last, text: last.text + output.text };
    } else {
      joined.push(output);
    }
  }
  return joined;
}

/** The outputs of a cell as HTML; many scroll in a box of their own. */
export function cellOutputsHtml(
  outputs: readonly Output[],
  page: PageContent,
  context: OutputContext,
): string {
  const shown = joinedStreams(outputs).map((output) => outputHtml(output, page, context));
  const html = shown.join("");
  return shown.length > MAX_OUTPUTS ? `<div class="cb-long">${html}</div>` : html;
}
