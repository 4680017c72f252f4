import fc from "fast-check";
import { expect, test } from "vitest";
import { ansiHtml } from "../../../lib/notebook/export/ansi.js";
import { processorMs } from "../../processor-time.js";

const ESC = "\u001b";

test("colours and bold become classes, and end where they end", () => {
  expect(ansiHtml(`a ${ESC}[31mred${ESC}[0m ${ESC}[1;92mgreen${ESC}[39m bold${ESC}[22m plain`)).toBe(
    'a <span class="cb-ansi-red">red</span> <span class="cb-ansi-bold cb-ansi-green">green</span><span class="cb-ansi-bold"> bold</span> plain',
  );
});

test("colours of 256 and of RGB go along as they are, backgrounds as classes or colours of their own", () => {
  expect(ansiHtml(`${ESC}[38;5;31ma${ESC}[39;48;2;1;31;3mb${ESC}[49;42mc${ESC}[38;5;1;49md`)).toBe(
    '<span class="cb-ansi-own" style="--ansi:#0087af">a</span>' +
      '<span class="cb-ansi-on-own" style="--ansi-on:#011f03">b</span>' +
      '<span class="cb-ansi-on-green">c</span><span class="cb-ansi-red">d</span>',
  );
});

test("cursors, links and titles are dropped, their text stays", () => {
  const link = `${ESC}]8;;https://x.example${ESC}\\link${ESC}]8;;${ESC}\\`;
  expect(ansiHtml(`c${ESC}[2Kd${ESC}[10;5He${link}${ESC}]0;title\u0007`)).toBe("cdelink");
});

test("what is written over part of a line leaves the rest of it, with its colour", () => {
  expect(ansiHtml("abcdef\rXY")).toBe("XYcdef");
  expect(ansiHtml(`${ESC}[31mabc${ESC}[0m\rX`)).toBe('X<span class="cb-ansi-red">bc</span>');
  expect(ansiHtml("10%\b\b\b20%")).toBe("20%");
  expect(ansiHtml(`100%\r${ESC}[K5%`)).toBe("5%");
  expect(ansiHtml(`first: 1\nsecond: 1${ESC}[A\rfirst: 2\n`)).toBe("first: 2\nsecond: 1");
});

test("a line of 200 kB takes no longer for its carriage returns", () => {
  const line = "x".repeat(200_000);
  const spent = processorMs(() => {
    expect(ansiHtml(line)).toBe(line);
    expect(ansiHtml("y\r".repeat(100_000))).toBe("y");
    expect(ansiHtml(`${line}\r${"\b".repeat(100_000)}`)).toBe(line);
  });
  expect(spent).toBeLessThan(2000);
});

test("a line that is written again over itself shows how it ended", () => {
  expect(ansiHtml("10%\r50%\r100%\ndone\r\nend\r")).toBe("100%\ndone\nend");
});

test("no sequence moves the cursor below the last line, or beyond the terminal", () => {
  expect(ansiHtml(`a\nb${ESC}[A${ESC}[900Bc`)).toBe("a\nbc");
  expect(ansiHtml(`a${ESC}[900Bb`)).toBe("ab");
  expect(ansiHtml(`a${ESC}[900Cb`)).toBe(`a${" ".repeat(299)}b`);
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
