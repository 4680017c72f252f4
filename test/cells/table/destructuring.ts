import { type CellCase, everywhere, gives, notebook, prints, throws } from "../notation.js";

export const DESTRUCTURING: readonly CellCase[] = [
  everywhere("names of an object", "const { a, b } = { a: 1, b: 2 };", ["a + b", gives("3")]),
  everywhere("names of an array, one left out", "const [a, , c] = [1, 2, 3];", ["[a, c]", gives("[ 1, 3 ]")]),
  everywhere("another name", "const { a: first } = { a: 1 };", ["first", gives("1")]),
  notebook("a default value", "const { a = 5, b = 6 } = { a: 1 } as { a?: number; b?: number };", [
    "[a, b]",
    gives("[ 1, 6 ]"),
  ]),
  notebook("null is no missing value", "const { a = 5 } = { a: null } as { a?: number | null };", [
    "a",
    gives("null"),
  ]),
  everywhere("the rest of an array", "const [head, ...tail] = [1, 2, 3];", ["tail", gives("[ 2, 3 ]")]),
  everywhere("the rest of an object", "const { a, ...others } = { a: 1, b: 2, c: 3 };", [
    "others",
    gives("{ b: 2, c: 3 }"),
  ]),
  everywhere("nested patterns", "const { x: { y: [z] } } = { x: { y: [4] } };", ["z", gives("4")]),
  notebook(
    "the name on the way is no variable",
    "const { outer: { inner } } = { outer: { inner: 1 } };",
    ["inner", gives("1")],
    ["outer", { error: { ename: "TypeScriptError", evalue: "Cannot find name 'outer'. (TS2304)", line: 1 } }],
  ),
  everywhere("a computed key", "const key = 'k';", "const { [key]: found } = { k: 9 };", [
    "found",
    gives("9"),
  ]),
  notebook(
    "defaults read names to their left",
    "const { a, b = a * 10 }: { a: number; b?: number } = { a: 2 };",
    ["b", gives("20")],
  ),
  notebook(
    "a default calls a function of an earlier cell only when it is needed",
    "let calls = 0;\nconst make = () => { calls += 1; return 7; };",
    "const [p = make(), q = make()] = [1] as (number | undefined)[];",
    ["[p, q, calls]", gives("[ 1, 7, 1 ]")],
  ),
  everywhere("two variables swap their values", "let a = 1, b = 2;", "[a, b] = [b, a];", [
    "[a, b]",
    gives("[ 2, 1 ]"),
  ]),
  notebook(
    "an object pattern assigns to variables of earlier cells",
    "let a = 0;\nlet b = 0;",
    "({ a, b } = { a: 3, b: 4 });",
    ["[a, b]", gives("[ 3, 4 ]")],
  ),
  notebook(
    "an assignment pattern with defaults and rest",
    "let a: number | undefined;\nlet rest: number[] = [];",
    "[a = 8, ...rest] = [undefined, 2, 3] as (number | undefined)[] as [undefined, number, number];",
    ["[a, rest]", gives("[ 8, [ 2, 3 ] ]")],
  ),
  notebook(
    "an assignment pattern into members",
    "const o = { x: 0, list: [0, 0] };",
    "[o.x, o.list[1]] = [5, 6];",
    ["o", gives("{ x: 5, list: [ 0, 6 ] }")],
  ),
  notebook(
    "closures see what a pattern assigned",
    "let a = 1;\nlet b = 2;\nconst both = () => `${a},${b}`;",
    "({ a, nested: [b] } = { a: 10, nested: [20] } as { a: number; nested: [number] });",
    ["both()", gives("'10,20'")],
  ),
  notebook("a pattern is an expression whose value is its right side", "let a = 0;", [
    "({ a } = { a: 1, b: 2 } as { a: number })",
    gives("{ a: 1, b: 2 }"),
  ]),
  everywhere("an iterable that is no array", "const [x, y] = new Set([1, 2]);", ["x + y", gives("3")]),
  everywhere("characters of a text", "const [c, d] = 'éa';", ["[c, d]", gives("[ 'é', 'a' ]")]),
  notebook("entries of a map in a loop", "const map = new Map([['a', 1], ['b', 2]]);", [
    "for (const [k, v] of map) console.log(k, v);",
    prints("a 1", "b 2"),
  ]),
  notebook(
    "a pattern that fails keeps what an earlier cell held",
    "let a = 1;",
    [
      "let { a } = undefined as unknown as { a: number };",
      throws("TypeError", /^Cannot destructure property 'a' of /),
    ],
    ["a", gives("1")],
  ),
  notebook(
    "a pattern that fails declares nothing",
    [
      "const { fresh } = undefined as unknown as { fresh: number };",
      throws("TypeError", /^Cannot destructure property 'fresh' of /),
    ],
    ["fresh", { error: { ename: "TypeScriptError", evalue: "Cannot find name 'fresh'. (TS2304)", line: 1 } }],
  ),
  notebook("var in a pattern", "var { length } = 'four';", ["length", gives("4")]),
  notebook(
    "patterns in parameters do not touch the variables",
    "let a = 1;\nconst take = ({ a }: { a: number }) => a * 2;",
    ["[take({ a: 5 }), a]", gives("[ 10, 1 ]")],
  ),
  notebook("a pattern with a string key", "const { 'data-id': id } = { 'data-id': 7 };", ["id", gives("7")]),
  notebook("a pattern with a number key", "const { 0: zero, length } = ['a', 'b'];", [
    "[zero, length]",
    gives("[ 'a', 2 ]"),
  ]),
  notebook("a pattern over an awaited value", "const { n } = await Promise.resolve({ n: 3 });", [
    "n",
    gives("3"),
  ]),
  notebook("a pattern in catch", [
    "try { throw { code: 5 }; } catch ({ code }: any) { console.log(code); }",
    prints("5"),
  ]),
  notebook("an empty pattern declares nothing", "const {} = { a: 1 };\nconst [] = [1];", ["1", gives("1")]),
  notebook("a pattern's names have the types of what they take", "const { rows } = { rows: [1, 2] };", [
    "rows.nope",
    {
      error: {
        ename: "TypeScriptError",
        evalue: "Property 'nope' does not exist on type 'number[]'. (TS2339)",
        line: 1,
      },
    },
  ]),
  notebook(
    "a shorthand of a variable gives the newest value",
    "let a = 1;\nconst make = () => ({ a });",
    "let a = 2;",
    ["make()", gives("{ a: 2 }")],
  ),
];
