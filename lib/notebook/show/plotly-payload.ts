import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { plotlyPath } from "../assets.js";
import { Cache, keyOf } from "../cache.js";

/** plotly.js as a browser is to run it, whatever module loader the page has. */
export function plotlySource(): string {
  return `(function(define,module,exports){${readFileSync(plotlyPath(), "utf8")}\n})();`;
}

let payload: string | undefined;

function compressed(): string {
  const source = plotlySource();
  const cache = new Cache();
  const kept = cache.read("plotly", keyOf(source));
  if (kept !== undefined) return kept;
  const made = gzipSync(source, { level: 9 }).toString("base64");
  cache.write("plotly", keyOf(source), made);
  return made;
}

/** {@link plotlySource}, gzipped, as base64: a third of the size. */
export function plotlyPayload(): string {
  payload ??= compressed();
  return payload;
}
