import { expect, test } from "vitest";
import { outputImage } from "../../../lib/notebook/export/output-image.js";
import type { JsonObject } from "../../../lib/notebook/ipynb/notebook.js";

const PNG = "image/png";
const image = (metadata: JsonObject, data: JsonObject = {}) =>
  outputImage(PNG, { data: { [PNG]: "AA==", ...data }, metadata, fallback: "Picture of cell [1]" });

test("an image has the size that its metadata say, for its type or for the whole output, in its proportions", () => {
  const sized = ' width="120" height="60" style="aspect-ratio:120/60">';
  expect(image({ [PNG]: { width: 120, height: 60 } })).toContain(sized);
  expect(image({ width: 120, height: 60 })).toContain(sized);
  expect(image({ [PNG]: { width: "50%" } })).toContain(' width="50%">');
  expect(image({ [PNG]: { width: 'x" onload="alert(1)' } })).not.toContain("onload");
});

test("an image is described by its metadata, else by the output's text, else as its cell's", () => {
  expect(image({ [PNG]: { alt: 'A "rise"' } }, { "text/plain": "text" })).toContain(
    'alt="A &quot;rise&quot;"',
  );
  expect(image({}, { "text/plain": "text" })).toContain('alt="text"');
  expect(image({}, { "text/plain": "<Figure size 640x480 with 1 Axes>" })).toContain(
    'alt="Picture of cell [1]"',
  );
});

test("an image stands on the background that it needs, and may be wider than the page", () => {
  expect(image({ [PNG]: { needs_background: "light" } })).toContain("cb-on-light");
  expect(image({ needs_background: "dark" })).toContain("cb-on-dark");
  expect(image({ [PNG]: { unconfined: true } })).toMatch(
    /^<div class="cb-table"><img class="cb-image cb-unconfined"/,
  );
});
