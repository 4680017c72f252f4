import { expect, test } from "vitest";
import { terminalLine, terminalText } from "../../lib/platform/terminal-text.js";
import { processorMs } from "../processor-time.js";

test.each([
  ["plain text, ümlaut, 漢字, 🙂, − and NBSP\u00a0", undefined],
  ["two\nlines\tand a tab", undefined],
  ["\u001b[31mred\u001b[0m", "red"],
  ["\u001b[2J\u001b[1;1Hhome", "home"],
  ["\u009b31mred", "red"],
  ["\u001b]0;title\u0007text", "text"],
  ["\u001b]8;;https://x.example\u001b\\link\u001b]8;;\u001b\\", "link"],
  ["\u009d0;title\u009ctext", "text"],
  ["\u001bPq#0\u001b\\text", "text"],
  ["\u001b]52;c;aGk=\u0007", ""],
  ["\u001bc\u001b7reset", "c7reset"],
  ["\u001b]0;no end, and\nmore", "]0;no end, and\nmore"],
  ["\u001b[31", "[31"],
  ["true\rfake", "true fake"],
  ["a\r\nb", "a\nb"],
  ["a\u0008\u0007\u0000\u007f\u000b\u000cb", "ab"],
  ["a\u0080\u0085\u0090\u009fb", "ab"],
  ["user\u202etxt.exe\u202c", "usertxt.exe"],
  ["\u2066a\u2069\u200e\u200f\u061c\u202a", "a"],
  ["\u001b\u001b[31m[31m", "[31m"],
])("terminalText(%j)", (text, shown = text) => {
  expect(terminalText(text)).toBe(shown);
});

test("terminalText leaves no character that a terminal obeys, wherever sequences are cut or put into each other", () => {
  const pieces = [
    "\u001b",
    "[",
    "31m",
    "]",
    "0;",
    "\u0007",
    "\u009b",
    "\u009d",
    "\u009c",
    "\\",
    "a",
    "\r",
    "\u202e",
  ];
  for (let seed = 0; seed < pieces.length ** 3; seed += 1) {
    const text = [seed, seed / pieces.length, seed / pieces.length ** 2]
      .map((at) => pieces[Math.floor(at) % pieces.length])
      .join("");
    expect(terminalText(text)).toMatch(/^[^\p{Cc}\u202e]*$/u);
  }
});

test.each(["\u001b[", "\u001b]0;", "\u009d", "\u009b0", "\r", "\n", " ", "\u001b"])(
  "terminalText and terminalLine take %j a million times in seconds",
  (piece) => {
    const text = piece.repeat(1_000_000);
    expect(processorMs(() => terminalLine(terminalText(text)))).toBeLessThan(10_000);
  },
);

test("terminalLine is one line", () => {
  expect(terminalLine("a.ipynb\r\nok      b.ipynb\n\n")).toBe("a.ipynb ok      b.ipynb ");
});
