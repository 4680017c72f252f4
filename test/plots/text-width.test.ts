import fc from "fast-check";
import { expect, test } from "vitest";
import { textWidth, wrapText } from "../../lib/plots/text-width.js";

/** Advance widths of Helvetica in thousandths of the size, from Adobe's metrics, which Arial shares. */
const HELVETICA = { space: 278, zero: 556, A: 667, i: 222, m: 833, tilde: 584 };
const SLACK = 1.04;

test("textWidth(text, size) adds Helvetica's widths, with four hundredths for wider system fonts", () => {
  const { space, zero, A, i, m, tilde } = HELVETICA;
  expect(textWidth(" 0Aim~", 10)).toBeCloseTo(((space + zero + A + i + m + tilde) / 100) * SLACK, 10);
});

test("textWidth(text, size) grows with the size and with bold, and is 0 for nothing", () => {
  expect(textWidth("", 12)).toBe(0);
  expect(textWidth("abc", 24)).toBeCloseTo(2 * textWidth("abc", 12), 10);
  expect(textWidth("abc", 12, { bold: true })).toBeGreaterThan(textWidth("abc", 12));
});

test("textWidth counts letters beyond ASCII, and symbols as wide as they are high", () => {
  expect(textWidth("é", 10)).toBeGreaterThan(5);
  expect(textWidth("世", 10)).toBeGreaterThanOrEqual(10);
});

test("wrapText(text, size, width) loses no word and makes no line wider than asked, unless one word is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
      fc.integer({ min: 20, max: 300 }),
      (words, width) => {
        const lines = wrapText(words.join(" "), 12, width);
        expect(lines.join(" ")).toBe(words.join(" "));
        for (const line of lines.filter((one) => one.includes(" "))) {
          expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
        }
      },
    ),
  );
});

test("wrapText of nothing is no line", () => {
  expect(wrapText("  ", 12, 100)).toEqual([]);
});
