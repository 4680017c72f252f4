import fc from "fast-check";
import { expect, test } from "vitest";
import { ansiHtml } from "../../../lib/notebook/export/ansi.js";

const ESC = "\u001b";

test("colours and bold become classes, and end where they end", () => {
  expect(ansiHtml(`a ${ESC}[31mred${ESC}[0m ${ESC}[1;92mgreen${ESC}[39m bold${ESC}[22m plain`)).toBe(
    'a <span class="cb-ansi-red">red</span> <span class="cb-ansi-bold cb-ansi-green">green</span><span class="cb-ansi-bold"> bold</span> plain',
  );
});

test("colours of 256 and of RGB, backgrounds, cursors, links and titles are dropped, their text stays", () => {
  const link = `${ESC}]8;;https://x.example${ESC}\\link${ESC}]8;;${ESC}\\`;
  expect(
    ansiHtml(
      `${ESC}[38;5;31ma${ESC}[48;2;1;31;3mb${ESC}[42mc${ESC}[2Kd${ESC}[10;5He${link}${ESC}]0;title\u0007`,
    ),
  ).toBe("abcdelink");
});

test("a line that is written again over itself shows how it ended", () => {
  expect(ansiHtml("10%\r50%\r100%\ndone\r\nend\r")).toBe("100%\ndone\nend");
});

test("text is escaped and control characters are dropped, whatever comes", () => {
  expect(ansiHtml("<b> & \u0000\u0007x")).toBe("&lt;b&gt; &amp; x");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be left
      expect(ansiHtml(text).replace(/<\/?span[^>]*>/g, "")).not.toMatch(/[<\u0000-\u0008\u001b]/);
    }),
  );
});
