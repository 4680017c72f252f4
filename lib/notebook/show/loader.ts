import { darkColours } from "../../plots/palette.js";
import { asset } from "../assets.js";
import { LOADER } from "../output-data.js";
import type { Displayable } from "./displayable.js";
import { scriptJson } from "./escape-html.js";
import { plotlyPayload } from "./plotly-payload.js";

/** The script that brings plotly.js and the scoreboard's filter to a page, with no network: some 680 kB. */
export function loaderScript(): string {
  // An empty line would end the HTML where a notebook with this is turned into markdown.
  const code = ["scoreboard.js", "figure.js", "packed-figures.js", "theme.js"]
    .map(asset)
    .join("")
    .replace(/\n\s*/g, "\n");
  return `window.claimbookDarkColours=${scriptJson(darkColours)};${code}claimbookStart("${plotlyPayload()}")`;
}

/** {@link loaderScript} as an output, for a page that nobody else brings it to; see {@link needsLoader}. */
export function loader(): Displayable {
  return {
    mime: {
      "text/html": `<div class="cb-loader"><script>${loaderScript()}</script></div>`,
      [LOADER]: {},
      "text/plain": "plotly.js, for the interactive figures of this notebook",
    },
  };
}
