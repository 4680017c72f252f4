import { darkColours } from "../../plots/palette.js";
import { asset } from "../assets.js";
import type { Displayable } from "./displayable.js";
import { scriptJson } from "./escape-html.js";
import { plotlyPayload } from "./plotly-payload.js";

/** The output that brings plotly.js and the scoreboard's filter into a Jupyter session, once a notebook, with no network. */
export function loader(): Displayable {
  const script = `window.claimbookDarkColours=${scriptJson(darkColours)};${asset("scoreboard.js")}${asset("figure.js")}claimbookStart("${plotlyPayload()}")`;
  return {
    mime: {
      "text/html": `<div class="cb-loader"><script>${script}</script></div>`,
      "text/plain": "plotly.js, for the interactive figures of this notebook",
    },
  };
}
