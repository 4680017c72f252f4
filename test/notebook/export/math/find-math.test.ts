import { expect, test } from "vitest";
import { mathAt } from "../../../../lib/notebook/export/math/find-math.js";
import { processorMs } from "../../../processor-time.js";

test.each([
  ["$x$", "x", false],
  ["$$x$$", "x", true],
  ["$ \\alpha $ and", "\\alpha", false],
  ["$a\\$b$", "a\\$b", false],
  ["$\\text{if $x$ is}$ more", "\\text{if $x$ is}", false],
  ["$\\frac{a$ and", "\\frac{a", false],
  ["\\(x\\)", "x", false],
  ["\\\\(x\\\\)", "x", false],
  ["\\[x^2\\]", "x^2", true],
  ["\\\\[x\\\\]", "x", true],
  ["\\begin{align}a\\end{align} b", "\\begin{align}a\\end{align}", true],
  ["\\begin{align*}a\\end{align*}", "\\begin{align*}a\\end{align*}", true],
  [
    "\\begin{equation}\\begin{equation}a\\end{equation}\\end{equation}",
    "\\begin{equation}\\begin{equation}a\\end{equation}\\end{equation}",
    true,
  ],
])("in %j the formula is %j", (source, tex, display) => {
  expect(mathAt(source, 0)).toMatchObject({ tex, display });
});

test.each([
  "$5 to $10",
  "$5 and $6.",
  "$ and A$",
  "$5 | $6",
  "$a\n\nb$",
  "$a `b$`",
  "\\[1\\]",
  "\\$x$",
  "\\begin{align}a",
  "$",
  "$$",
  "\\(",
])("in %j there is none", (source) => {
  expect(mathAt(source, 0)).toBeUndefined();
});

test("what is never closed costs no more for being long", () => {
  const spent = processorMs(() => {
    for (const piece of ["$a{", "\\begin{align}", "\\(", "$$a", "\\["]) {
      const source = piece.repeat(20_000);
      for (let at = 0; at < 200; at += 1) mathAt(source, at * piece.length);
    }
  });
  expect(spent).toBeLessThan(3000);
});
