import type { Parameters } from "../../../lib/notebook/ipynb/parameters.js";
import { type CellCase, gives, notebook, prints, refused, type Step } from "../notation.js";

/** A notebook whose first cell is tagged `parameters`, run with values for them. */
function injected(name: string, params: Parameters, declared: string, ...steps: readonly Step[]): CellCase {
  return { ...notebook(name, [{ source: declared, tags: ["parameters"] }], ...steps), params };
}

export const PARAMETERS: readonly CellCase[] = [
  injected(
    "K2: a function reads the injected value",
    { rate: 0.1 },
    "let rate = 0.05;\nfunction interest(p: number) { return p * rate; }",
    ["interest(100)", gives("10")],
  ),
  injected("a const is injected too", { rate: 0.1 }, "const rate = 0.05;\nconst look = () => rate;", [
    "[rate, look()]",
    gives("[ 0.1, 0.1 ]"),
  ]),
  injected("a text", { day: "2024-01-31" }, "const day: string = '2024-07-24';", [
    "day",
    gives("'2024-01-31'"),
  ]),
  injected(
    "a list",
    { names: ["a", "b"] },
    "const names: string[] = ['x'];\nconst count = () => names.length;",
    ["count()", gives("2")],
  ),
  injected("an object", { range: { from: 1, to: 5 } }, "const range = { from: 0, to: 1 };", [
    "range.to - range.from",
    gives("4"),
  ]),
  injected("a truth value", { deep: true }, "let deep: boolean = false;", [
    "deep ? 'deep' : 'flat'",
    gives("'deep'"),
  ]),
  injected("null", { limit: null }, "let limit: number | null = 5;", ["limit", gives("null")]),
  injected("one of two parameters", { a: 10 }, "let a = 1;\nlet b = 2;\nconst sum = () => a + b;", [
    "sum()",
    gives("12"),
  ]),
  injected("what the parameters cell computed stays computed", { n: 5 }, "let n = 1;\nconst twice = n * 2;", [
    "[n, twice]",
    gives("[ 5, 2 ]"),
  ]),
  injected("what the parameters cell printed was before", { n: 5 }, "let n = 1;", [
    "console.log(n);",
    prints("5"),
  ]),
  injected("an injected let is assigned by a later cell", { n: 5 }, "let n = 1;", "n += 1;", [
    "n",
    gives("6"),
  ]),
  injected("an injected const is not", { n: 5 }, "const n = 1;", [
    "n += 1;",
    refused("Cannot assign to 'n' because it is a constant. (TS2588)"),
  ]),
  injected(
    "an exported parameter",
    { rate: 0.2 },
    "export let rate = 0.1;\nexport const look = () => rate;",
    ["look()", gives("0.2")],
  ),
  injected("no value is given", {}, "let rate = 0.05;", ["rate", gives("0.05")]),
  injected(
    "a class and a generator read the injected value",
    { k: 3 },
    "let k = 1;\nclass Scale { by(x: number) { return x * k; } }\nfunction* each() { yield k; }",
    ["[new Scale().by(2), ...each()]", gives("[ 6, 3 ]")],
  ),
  injected(
    "a text with quotes, a backslash and a line end",
    { text: "a\"b'c\\d\ne😀" },
    "const text: string = '';",
    ["text.length", gives("11")],
  ),
];
