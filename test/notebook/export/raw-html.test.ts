import { expect, test } from "vitest";
import { rawHtml } from "../../../lib/notebook/export/raw-html.js";
import type { JsonObject } from "../../../lib/notebook/ipynb/notebook.js";
import { page } from "./notebooks.js";

const raw = (source: string, metadata: JsonObject = {}) =>
  rawHtml({ cell_type: "raw", id: "raw", metadata, source }, page());

test("raw HTML is HTML, sanitised", () => {
  for (const metadata of [{ raw_mimetype: "text/html" }, { format: "text/html" }, {}]) {
    expect(raw("<b>bold</b><script>alert(1)</script>", metadata)).toBe(
      '<div class="cb-rich"><b>bold</b></div>',
    );
  }
});

test.each(["text/latex", "text/restructuredtext", "text/x-python", "text/asciidoc", "text/markdown", "pdf"])(
  "what is raw for %s is left out, as nbconvert leaves it out of HTML",
  (format) => {
    expect(raw("source", { raw_mimetype: format })).toBe("");
    expect(raw("source", { format })).toBe("");
  },
);

test("a raw cell without a format is shown as it is written", () => {
  expect(raw("---\ntitle: <x>\n---")).toBe("<pre>---\ntitle: &lt;x&gt;\n---</pre>");
  expect(raw(" ")).toBe("");
});
