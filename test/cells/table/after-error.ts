import { type CellCase, gives, notebook, prints, refused, throws, unknownName } from "../notation.js";

const BOOM = "throw new Error('stop');";
const STOPS = throws("Error", "stop", 2);

/** What is there after a cell that threw: what it had reached. */
export const AFTER_ERROR: readonly CellCase[] = [
  notebook(
    "K6: a variable declared before the error stays",
    ["const rows = [1];\nthrow new Error('x');", throws("Error", "x", 2)],
    ["rows", gives("[ 1 ]")],
  ),
  notebook("let before the error stays", [`let n = 1;\n${BOOM}`, STOPS], "n += 1;", ["n", gives("2")]),
  notebook("var before the error stays", [`var n = 1;\n${BOOM}`, STOPS], ["n", gives("1")]),
  notebook(
    "names of a pattern before the error stay",
    [`const { a, b: [c] } = { a: 1, b: [2] };\n${BOOM}`, STOPS],
    ["[a, c]", gives("[ 1, 2 ]")],
  ),
  notebook(
    "a class before the error stays",
    [`class A { v = 1; }\n${BOOM}`, STOPS],
    ["new A().v", gives("1")],
  ),
  notebook("an enum before the error stays", [`enum E { A = 4 }\n${BOOM}`, STOPS], ["E.A", gives("4")]),
  notebook(
    "a namespace before the error stays",
    [`namespace N { export const n = 4; }\n${BOOM}`, STOPS],
    ["N.n", gives("4")],
  ),
  notebook(
    "an import of the cell stays",
    [`import { posix } from "node:path";\n${BOOM}`, STOPS],
    ["posix.sep", gives("'/'")],
  ),
  notebook(
    "a function stays, also one after the error",
    ["throw new Error('stop');\nfunction f() { return 1; }", throws("Error", "stop")],
    ["f()", gives("1")],
  ),
  notebook(
    "a type stays, also one after the error",
    ["throw new Error('stop');\ntype Row = { a: number };", throws("Error", "stop")],
    ["const row: Row = { a: 1 };\nrow.a", gives("1")],
  ),
  notebook(
    "an interface stays, also one after the error",
    ["throw new Error('stop');\ninterface Row { a: number }", throws("Error", "stop")],
    ["const row: Row = { a: 1 };\nrow.a", gives("1")],
  ),
  notebook(
    "a variable after the error is unknown",
    ["const a = 1;\nif (a) throw new Error('stop');\nconst b = 2;", STOPS],
    ["a", gives("1")],
    ["b", unknownName("b")],
  ),
  notebook(
    "let and a pattern after the error are unknown",
    [
      "if (Number('1')) throw new Error('stop');\nlet late = 1;\nconst { other } = { other: 1 };",
      throws("Error", "stop"),
    ],
    ["late", unknownName("late")],
    ["other", unknownName("other")],
  ),
  notebook(
    "a class after the error is unknown",
    ["if (Number('1')) throw new Error('stop');\nclass Late {}", throws("Error", "stop")],
    ["new Late()", unknownName("Late")],
  ),
  notebook(
    "a variable whose own value throws is unknown",
    ["const bad = JSON.parse('nope') as number;", throws("SyntaxError", /JSON/)],
    ["bad", unknownName("bad")],
  ),
  notebook(
    "a variable after the error keeps its earlier value",
    "let a = 1;\nlet b = 1;",
    ["let a = 2;\nif (a) throw new Error('stop');\nlet b = 2;", STOPS],
    ["[a, b]", gives("[ 2, 1 ]")],
  ),
  notebook(
    "a variable after the error keeps its earlier type",
    "let b = 'text';",
    ["if (Number('1')) throw new Error('stop');\nlet b = 2;", throws("Error", "stop")],
    ["b.toUpperCase()", gives("'TEXT'")],
  ),
  notebook(
    "a variable before the error has its new type",
    "let a = 'text';",
    [`let a = 2;\n${BOOM}`, STOPS],
    ["a.toFixed(1)", gives("'2.0'")],
  ),
  notebook(
    "assignments before the error stay, those after do not happen",
    "let n = 1;",
    ["n = 2;\nif (n) throw new Error('stop');\nn = 3;", STOPS],
    ["n", gives("2")],
  ),
  notebook(
    "a cell that failed is run again and goes through",
    "let ok = false;\nconst check = () => { if (!ok) throw new Error('not yet'); return 'fine'; };",
    ["const state = check();", throws("Error", "not yet")],
    "ok = true;",
    ["const state = check();\nstate", gives("'fine'")],
  ),
  notebook(
    "a closure that the failed cell made lives on",
    "let get = () => 0;",
    [`let held = 5;\nget = () => held;\n${BOOM}`, throws("Error", "stop", 3)],
    "held = 6;",
    ["get()", gives("6")],
  ),
  notebook(
    "an error in a later statement of a loop's body keeps the loop's var",
    [
      "for (var i = 0; i < 5; i++) {\n  if (i === 3) throw new Error('three');\n}",
      throws("Error", "three", 2),
    ],
    ["i", gives("3")],
  ),
  notebook(
    "after an awaited failure what came before stays",
    ["const a = await Promise.resolve(1);\nawait Promise.reject(new Error('stop'));\nconst b = 2;", STOPS],
    ["a", gives("1")],
    ["b", unknownName("b")],
  ),
  notebook(
    "after an error the next cells run",
    [`1;\n${BOOM}`, STOPS],
    ["console.log('on');", prints("on")],
    [`1;\n${BOOM}`, STOPS],
    ["'still'", gives("'still'")],
  ),
  notebook(
    "the finally of a failed cell ran",
    "let state = 'open';",
    ["try {\n  throw new Error('stop');\n} finally { state = 'closed'; }", STOPS],
    ["state", gives("'closed'")],
  ),
  notebook(
    "a var in a block before the error stays",
    [`if (Number('1')) { var inner = 3; }\n${BOOM}`, STOPS],
    ["inner", gives("3")],
  ),
  notebook(
    "exported variables before the error stay",
    [`export const rate = 0.5;\n${BOOM}`, STOPS],
    ["rate", gives("0.5")],
  ),
  notebook(
    "a refused cell after an error sees what stayed",
    [`const n = 1;\n${BOOM}`, STOPS],
    ["n.nope;", refused("Property 'nope' does not exist on type '1'. (TS2339)")],
    ["n", gives("1")],
  ),
  notebook(
    "a const that stayed cannot be assigned",
    [`const n = 1;\n${BOOM}`, STOPS],
    ["n = 2;", refused("Cannot assign to 'n' because it is a constant. (TS2588)")],
  ),
  notebook(
    "a function that stayed is replaced by the next run",
    ["function f() { return 1; }\nthrow new Error('stop');", STOPS],
    "function f() { return 2; }",
    ["f()", gives("2")],
  ),
  notebook(
    "a function replaced by a failed cell is the new one",
    "function f() { return 'old'; }",
    ["function f() { return 'new'; }\nthrow new Error('stop');", STOPS],
    ["f()", gives("'new'")],
  ),
  notebook(
    "a rejection that nobody awaits keeps the cell's variables",
    ["const kept = 1;\nPromise.reject(new Error('lost'));", { error: { ename: "Error", evalue: "lost" } }],
    ["kept", gives("1")],
  ),
  notebook(
    "a variable of a block is lost with it",
    [`{ const inner = 1; console.log(inner); }\n${BOOM}`, prints("1"), STOPS],
    ["inner", unknownName("inner")],
  ),
  notebook(
    "two names of one statement, the second fails",
    [
      "let first = 1, second = (null as unknown as { x: number }).x;",
      throws("TypeError", "Cannot read properties of null (reading 'x')"),
    ],
    ["second", unknownName("second")],
  ),
];
