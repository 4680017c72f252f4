import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { plotlyPath } from "../assets.js";

/** plotly.js as a browser is to run it, whatever module loader the page has. */
export function plotlySource(): string {
  return `(function(define,module,exports){${readFileSync(plotlyPath(), "utf8")}\n})();`;
}

let payload: string | undefined;

/** {@link plotlySource}, gzipped, as base64: a third of the size. */
export function plotlyPayload(): string {
  payload ??= gzipSync(plotlySource(), { level: 9 }).toString("base64");
  return payload;
}
