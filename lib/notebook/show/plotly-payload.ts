import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { Cache, keyOf } from "../../platform/cache/cache.js";
import { plotlyPath } from "../assets.js";

let source: string | undefined;
let payload: string | undefined;

/** plotly.js as a browser is to run it, whatever module loader the page has. */
export function plotlySource(): string {
  source ??= `(function(define,module,exports){${readFileSync(plotlyPath(), "utf8")}\n})();`;
  return source;
}

function compressed(): string {
  const cache = new Cache();
  const key = keyOf(plotlySource());
  const kept = cache.read("plotly", key);
  if (kept !== undefined) return kept;
  const made = gzipSync(plotlySource(), { level: 9 }).toString("base64");
  cache.write("plotly", key, made);
  return made;
}

/** {@link plotlySource}, gzipped, as base64: a third of the size. */
export function plotlyPayload(): string {
  payload ??= compressed();
  return payload;
}
