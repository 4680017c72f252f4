import {
  type CellCase,
  everywhere,
  gives,
  notebook,
  prints,
  refused,
  throws,
  unknownName,
} from "../notation.js";

export const FUNCTIONS: readonly CellCase[] = [
  notebook(
    "K1: a function adds to a variable that a later cell has set",
    "let total = 0;\nfunction add(x: number) { total += x; }",
    "total = 100;",
    "add(1);",
    ["total", gives("101")],
  ),
  notebook(
    "a function reads the list that a later cell has put there",
    "let data = [1, 2, 3];\nfunction mean() { return data.reduce((a, b) => a + b, 0) / data.length; }",
    "data = [10, 20, 30];",
    ["mean()", gives("20")],
  ),
  everywhere("a function is called above its declaration in its cell", [
    "const a = f(); function f() { return 1; } a",
    gives("1"),
  ]),
  notebook(
    "a function of a later cell is unknown",
    ["later()", unknownName("later")],
    "function later() { return 1; }",
    ["later()", gives("1")],
  ),
  notebook(
    "a name in a function's body must be known when the cell compiles",
    ["function f() { return unknownRate; }", unknownName("unknownRate")],
    ["f()", unknownName("f")],
  ),
  notebook(
    "two functions of one cell call each other",
    "function even(n: number): boolean { return n === 0 || odd(n - 1); }\nfunction odd(n: number): boolean { return n !== 0 && even(n - 1); }",
    ["[even(10), odd(7)]", gives("[ true, true ]")],
  ),
  notebook("a variable read through a function before its declaration ran is undefined", [
    "const seen = early();\nconst x = 1;\nfunction early() { return x; }\n[seen, early()]",
    gives("[ undefined, 1 ]"),
  ]),
  notebook(
    "a variable read through a function before it is declared again has its earlier value",
    "let x = 1;",
    ["const seen = early();\nlet x = 2;\nfunction early() { return x; }\n[seen, early()]", gives("[ 1, 2 ]")],
  ),
  everywhere(
    "default parameters read variables at the call",
    "let base = 1;",
    "function f(a = base) { return a; }",
    "base = 7;",
    ["f()", gives("7")],
  ),
  notebook("default parameters read earlier parameters", [
    "function f(a: number, b = a * 2) { return a + b; }\nf(1)",
    gives("3"),
  ]),
  notebook("rest parameters", "const count = (...xs: number[]) => xs.length;", [
    "count(1, 2, ...[3, 4])",
    gives("4"),
  ]),
  notebook(
    "parameters that are patterns",
    "const f = ({ a, b: [c] }: { a: number; b: number[] }) => a + (c ?? 0);",
    ["f({ a: 1, b: [2] })", gives("3")],
  ),
  notebook(
    "overloads",
    "function twice(x: number): number;\nfunction twice(x: string): string;\nfunction twice(x: number | string) { return typeof x === 'number' ? x * 2 : x + x; }",
    ["[twice(2), twice('a')]", gives("[ 4, 'aa' ]")],
    ["twice(true)", refused(/^No overload matches this call\./)],
  ),
  notebook("overloads without a body are refused", [
    "function f(a: string): void;",
    refused("Function implementation is missing or not immediately following the declaration. (TS2391)"),
  ]),
  everywhere("an arrow function has the name of its variable", "const area = () => 1;", [
    "area.name",
    gives("'area'"),
  ]),
  notebook("an anonymous class has the name of its variable", "const Shape = class {};", [
    "Shape.name",
    gives("'Shape'"),
  ]),
  notebook("a function assigned later has the variable's name", "let f: () => void;", "f = () => {};", [
    "f.name",
    gives("'f'"),
  ]),
  everywhere(
    "a named function expression keeps its own name",
    "const f = function inner() { return typeof inner; };",
    ["f.name + f()", gives("'innerfunction'")],
  ),
  notebook(
    "a function expression calls itself",
    "const fact = function self(n: number): number { return n < 2 ? 1 : n * self(n - 1); };",
    ["fact(5)", gives("120")],
  ),
  notebook("an immediately called function", ["(() => { const x = 5; return x; })()", gives("5")]),
  notebook(
    "an immediately called function expression keeps its variables",
    "(function () { const hidden = 1; return hidden; })();",
    ["hidden", unknownName("hidden")],
  ),
  notebook(
    "a counter's closures share their variable",
    "function counter() { let n = 0; return { up: () => ++n, get: () => n }; }",
    "const c = counter();",
    "c.up(); c.up();",
    ["c.get()", gives("2")],
  ),
  notebook(
    "two counters do not",
    "function counter() { let n = 0; return () => ++n; }\nconst [a, b] = [counter(), counter()];",
    "a(); a();",
    ["[a(), b()]", gives("[ 3, 1 ]")],
  ),
  notebook(
    "this of a plain call is undefined: cells are strict",
    ["function f(this: unknown) { return this; }\nf()"],
    ["typeof f()", gives("'undefined'")],
  ),
  notebook("this of a method is its object", "const o = { n: 2, get() { return this.n; } };", [
    "o.get()",
    gives("2"),
  ]),
  notebook(
    "this of an arrow in a method is the object",
    "const o = { n: 2, get() { return [1].map((x) => x + this.n); } };",
    ["o.get()", gives("[ 3 ]")],
  ),
  notebook(
    "a method taken off its object loses it",
    "const o = { n: 2, get(this: { n: number } | undefined) { return this?.n; } };\nconst get = o.get as () => unknown;",
    ["typeof get()", gives("'undefined'")],
  ),
  notebook(
    "a function that is called has no receiver",
    "const who = function (this: unknown) { return this === undefined; };",
    ["who()", gives("true")],
  ),
  notebook("arguments in a function", "function count() { return arguments.length; }", [
    "(count as (...xs: number[]) => number)(1, 2, 3)",
    gives("3"),
  ]),
  notebook(
    "arguments in a function do not follow its parameters",
    "function f(a: number) { a = 9; return arguments[0]; }",
    ["f(1)", gives("1")],
  ),
  notebook("properties of a function", "function f() { return f.calls; }\nf.calls = 3;", ["f()", gives("3")]),
  notebook("a curried function", "const add = (a: number) => (b: number) => a + b;", [
    "add(1)(2)",
    gives("3"),
  ]),
  notebook(
    "a function in a block is the block's",
    ["{\n  function inner() { return 1; }\n  console.log(inner());\n}", prints("1")],
    ["inner()", unknownName("inner")],
  ),
  notebook(
    "a getter and a setter of an object",
    "let held = 1;\nconst o = { get v() { return held; }, set v(n: number) { held = n * 2; } };",
    "o.v = 5;",
    ["[o.v, held]", gives("[ 10, 10 ]")],
  ),
  notebook(
    "a function with a type guard narrows in a later cell",
    "const isText = (x: unknown): x is string => typeof x === 'string';\nconst value: unknown = 'abc';",
    ["isText(value) ? value.length : 0", gives("3")],
  ),
  notebook(
    "an assertion function narrows in its cell",
    "function must(x: unknown): asserts x { if (!x) throw new Error('must'); }",
    ["const v: string | undefined = ['a'][0];\nmust(v);\nv.length", gives("1")],
  ),
  notebook("a generic function", "function first<T>(xs: readonly T[]): T | undefined { return xs[0]; }", [
    "first(['a'])?.toUpperCase()",
    gives("'A'"),
  ]),
  notebook("a const type parameter", "const tuple = <const T extends readonly unknown[]>(xs: T) => xs;", [
    "const t: readonly [1, 'a'] = tuple([1, 'a']);\nt.length",
    gives("2"),
  ]),
  notebook("a parameter without a type is refused", [
    "function f(x) { return x; }",
    refused("Parameter 'x' implicitly has an 'any' type. (TS7006)"),
  ]),
  notebook(
    "a function is declared twice: a closure's old copy keeps its own scope",
    "let make = () => { const n = 1; return () => n; };\nconst one = make();",
    "make = () => { const n = 2; return () => n; };",
    ["[one(), make()()]", gives("[ 1, 2 ]")],
  ),
  notebook(
    "setters, getters and methods with computed names",
    "const key = 'k';\nconst o = { [key]: 1, [`${key}2`]() { return 2; }, get [key + '3']() { return 3; } } as Record<string, unknown>;",
    ["Object.keys(o)", gives("[ 'k', 'k2', 'k3' ]")],
  ),
  notebook("a function's text is what was written, its types aside", "const plain = (a: number) => a + 1;", [
    "plain.toString().includes('number')",
    gives("false"),
  ]),
  notebook("a function's length", ["((a: number, b: number, c = 1) => [a, b, c]).length", gives("2")]),
  notebook("call, apply and bind", "function scale(this: { k: number }, x: number) { return this.k * x; }", [
    "[scale.call({ k: 2 }, 3), scale.apply({ k: 3 }, [3]), scale.bind({ k: 4 })(3)]",
    gives("[ 6, 9, 12 ]"),
  ]),
  notebook(
    "deep recursion gives its error and the kernel goes on",
    "function deep(): number { return 1 + deep(); }",
    ["deep()", throws("RangeError", "Maximum call stack size exceeded")],
    ["1 + 1", gives("2")],
  ),
];
