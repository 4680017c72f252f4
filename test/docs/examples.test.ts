// Takes long: every module of the library is loaded for the examples of its docstrings.

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { type Example, examplesOf, exportedFunctions, sources } from "./docstring-examples.js";
import { agrees, parseLiteral } from "./literal.js";

const files = sources();
const fromLibrary = createRequire(path.resolve("lib/package.json"));
const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

/** What an example may name: the package's exports, those of its own file before them, and arquero as `aq`. */
async function scopeOf(file: string): Promise<Record<string, unknown>> {
  const load = (name: string) =>
    import(/* @vite-ignore */ pathToFileURL(path.resolve("lib", name)).href) as Promise<object>;
  const aq = await import(/* @vite-ignore */ pathToFileURL(fromLibrary.resolve("arquero")).href);
  return { aq, ...(await load("index.ts")), ...(await load(file)) };
}

async function evaluate({ file, expression }: Example): Promise<unknown> {
  const scope = await scopeOf(file);
  return new AsyncFunction(...Object.keys(scope), `return (${expression});`)(...Object.values(scope));
}

describe.each(
  files
    .map((source) => ({ file: source.file, examples: examplesOf(source) }))
    .filter(({ examples }) => examples.length > 0),
)("the examples of lib/$file", ({ examples }) => {
  test.each(examples)("line $line: $expression gives $literal", async (example) => {
    const actual = await evaluate(example);
    expect(agrees(actual, parseLiteral(example.literal)), `it gives ${format(actual)}`).toBe(true);
  });
});

// Guards (`requireX`) return nothing of interest; what they throw is tested where they are called.
test("every exported function of lib/stats has an example that runs, but guards", () => {
  const without = files
    .filter(({ file }) => /^stats\//.test(file))
    .flatMap((source) => {
      const shown = new Set(examplesOf(source).map(({ name }) => name));
      const text = source.text;
      return exportedFunctions(text)
        .filter((name) => !shown.has(name) && !/^require[A-Z]/.test(name))
        .map((name) => `${source.file} ${name}`);
    });
  expect(without).toEqual([]);
});

describe("the reader of literals", () => {
  test.each([
    [1, "1"],
    [-0.25, "-0.25"],
    [0.1 + 0.2, "0.3"],
    [0.09531017980432493, "0.0953102"],
    [Number.NaN, "NaN"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    [null, "null"],
    ["2024-07", '"2024-07"'],
    [Float64Array.of(1, Number.NaN, -2), "Float64Array [1, NaN, -2]"],
    [Float64Array.of(1, 2), "Float64Array(2) [1, 2]"],
    [{ up: 2, days: ["a1", null], x: Int32Array.of(3) }, '{ up: 2, days: ["a1", null], x: Int32Array [3] }'],
    [1e-5, "1e-5"],
  ])("%o agrees with %s", (actual, literal) => {
    expect(agrees(actual, parseLiteral(literal))).toBe(true);
  });

  test.each([
    [1.001, "1"],
    [0.31, "0.3"],
    [0.0953103, "0.0953102"],
    [1, "NaN"],
    [Number.NaN, "0"],
    [undefined, "null"],
    [[1, 2], "[1]"],
    [[1], "Float64Array [1]"],
    [Float64Array.of(1), "[1]"],
    [Float64Array.of(1), "Int32Array [1]"],
    [{ up: 2, down: 1 }, "{ up: 2 }"],
    ["2024-07", '"2024-08"'],
  ])("%o does not agree with %s", (actual, literal) => {
    expect(agrees(actual, parseLiteral(literal))).toBe(false);
  });

  test("an example may run over several lines and ends at the next tag", () => {
    const text =
      "/**\n * Sum.\n * @example add(\n *   1,\n *   2,\n * ) // => 3\n * @throws never\n */\nexport function add() {}\n";
    expect(examplesOf({ file: "add.ts", text })).toEqual([
      { file: "add.ts", line: 3, name: "add", expression: "add(\n  1,\n  2,\n)", literal: "3" },
    ]);
  });
});

function format(value: unknown): string {
  if (ArrayBuffer.isView(value)) {
    return `${value.constructor.name} [${[...(value as unknown as Iterable<unknown>)].join(", ")}]`;
  }
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
