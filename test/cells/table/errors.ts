import {
  type CellCase,
  gives,
  notebook,
  prints,
  refused,
  throws,
  throwsAnywhere,
  unknownName,
  warns,
} from "../notation.js";

/** Errors of running cells: name, message and line. */
export const RUNTIME_ERRORS: readonly CellCase[] = [
  notebook("an error has its line", [
    "const a = 1;\n\nthrow new Error(`at ${a}`);",
    throws("Error", "at 1", 3),
  ]),
  notebook("an error in a function of this cell has the line that threw", [
    "function f() {\n  throw new RangeError('deep');\n}\nf();",
    throws("RangeError", "deep", 2),
  ]),
  notebook(
    "an error in a function of an earlier cell has the line of this cell",
    "function f() {\n  throw new RangeError('deep');\n}",
    ["1;\nf();", throws("RangeError", "deep", 2)],
  ),
  notebook("V8 names a method as it is written", "const rows: any = [1];", [
    "rows.foo()",
    throws("TypeError", "rows.foo is not a function"),
  ]),
  notebook("V8 names a variable as it is written", "const rows: any = [1];", [
    "rows()",
    throws("TypeError", "rows is not a function"),
  ]),
  notebook("V8 names a class as it is written", "const Row: any = 1;", [
    "new Row()",
    throws("TypeError", "Row is not a constructor"),
  ]),
  notebook("V8 names a property of nothing", "const row: any = undefined;", [
    "row.price",
    throws("TypeError", "Cannot read properties of undefined (reading 'price')"),
  ]),
  notebook("V8 names a property of null that is set", "const row: any = null;", [
    "row.price = 1",
    throws("TypeError", "Cannot set properties of null (setting 'price')"),
  ]),
  notebook("V8 names what is not iterable", "const n: any = 5;", [
    "for (const x of n) console.log(x);",
    throws("TypeError", "n is not iterable"),
  ]),
  notebook("V8 names what is not iterable in a pattern", "const n: any = undefined;", [
    "const [a] = n;",
    throws("TypeError", /^(?:n|undefined) is not iterable/),
  ]),
  notebook("V8 names what is not iterable in a spread", "const n: any = 5;", [
    "[...n]",
    throws(
      "TypeError",
      /^(n is not iterable|Spread syntax requires \.\.\.iterable\[Symbol\.iterator\] to be a function)/,
    ),
  ]),
  notebook("V8 names what it cannot destructure", "const row: any = null;", [
    "const { price } = row;",
    throws("TypeError", "Cannot destructure property 'price' of 'row' as it is null."),
  ]),
  notebook("V8 names an intermediate function", "const o: any = { get: () => 1 };", [
    "o.get()()",
    throws("TypeError", "o.get(...) is not a function"),
  ]),
  notebook("V8 names an import as it is written", 'import fs from "node:fs";\nconst io: any = fs;', [
    "io.nothing()",
    throws("TypeError", "io.nothing is not a function"),
  ]),
  notebook("a message that is caught says the same", "const rows: any = [1];", [
    "try { rows.foo(); } catch (e) { console.log((e as Error).message); }",
    prints("rows.foo is not a function"),
  ]),
  notebook("a text is thrown", ["throw 'a text';", throws("Uncaught", "'a text'")]),
  notebook("an object is thrown", ["throw { code: 5 };", throws("Uncaught", "{ code: 5 }")]),
  notebook("undefined is thrown", ["throw undefined;", throws("Uncaught", "undefined")]),
  notebook("an error with its own name", [
    "class DataError extends Error { override name = 'DataError'; }\nthrow new DataError('m');",
    throws("DataError", "m", 2),
  ]),
  notebook("an error without a message", ["throw new Error();", throws("Error", "")]),
  notebook("a message of several lines", ["throw new Error('one\\ntwo');", throws("Error", "one\ntwo")]),
  notebook("an AggregateError", [
    "throw new AggregateError([new Error('a')], 'several');",
    throws("AggregateError", "several"),
  ]),
  notebook("an error of JSON.parse", ["JSON.parse('{');", throws("SyntaxError", /JSON/)]),
  notebook("an error of a built-in callback", [
    "[1].map((x) => {\n  throw new Error(`x ${x}`);\n});",
    throws("Error", "x 1", 2),
  ]),
  notebook("an error of a RegExp that is built", [
    "new RegExp('(');",
    throws("SyntaxError", "Invalid regular expression: /(/: Unterminated group"),
  ]),
  notebook("an error of BigInt and Number together", "const big: any = 1n;\nconst small: any = 1;", [
    "big + small",
    throws("TypeError", "Cannot mix BigInt and other types, use explicit conversions"),
  ]),
  notebook(
    "an assignment to a frozen object's member throws: cells are strict",
    "const o: { a: number } = Object.freeze({ a: 1 });",
    ["o.a = 2;", throws("TypeError", "Cannot assign to read only property 'a' of object '#<Object>'")],
  ),
  notebook(
    "delete of a frozen object's member throws",
    "const o: { a?: number } = Object.freeze({ a: 1 });",
    ["delete o.a;", throws("TypeError", "Cannot delete property 'a' of #<Object>")],
  ),
  notebook("assigning through a getter throws", "const o: any = { get a() { return 1; } };", [
    "o.a = 2;",
    throws("TypeError", "Cannot set property a of #<Object> which has only a getter"),
  ]),
  notebook("an invalid array length", ["new Array(-1);", throws("RangeError", "Invalid array length")]),
  notebook("toFixed out of range", [
    "(1).toFixed(101)",
    throws("RangeError", "toFixed() digits argument must be between 0 and 100"),
  ]),
  notebook("an error with a cause", [
    "throw new Error('outer', { cause: new Error('inner') });",
    throws("Error", "outer"),
  ]),
  notebook("a promise that is left behind and fails is the cell's error", [
    "Promise.reject(new Error('lost'));",
    { error: { ename: "Error", evalue: "lost" } },
  ]),
  notebook("an unhandled rejection of a text", [
    "Promise.reject('lost');",
    { error: { ename: "Uncaught", evalue: "'lost'" } },
  ]),
  notebook("what was printed before an error stays", [
    "console.log('a');\nconsole.error('b');\nthrow new Error('c');",
    prints("a"),
    warns("b"),
    throws("Error", "c", 3),
  ]),
  notebook("an error inside an async callback that is awaited", [
    "await Promise.all([1, 2].map(async (n) => {\n  await null;\n  if (n === 2) throw new Error(`n ${n}`);\n}));",
    throws("Error", "n 2", 3),
  ]),
  notebook("an error in a getter of a class of this cell", [
    "class A {\n  get v(): number {\n    throw new Error('get');\n  }\n}\nnew A().v;",
    throws("Error", "get", 3),
  ]),
  notebook("an error in a constructor", [
    "class A {\n  n = fail();\n}\nfunction fail(): number { throw new Error('field'); }\nnew A();",
    throws("Error", "field", 4),
  ]),
  notebook("an error in a template", [
    "`${(() => { throw new Error('in template'); })()}`",
    throws("Error", "in template"),
  ]),
  notebook("an error in a file of Node", 'import fs from "node:fs";', [
    "fs.readFileSync('no-such-file-here.txt');",
    throws("Error", /^ENOENT: no such file or directory, open/),
  ]),
  notebook("an error after a comment and blank lines", [
    "// first\n\n/* a\n   b */\nthrow new Error('five');",
    throws("Error", "five", 5),
  ]),
  notebook("an error in the last expression", [
    "const a = 1;\na.toFixed(200)",
    throws("RangeError", "toFixed() digits argument must be between 0 and 100", 2),
  ]),
  notebook("an error of code that is built from a text", [
    "const f = new Function('o', 'o.x = 1');\nf(undefined)",
    throwsAnywhere("TypeError", "Cannot set properties of undefined (setting 'x')"),
  ]),
  notebook("eval sees no type error, and its error is the cell's", [
    "(0, eval)('null.x')",
    throwsAnywhere("TypeError", "Cannot read properties of null (reading 'x')"),
  ]),
];

/** Errors of the compiler, which keep the whole cell from running. */
export const COMPILE_ERRORS: readonly CellCase[] = [
  notebook("a wrong type", [
    "const n: number = 'a';",
    refused("Type 'string' is not assignable to type 'number'. (TS2322)"),
  ]),
  notebook("the first error's line", [
    "const a = 1;\nconst b: string = a;\nconst c: string = a;",
    refused("Type 'number' is not assignable to type 'string'. (TS2322)", 2),
  ]),
  notebook("nothing of the cell runs", [
    "console.log('ran');\nconst b: string = 1;",
    refused("Type 'number' is not assignable to type 'string'. (TS2322)", 2),
  ]),
  notebook("a name with a near one", "const prices = [1];", [
    "pricse",
    refused("Cannot find name 'pricse'. Did you mean 'prices'? (TS2552)"),
  ]),
  notebook("an unknown member", "const row = { price: 1 };", [
    "row.cost",
    refused("Property 'cost' does not exist on type '{ price: number; }'. (TS2339)"),
  ]),
  notebook("an unknown member with a near one", "const row = { price: 1 };", [
    "row.prize",
    refused("Property 'prize' does not exist on type '{ price: number; }'. Did you mean 'price'? (TS2551)"),
  ]),
  notebook("a missing argument", "const f = (a: number) => a;", [
    "f()",
    refused("Expected 1 arguments, but got 0. (TS2554)"),
  ]),
  notebook("null is checked", "const row = [{ v: 1 }].find((r) => r.v > 5);", [
    "row.v",
    refused("'row' is possibly 'undefined'. (TS18048)"),
  ]),
  notebook("an unknown module", [
    'import x from "no-such-package-here";',
    refused("Cannot find module 'no-such-package-here' or its corresponding type declarations. (TS2307)"),
  ]),
  notebook("an unknown export", [
    'import { nothingHere } from "node:path";',
    refused(/^Module '"node:path"' has no exported member 'nothingHere'\. \(TS2305\)$/),
  ]),
  notebook("a missing bracket", ["const a = (1 + 2;", refused("')' expected. (TS1005)")]),
  notebook("a missing brace is at the cell's end", [
    "function f() {\n  return 1;",
    refused("'}' expected. (TS1005)", 2),
  ]),
  notebook("an unterminated text", ["const a = 'abc;", refused("Unterminated string literal. (TS1002)")]),
  notebook("an unterminated comment", ["1;\n/* abc", refused("'*/' expected. (TS1010)", 2)]),
  notebook("Python's print is no function here", ["print(1)", refused("Cannot find name 'print'. (TS2304)")]),
  notebook("no DOM: document is unknown", ["document.title", refused(/^Cannot find name 'document'\./)]),
  notebook("no DOM: window is unknown", ["window", refused(/^Cannot find name 'window'\./)]),
  notebook("unreachable and unused code is no error", [
    "function f() { return 1; const never = 2; }\nf()",
    gives("1"),
  ]),
  notebook("a use before the declaration in a cell", [
    "early;\nlet early = 1;",
    refused("Block-scoped variable 'early' used before its declaration. (TS2448)"),
  ]),
  notebook("a use before the assignment in a cell", [
    "let n: number;\nn + 1",
    refused("Variable 'n' is used before being assigned. (TS2454)", 2),
  ]),
  notebook("const without a value", [
    "const a;",
    refused("'const' declarations must be initialized. (TS1155)"),
  ]),
  notebook("a comparison that cannot hold", "const a = 1 as number;", [
    "a === 'x'",
    refused(
      "This comparison appears to be unintentional because the types 'number' and 'string' have no overlap. (TS2367)",
    ),
  ]),
  notebook("with is refused: cells are strict", [
    "with ({ a: 1 }) console.log(1);",
    refused(/\(TS(1101|2410)\)$/),
  ]),
  notebook("an octal literal is refused", ["const n = 010;", refused(/\(TS1121\)$/)]),
  notebook("a reserved word is no name", ["const class = 1;", refused(/\(TS(1389|1005|1134|1359)\)$/)]),
  notebook("await is no name", ["const await = 1;", refused(/\(TS(1262|1359)\)$/)]),
  notebook("a break of an unknown label", ["for (;;) break nowhere;", refused(/\(TS1116\)$/)]),
  notebook("a type where a value is needed", "interface Row { a: number }", [
    "Row",
    refused("'Row' only refers to a type, but is being used as a value here. (TS2693)"),
  ]),
  notebook("a value where a type is needed", "const rate = 1;", [
    "let x: rate;",
    refused(
      "'rate' refers to a value, but is being used as a type here. Did you mean 'typeof rate'? (TS2749)",
    ),
  ]),
  notebook("a variable of its own type", ["const x = x + 1;", refused(/\(TS(2448|7022)\)$/)]),
  notebook("an error on the line of a tab-indented statement", [
    "if (Number('1')) {\n\tconst s: string = 1;\n}",
    refused("Type 'number' is not assignable to type 'string'. (TS2322)", 2),
  ]),
  notebook("a magic command of Python is refused", [
    "%matplotlib inline",
    { error: { ename: "TypeScriptError", evalue: /\(TS\d+\)$/, line: 1 } },
  ]),
  notebook("@ts-expect-error silences the next line", [
    "// @ts-expect-error wrong on purpose\nconst s: string = 1;\ns",
    gives("1"),
  ]),
  notebook("@ts-expect-error without an error is one", [
    "// @ts-expect-error nothing wrong\nconst s: string = 'a';",
    refused("Unused '@ts-expect-error' directive. (TS2578)"),
  ]),
  notebook("@ts-ignore silences the next line", ["// @ts-ignore\nconst s: string = 2;\ns", gives("2")]),
  notebook("@ts-nocheck silences the cell", ["// @ts-nocheck\nconst s: string = 3;\ns", gives("3")]),
  notebook(
    "a cell that is refused changes nothing",
    "let n = 1;",
    ["n = 2;\nnope;", unknownName("nope", 2)],
    ["n", gives("1")],
  ),
  notebook(
    "a cell that is refused declares nothing",
    ["const fresh = 1;\nnope;", unknownName("nope", 2)],
    ["fresh", unknownName("fresh")],
  ),
  notebook(
    "a cell that is refused declares no type",
    ["type Fresh = number;\nnope;", unknownName("nope", 2)],
    ["let x: Fresh;", unknownName("Fresh")],
  ),
  notebook(
    "a cell that is refused replaces no function",
    "function f() { return 'old'; }",
    ["function f() { return 'new'; }\nnope;", unknownName("nope", 2)],
    ["f()", gives("'old'")],
  ),
];
