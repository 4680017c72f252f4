import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { plotlyPayload, plotlySource } from "../../../lib/notebook/show/plotly-payload.js";

test("plotlyPayload() is plotly.js, shut off from module loaders, gzipped as base64", () => {
  expect(gunzipSync(Buffer.from(plotlyPayload(), "base64")).toString()).toBe(plotlySource());
  expect(plotlySource()).toMatch(/^\(function\(define,module,exports\)\{/);
});

test("plotlyPayload() leaves most of a page's three megabytes to the page", () => {
  expect(plotlyPayload().length).toBeLessThan(800_000);
});

test("plotlySource() cannot end the script element that it stands in", () => {
  expect(plotlySource()).not.toMatch(/<\/script/i);
});
