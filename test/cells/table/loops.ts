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

export const LOOPS: readonly CellCase[] = [
  notebook(
    "closures of a let loop have a variable each",
    "const fs: (() => number)[] = [];\nfor (let i = 0; i < 3; i++) fs.push(() => i);",
    ["fs.map((f) => f())", gives("[ 0, 1, 2 ]")],
  ),
  notebook(
    "closures of a var loop share one",
    "const fs: (() => number)[] = [];\nfor (var i = 0; i < 3; i++) fs.push(() => i);",
    ["fs.map((f) => f())", gives("[ 3, 3, 3 ]")],
  ),
  notebook("var of a loop is a variable of the notebook", "for (var i = 0; i < 3; i++);", ["i", gives("3")]),
  notebook("let of a loop is not", "for (let step = 0; step < 3; step++);", ["step", unknownName("step")]),
  notebook(
    "closures of a const in for-of have a variable each",
    "const fs: (() => string)[] = [];\nfor (const s of ['a', 'b']) fs.push(() => s);",
    ["fs.map((f) => f())", gives("[ 'a', 'b' ]")],
  ),
  everywhere(
    "for-of over the variable of an earlier cell",
    "const xs = [1, 2, 3]; let sum = 0;",
    "for (const x of xs) sum += x;",
    ["sum", gives("6")],
  ),
  notebook("for-of with a variable of an earlier cell", "let current = 0;", "for (current of [1, 2, 3]);", [
    "current",
    gives("3"),
  ]),
  notebook("for-in with a variable of an earlier cell", "let key = '';", "for (key in { a: 1, b: 2 });", [
    "key",
    gives("'b'"),
  ]),
  notebook("for-of into a member", "const o = { last: 0 };", "for (o.last of [1, 2]);", [
    "o.last",
    gives("2"),
  ]),
  notebook(
    "for-of with a pattern that assigns",
    "let a = 0;\nlet b = 0;",
    "for ([a, b] of [[1, 2], [3, 4]] as [number, number][]);",
    ["[a, b]", gives("[ 3, 4 ]")],
  ),
  everywhere("for-in over an object", ["for (const k in { x: 1, y: 2 }) console.log(k);", prints("x", "y")]),
  everywhere("while with a variable of an earlier cell", "let n = 5;", "while (n > 2) n--;", [
    "n",
    gives("2"),
  ]),
  everywhere("do-while", "let n = 0;", "do { n += 1; } while (n < 3);", ["n", gives("3")]),
  everywhere("break of a label", [
    "let out = 0; outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) break outer; out++; } } out",
    gives("1"),
  ]),
  everywhere("continue of a label", [
    "let n = 0; next: for (const i of [1, 2, 3]) { for (const j of [1, 2]) { if (j === 2) continue next; n += i; } } n",
    gives("6"),
  ]),
  notebook("a label before a block", [
    "block: { console.log('in'); if (true as boolean) break block; console.log('never'); }",
    prints("in"),
  ]),
  notebook("break outside of a loop is refused", [
    "break;",
    refused(
      "A 'break' statement can only be used within an enclosing iteration or switch statement. (TS1105)",
    ),
  ]),
  notebook("return at the top level is refused", ["return 1;", refused(/.*\(TS1108\)$/)]),
  notebook("switch falls through", [
    "const xs: number[] = [];\nswitch (Number('2')) { case 1: xs.push(1); case 2: xs.push(2); case 3: xs.push(3); break; default: xs.push(9); }\nxs",
    gives("[ 2, 3 ]"),
  ]),
  notebook(
    "let in a switch stays there",
    "switch (Number('1')) { case 1: let inner = 5; console.assert(inner === 5); }",
    ["inner", unknownName("inner")],
  ),
  notebook("var in a block is a variable of the notebook", "if (Number('1')) { var made = 4; }", [
    "made",
    gives("4"),
  ]),
  notebook("var in a block that did not run is undefined", "if (Number('0')) { var unmade = 4; }", [
    "unmade",
    {},
  ]),
  notebook(
    "var in try, catch, loops and labels",
    "try { var a = 1; throw 0; } catch { var b = 2; } finally { var c = 3; }\nlab: for (const x of [4]) { var d = x; continue lab; }",
    ["[a, b, c, d]", gives("[ 1, 2, 3, 4 ]")],
  ),
  notebook("let in a block shadows the variable", "let x = 1;", [
    "{\n  let x = 2;\n  x += 1;\n  console.log(x);\n}\nx",
    prints("3"),
    gives("1"),
  ]),
  notebook("a block assigns to the variable outside", "let x = 1;", "{ x = 2; { x += 5; } }", [
    "x",
    gives("7"),
  ]),
  notebook("catch's name shadows the variable", "let e = 'outer';", [
    "try { throw new Error('inner'); } catch (e) { console.log((e as Error).message); }\ne",
    prints("inner"),
    gives("'outer'"),
  ]),
  notebook("finally runs after a return in a function", [
    "function f() { try { return 'try'; } finally { console.log('finally'); } }\nf()",
    prints("finally"),
    gives("'try'"),
  ]),
  notebook(
    "a loop that throws keeps what it did",
    "let done = 0;",
    [
      "for (const x of [1, 2, 3]) {\n  if (x === 3) throw new Error('three');\n  done = x;\n}",
      throws("Error", "three", 2),
    ],
    ["done", gives("2")],
  ),
  notebook(
    "a loop reads what it changes in an outer list",
    "const queue = [3];\nlet steps = 0;",
    "while (queue.length) { const n = queue.pop() as number; steps++; if (n > 0) queue.push(n - 1); }",
    ["steps", gives("4")],
  ),
  notebook("an update expression in all forms", "let n = 1;", [
    "[n++, ++n, n--, --n]",
    gives("[ 1, 3, 3, 1 ]"),
  ]),
  notebook(
    "compound assignments",
    "let n = 10;\nlet s = 'a';\nlet maybe: number | undefined;",
    "n += 5; n -= 1; n *= 2; n /= 4; n **= 2; n %= 10;\ns += 'b';\nmaybe ??= 3;\nmaybe &&= 4;\nmaybe ||= 5;",
    ["[n, s, maybe]", gives("[ 9, 'ab', 4 ]")],
  ),
  notebook(
    "bitwise assignments",
    "let n = 0b1100;",
    "n >>= 1; n |= 1; n &= 0b101; n ^= 0b11; n <<= 2; n >>>= 1;",
    ["n", gives("12")],
  ),
  notebook("bigint", "let big = 2n ** 64n;", "big++;", ["big", gives("18446744073709551617n")]),
  notebook("the comma", "let a = 0;", ["a = 1, a + 1", gives("2")]),
  notebook("void and typeof of a variable", "let a = 1;", [
    "[typeof a, void a]",
    gives("[ 'number', undefined ]"),
  ]),
  notebook(
    "delete of a member",
    "const o: { a?: number } = { a: 1 };",
    ["delete o.a", gives("true")],
    ["o", gives("{}")],
  ),
  notebook("delete of a variable is refused", "let a = 1;", [
    "delete a;",
    refused(/\(TS(1102|2703|2790)\)$/),
  ]),
  notebook("in and instanceof", "const o = { k: 1 };\nclass C {}", [
    "['k' in o, o instanceof C, new C() instanceof C]",
    gives("[ true, false, true ]"),
  ]),
  notebook("optional chaining", "const o: { f?: () => number; a?: { b: number }[] } = {};", [
    "[o.f?.(), o.a?.[0]?.b, o?.a]",
    gives("[ undefined, undefined, undefined ]"),
  ]),
  notebook("a spread of what a cell holds", "const a = [1];\nconst o = { x: 1 };", [
    "[[...a, 2], { ...o, y: 2 }]",
    gives("[ [ 1, 2 ], { x: 1, y: 2 } ]"),
  ]),
  notebook("a division is no regular expression", "let n = 10;\nlet g = 2;", ["n / 2 / g", gives("2.5")]),
  notebook(
    "if and else if",
    "const grade = (n: number) => { if (n > 2) return 'hi'; else if (n > 1) return 'mid'; return 'lo'; };",
    ["[3, 2, 1].map(grade)", gives("[ 'hi', 'mid', 'lo' ]")],
  ),
  notebook("an if statement has no value", ["if (Number('1')) 5;"], ["1", gives("1")]),
  notebook(
    "an iteration variable of an async loop in closures",
    "const fs: (() => number)[] = [];\nfor await (const x of [Promise.resolve(1), 2]) fs.push(() => x);",
    ["fs.map((f) => f())", gives("[ 1, 2 ]")],
  ),
];
