import { type CellCase, gives, notebook, refused } from "../notation.js";

export const TYPES: readonly CellCase[] = [
  notebook("an interface in a later cell", "interface Row { date: string; close: number }", [
    "const row: Row = { date: '2024-07-24', close: 1 };\nrow.close",
    gives("1"),
  ]),
  notebook("a type alias in a later cell", "type Pair = [string, number];", [
    "const p: Pair = ['a', 1];\np",
    gives("[ 'a', 1 ]"),
  ]),
  notebook("a generic type", "type Box<T> = { value: T };", [
    "const b: Box<number> = { value: 1 };\nb.value",
    gives("1"),
  ]),
  notebook(
    "a conditional type",
    "type Item<T> = T extends readonly (infer U)[] ? U : never;",
    ["const x: Item<string[]> = 'a';\nx", gives("'a'")],
    ["const y: Item<string[]> = 1;", refused("Type 'number' is not assignable to type 'string'. (TS2322)")],
  ),
  notebook("a mapped type", "type Flags<T> = { [K in keyof T]: boolean };", [
    "const f: Flags<{ a: number }> = { a: true };\nf.a",
    gives("true"),
  ]),
  notebook(
    "a template literal type",
    "type Id = `id-${number}`;",
    ["const id: Id = 'id-5';\nid", gives("'id-5'")],
    ["const no: Id = 'x';", refused("Type '\"x\"' is not assignable to type '`id-${number}`'. (TS2322)")],
  ),
  notebook("typeof of a variable of an earlier cell", "const config = { rate: 1, name: 'a' };", [
    "const other: typeof config = { rate: 2, name: 'b' };\nother.rate",
    gives("2"),
  ]),
  notebook("keyof typeof", "const columns = { open: 1, close: 2 };", [
    "const key: keyof typeof columns = 'close';\ncolumns[key]",
    gives("2"),
  ]),
  notebook(
    "as const",
    "const sides = ['buy', 'sell'] as const;",
    ["const s: (typeof sides)[number] = 'sell';\ns", gives("'sell'")],
    [
      "const t: (typeof sides)[number] = 'hold';",
      refused('Type \'"hold"\' is not assignable to type \'"buy" | "sell"\'. (TS2322)'),
    ],
  ),
  notebook("satisfies", "const limits = { low: 1, high: 2 } satisfies Record<string, number>;", [
    "limits.high",
    gives("2"),
  ]),
  notebook(
    "a union narrows in a later cell",
    "type Shape = { kind: 'sq'; side: number } | { kind: 'ci'; r: number };\nconst area = (s: Shape) => (s.kind === 'sq' ? s.side ** 2 : s.r);",
    ["area({ kind: 'sq', side: 3 })", gives("9")],
  ),
  notebook("a variable's type is what it was declared with", "let x: string | number = 1;", "x = 'a';", [
    "typeof x",
    gives("'string'"),
  ]),
  notebook("a variable without a value and type is any in a later cell", "let x;", "x = 5;", [
    "x.toFixed(1)",
    gives("'5.0'"),
  ]),
  notebook(
    "an empty list is a list of anything in a later cell",
    "const list = [];",
    "list.push(1); list.push('a');",
    ["list", gives("[ 1, 'a' ]")],
  ),
  notebook("a null variable is any in a later cell", "let best = null;", "best = { n: 1 };", [
    "best.n",
    gives("1"),
  ]),
  notebook("a type evolves within a cell", ["let x;\nx = 5;\nx.toFixed(0)", gives("'5'")]),
  notebook("a narrowed const", "const maybe: number | undefined = [1][0];", [
    "maybe === undefined ? 0 : maybe + 1",
    gives("2"),
  ]),
  notebook("as and the old cast", "const u: unknown = 5;", ["(u as number) + (<number>u)", gives("10")]),
  notebook("a non-null assertion", "const found = [1].find((x) => x === 1);", ["found! + 1", gives("2")]),
  notebook("the types of a function of an earlier cell", "const f = (a: number) => ({ a });", [
    "type R = ReturnType<typeof f>;\nconst r: R = { a: 1 };\nr.a",
    gives("1"),
  ]),
  notebook("a type that uses itself", "type Tree = { value: number; left?: Tree; right?: Tree };", [
    "const t: Tree = { value: 1, left: { value: 2 } };\nt.left?.value",
    gives("2"),
  ]),
  notebook("two interfaces that use each other over cells", "interface Node1 { next?: Node1; tag: string }", [
    "interface Holder { node: Node1 }\nconst h: Holder = { node: { tag: 'a', next: { tag: 'b' } } };\nh.node.next?.tag",
    gives("'b'"),
  ]),
  notebook(
    "an interface extends one of an earlier cell",
    "interface A { a: number }",
    "interface B extends A { b: number }",
    ["const x: B = { a: 1, b: 2 };\nx.a + x.b", gives("3")],
  ),
  notebook(
    "an interface that is declared again leaves what was built on it",
    "interface A { a: number }\ninterface B extends A { b: number }",
    "interface A { other: string }",
    ["const x: B = { a: 1, b: 2 };\nx.a", gives("1")],
  ),
  notebook(
    "a type of an older cell keeps what it named",
    "type Id = number;\ntype Row = { id: Id };",
    "type Id = string;",
    ["const row: Row = { id: 1 };\nrow.id", gives("1")],
    ["const row2: Row = { id: 'a' };", refused("Type 'string' is not assignable to type 'number'. (TS2322)")],
  ),
  notebook(
    "a function's type keeps what it named",
    "type Id = number;\nconst twice = (id: Id) => id * 2;",
    "type Id = string;",
    ["twice(4)", gives("8")],
  ),
  notebook(
    "a value whose type is local to a function",
    "function make() { interface Local { v: number } const l: Local = { v: 3 }; return l; }",
    ["make().v", gives("3")],
  ),
  notebook(
    "a variable whose type cannot be written down",
    "const sym = Symbol('s');\nconst o = { [sym]: 1, f<T>(x: T) { return x; } };",
    ["[o[sym], o.f('a')]", gives("[ 1, 'a' ]")],
  ),
  notebook(
    "a unique symbol keeps its identity over cells",
    "const key: unique symbol = Symbol('k');\ninterface Keyed { [key]: number }",
    ["const k: Keyed = { [key]: 4 };\nk[key]", gives("4")],
  ),
  notebook(
    "unknown must be narrowed",
    "const data: unknown = JSON.parse('{\"a\":1}');",
    ["data.a", refused("'data' is of type 'unknown'. (TS18046)")],
    ["(data as { a: number }).a", gives("1")],
  ),
  notebook("readonly is kept over cells", "const xs: readonly number[] = [1];", [
    "xs.push(2);",
    refused("Property 'push' does not exist on type 'readonly number[]'. (TS2339)"),
  ]),
  notebook("an object with too many members", "interface Row { a: number }", [
    "const r: Row = { a: 1, b: 2 };",
    refused(
      "Object literal may only specify known properties, and 'b' does not exist in type 'Row'. (TS2353)",
    ),
  ]),
  notebook(
    "ES2023: toSorted, toReversed, with, findLast",
    "const xs = [3, 1, 2];",
    [
      "[xs.toSorted(), xs.toReversed(), xs.with(0, 9), xs.findLast((x) => x > 1)]",
      gives("[ [ 1, 2, 3 ], [ 2, 1, 3 ], [ 9, 1, 2 ], 2 ]"),
    ],
    ["xs", gives("[ 3, 1, 2 ]")],
  ),
  notebook("ES2022: at, hasOwn, replaceAll, error causes", [
    "[[1, 2].at(-1), Object.hasOwn({ a: 1 }, 'a'), 'aba'.replaceAll('a', 'c')]",
    gives("[ 2, true, 'cbc' ]"),
  ]),
  notebook("Node's globals have types", [
    "[typeof process.version, typeof Buffer.from, typeof structuredClone, typeof fetch, new URL('http://a/b').pathname]",
    gives("[ 'string', 'function', 'function', 'function', '/b' ]"),
  ]),
  notebook("a type-only cell gives nothing", "type A = 1;\ninterface B {}\ndeclare const c: number;", [
    "1",
    gives("1"),
  ]),
  notebook(
    "a type and a function of one cell, used in the next",
    "type Quote = { close: number };\nconst last = (qs: Quote[]) => qs.at(-1)?.close;",
    ["last([{ close: 1 }, { close: 2 }])", gives("2")],
  ),
  notebook("a generic call with its type given", "const wrap = <T,>(x: T) => [x];", [
    "wrap<string>('a')",
    gives("[ 'a' ]"),
  ]),
  notebook("an instantiation expression", "const id = <T>(x: T) => x;", [
    "const idText = id<string>;\nidText('a')",
    gives("'a'"),
  ]),
  notebook("enum, class and interface as keys of a record", "enum E { A = 'a', B = 'b' }", [
    "const r: Record<E, number> = { [E.A]: 1, [E.B]: 2 };\nr.b",
    gives("2"),
  ]),
  notebook("this types", "interface Self { me(): this }\nconst s = { v: 1, me() { return this; } };", [
    "s.me().v",
    gives("1"),
  ]),
  notebook(
    "variance annotations and abstract constructors",
    "interface Source<out T> { get(): T }\ntype Make = abstract new () => object;",
    ["const src: Source<number> = { get: () => 1 };\nsrc.get()", gives("1")],
  ),
  notebook("a tuple with names and a rest", "type Args = [first: string, ...rest: number[]];", [
    "const a: Args = ['x', 1, 2];\na.length",
    gives("3"),
  ]),
  notebook(
    "infer of a later cell's function",
    "type First<F> = F extends (a: infer A, ...rest: never[]) => unknown ? A : never;",
    ["const f = (a: number, b: string) => a + b.length;\nconst x: First<typeof f> = 2;\nx", gives("2")],
  ),
];
