import { type CellCase, everywhere, gives, notebook, prints, refused, unknownName } from "../notation.js";

/** Lines of names that a compiler, a runtime or a kernel may use for itself or trip over. */
const LEGAL: readonly string[] = [
  "$ _ $$ __ _1 π Größe 变量",
  "имя ñ été ﬁ 𝒳 𠮷 ℵ0 a\u200c",
  "ª async of get set type as from",
  "is keyof infer asserts namespace module declare abstract",
  "readonly require global unique out accessor satisfies override",
  "constructor any unknown never object string number boolean",
  "symbol bigint using meta target defer assert __proto__",
  "prototype toString valueOf hasOwnProperty __defineGetter__ name length caller",
  "callee self top parent window document exports process",
  "console Promise Object Array Error Symbol Map JSON",
  "Math Date Reflect Proxy Function String Number Buffer",
  "setTimeout code cell scope context value result it",
  "test tslab ts vm util fs path then",
  "__esModule __filename __dirname __importDefault __export __decorate __awaiter _a",
  "_default e run binding",
];

export const NAMES: readonly CellCase[] = [
  ...LEGAL.map((line) => {
    const names = line.split(" ");
    const all = (of: (name: string) => string) => names.map(of);
    return notebook(
      `the names ${line}`,
      all((name) => `let ${name} = 1;\nconst look_${names.indexOf(name)} = () => ${name};`).join("\n"),
      all((name) => `${name} += 1;`).join("\n"),
      [
        `[${all((name) => `{ ${name} }[${JSON.stringify(name)}] + ${name}`)}].join()`,
        gives(`'${all(() => "4")}'`),
      ],
      [`[${all((name) => `look_${names.indexOf(name)}()`)}].join()`, gives(`'${all(() => "2")}'`)],
    );
  }),
  everywhere("a name with an escape is the same name", "let \\u0061bc = 3;", ["abc", gives("3")]),
  notebook("a name with a braced escape", "const \\u{62}cd = 4;", ["bcd + \\u0062cd", gives("8")]),
  notebook("composed and decomposed letters are two names", "const é = 1;\nconst e\u0301 = 2;", [
    "[é, e\u0301]",
    gives("[ 1, 2 ]"),
  ]),
  notebook("upper and lower case are two names", "const rate = 1;\nconst Rate = 2;", [
    "[rate, Rate]",
    gives("[ 1, 2 ]"),
  ]),
  notebook(
    "a function with a keyword of the contextual kind as its name",
    "function of(x: number) { return x; }\nfunction get() { return 'get'; }",
    ["[of(1), get()]", gives("[ 1, 'get' ]")],
  ),
  notebook(
    "a type may have a value's contextual name",
    "type type = { as: number };\nconst as: type = { as: 1 };",
    ["as.as as number", gives("1")],
  ),
  notebook("an interface with the name of a keyword", "interface of { from: number }", [
    "const of: of = { from: 2 };\nof.from",
    gives("2"),
  ]),
  notebook(
    "properties may have any name",
    "const o = { class: 1, new: 2, undefined: 3, 'a b': 4, 5: 6, await: 7 };",
    ["[o.class, o.new, o.undefined, o['a b'], o[5], o.await]", gives("[ 1, 2, 3, 4, 6, 7 ]")],
  ),
  notebook(
    "__proto__ in an object is the prototype, as a shorthand it is not",
    "const __proto__ = { p: 1 };",
    [
      "[Object.getPrototypeOf({ __proto__: __proto__ }) === __proto__, Object.keys({ __proto__ })]",
      gives("[ true, [ '__proto__' ] ]"),
    ],
  ),
  notebook("let is no name of a let", ["let let = 1;", refused(/\(TS(2480|1212|1214)\)$/)]),
  notebook("arguments is no name: cells are strict", [
    "let arguments = 1;",
    refused(/\(TS(1100|1210|1215)\)$/),
  ]),
  notebook("eval is no name: cells are strict", ["let eval = 1;", refused(/\(TS(1100|1210|1215)\)$/)]),
  notebook("static is no name: cells are strict", ["let static = 2;", refused(/\(TS(1212|1214)\)$/)]),
  notebook("a variable hides a global, and a later cell can still reach it", "const Map = 5;", [
    "[Map, new globalThis.Map().size]",
    gives("[ 5, 0 ]"),
  ]),
  notebook(
    "console may be a variable",
    "const held = console;\nconst lines: string[] = [];",
    "const console = { log: (text: string) => lines.push(text) };",
    "console.log('own');",
    ["held.log(lines);", prints("[ 'own' ]")],
  ),
  notebook("Promise may be a variable and await still works", "const Promise = 1;", [
    "const v = await (async () => 2)();\nv + Promise",
    gives("3"),
  ]),
  notebook(
    "Object and Array may be variables and patterns still work",
    "const Object = 1;\nconst Array = 2;\nconst Symbol = 3;",
    [
      "const { a, ...rest } = { a: 1, b: 2 };\nconst [x, ...ys] = [1, 2];\nfunction* g() { yield 1; }\n[a, rest, x, ys, [...g()], Object + Array + Symbol]",
      gives("[ 1, { b: 2 }, 1, [ 2 ], [ 1 ], 6 ]"),
    ],
  ),
  notebook(
    "exports and module may be variables and import still works",
    "const exports = 1;\nconst module = 2;",
    [
      'import { posix } from "node:path";\nexport const own = posix.sep;\n[exports, module, own]',
      gives("[ 1, 2, '/' ]"),
    ],
  ),
  notebook("require may be a variable and import still works", "const require = (x: string) => `own ${x}`;", [
    'import { posix } from "node:path";\n[require("a"), posix.sep]',
    gives("[ 'own a', '/' ]"),
  ]),
  notebook("__filename may be a variable", "const __filename = 'f';", ["__filename", gives("'f'")]),
  notebook("names of one letter in one cell", "const a = 1, b = 2, c = 3, d = 4, e = 5, f = 6;", [
    "a + b + c + d + e + f",
    gives("21"),
  ]),
  notebook("a hundred variables", Array.from({ length: 100 }, (_, i) => `const v${i} = ${i};`).join("\n"), [
    "v0 + v42 + v99",
    gives("141"),
  ]),
  notebook(
    "a label may have a variable's name",
    "let x = 1;",
    ["x: for (;;) { x = 2; break x; }"],
    ["x", gives("2")],
  ),
  notebook("a property shorthand, a method and a parameter of the variable's name", "let n = 1;", [
    "[{ n }.n, { n() { return 2; } }.n(), ((n: number) => n)(3), n]",
    gives("[ 1, 2, 3, 1 ]"),
  ]),
  notebook("a name in a text, a comment or a property is left alone", "let rate = 1;", [
    "const text = 'rate'; /* rate */ // rate\n[text, { rate: 5 }.rate, `rate ${rate}`]",
    gives("[ 'rate', 5, 'rate 1' ]"),
  ]),
  notebook("typeof of a name that nothing declares", [
    "typeof nothingHasThisName",
    unknownName("nothingHasThisName"),
  ]),
  notebook(
    "a name of a type in a generic position is not the variable",
    "const T = 5;\nfunction same<T>(x: T): T { return x; }",
    ["same(T)", gives("5")],
  ),
  notebook("a name in JSX-like comparison", "const a = 1, b = 2, c = 3;", [
    "a < b && b > (c as number)",
    gives("false"),
  ]),
];
