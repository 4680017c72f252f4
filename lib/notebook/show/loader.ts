import { darkColours } from "../../plots/palette.js";
import { asset } from "../assets.js";
import type { Displayable } from "./displayable.js";
import { scriptJson } from "./escape-html.js";
import { plotlyPayload } from "./plotly-payload.js";

/** The output that brings plotly.js and the scoreboard's filter into a Jupyter session, once a notebook, with no network. */
export function loader(): Displayable {
  // An empty line would end the HTML where the notebook is turned into markdown.
  const code = `${asset("scoreboard.js")}${asset("figure.js")}`.replace(/\n\s*/g, "\n");
  const script = `window.claimbookDarkColours=${scriptJson(darkColours)};${code}claimbookStart("${plotlyPayload()}")`;
  return {
    mime: {
      "text/html": `<div class="cb-loader"><script>${script}</script></div>`,
      "text/plain": "plotly.js, for the interactive figures of this notebook",
    },
  };
}
