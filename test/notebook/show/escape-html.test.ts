import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeHtml, scriptJson } from "../../../lib/notebook/show/escape-html.js";

test("escapeHtml(text) leaves no character that could begin or end markup, also in quoted attributes", () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
    "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;",
  );
  fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text))));
});

test("scriptJson(value) is JSON that reads back to the value and holds neither < nor line separators", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = scriptJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(text).not.toMatch(/[<\u2028\u2029]/);
    }),
  );
  expect(scriptJson("</script><!--\u2028")).toBe('"\\u003c/script>\\u003c!--\\u2028"');
});
