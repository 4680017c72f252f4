import { expect, test } from "vitest";
import { NotebookScope } from "../../../../lib/notebook/kernel/runtime/notebook-scope.js";

const scope = () =>
  new NotebookScope({ require, module: {}, exports: {}, __filename: "/nb/notebook.ts", __dirname: "/nb" });

test("a variable is one, however often it is declared and wherever it is seen", () => {
  const variables = scope();
  variables.declare(["a"]);
  const read = variables.evaluate("() => a") as () => unknown;
  const write = variables.evaluate("(value) => { a = value; }") as (value: unknown) => void;
  variables.declare(["a", "b"]);
  const later = variables.evaluate("() => a") as () => unknown;
  expect(read()).toBeUndefined();
  write(5);
  expect([read(), later(), variables.evaluate("a")]).toEqual([5, 5, 5]);
  expect([variables.has("a"), variables.has("b"), variables.has("c")]).toEqual([true, true, false]);
});

test("a scope shows what a module of Node has, and no name of its own", () => {
  const variables = scope();
  variables.declare(["a"]);
  expect(
    variables.evaluate("[typeof require, typeof module, typeof exports, __filename, __dirname]"),
  ).toEqual(["function", "object", "object", "/nb/notebook.ts", "/nb"]);
  for (const name of ["code", "names", "value", "evaluate", "scope", "variables"])
    expect(variables.evaluate(`typeof ${name}`), name).toBe("undefined");
});

test("variables are nobody else's: not the machine's globals, and not those of another scope", () => {
  const [one, other] = [scope(), scope()];
  one.declare(["fetch", "onlyHere"]);
  one.evaluate("fetch = 1, onlyHere = 2");
  expect(typeof globalThis.fetch).toBe("function");
  expect(other.evaluate("typeof onlyHere")).toBe("undefined");
});

test.each(["$", "_", "async", "of", "π", "𝒜", "\u0061b", "constructor", "__proto__", "exports", "require"])(
  "a variable can be called %s",
  (name) => {
    const variables = scope();
    variables.declare([name]);
    variables.evaluate(`(${name}) = 7`);
    expect(variables.evaluate(`(${name})`)).toBe(7);
  },
);
