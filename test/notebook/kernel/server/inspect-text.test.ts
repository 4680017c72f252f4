import { describe, expect, test } from "vitest";
import { calleeOf, inspectText } from "../../../../lib/notebook/kernel/server/inspect-text.js";

/** The cursor stands where the bar is. */
function callee(marked: string): string | undefined {
  const cursor = marked.indexOf("|");
  const code = marked.replace("|", "");
  const at = calleeOf(code, cursor);
  return at === undefined ? undefined : /^[\w$]+/.exec(code.slice(at))?.[0];
}

describe("calleeOf finds the function in whose arguments the cursor stands", () => {
  test.each([
    ["show(|", "show"],
    ["show(line(1), |)", "show"],
    ["show(line(1|), 2)", "line"],
    ["openBook({ asOf: |", "openBook"],
    ["book.store.read ( |", "read"],
    ["list.map((x) => { number(x, |", "number"],
  ])("%s", (marked, name) => {
    expect(callee(marked)).toBe(name);
  });

  test.each(["show|(1)", "show(1)|", "[1, |2]", "(1 + |2)", "|"])("%s is in none", (marked) => {
    expect(callee(marked)).toBeUndefined();
  });
});

test("inspectText gives signature, docstring and each tag with its name", () => {
  const text = (...texts: string[]) => texts.map((part) => ({ text: part }));
  expect(
    inspectText({
      displayParts: text("(alias) ", "half", "(x: number): number", "\n", "import ", "half"),
      documentation: text("Half of it."),
      tags: [
        { name: "param", text: text("x", " ", "a number") },
        { name: "throws", text: text("never") },
        { name: "deprecated" },
      ],
    }),
  ).toBe("half(x: number): number\n\nHalf of it.\n\n@param x a number\n@throws never\n@deprecated");
});

test("inspectText ends with where the reference tells more", () => {
  expect(inspectText({ displayParts: [{ text: "const one: 1" }], reference: "npm run docs" })).toBe(
    "const one: 1\n\nReference: npm run docs",
  );
});

test("inspectText of a name without a docstring is its type alone", () => {
  expect(inspectText({ displayParts: [{ text: "const one: 1" }] })).toBe("const one: 1");
});
