import { expect, test } from "vitest";
import { shareVariables } from "../../../../lib/notebook/kernel/compiler/share-variables.js";
import { ts } from "./compile.js";

/** The body of the function that code becomes when some names are the notebook's. */
function shared(code: string, names: readonly string[], fresh: readonly string[] = []): string {
  const made = shareVariables(ts, code, {
    names: new Set(names),
    fresh: new Set(fresh),
    cell: "$",
    intro: "",
  });
  expect(made.code.startsWith('(function ($) { "use strict"; ')).toBe(true);
  expect(made.code.endsWith("\n})")).toBe(true);
  return made.code.slice('(function ($) { "use strict"; '.length, -"\n})".length);
}

test.each([
  ["let a = 1;", ["a"], "a = 1;"],
  ["let a;", ["a"], "a = void 0;"],
  ["var a;", ["a"], "a;"],
  ["const a = 1, b = a;", ["a", "b"], "a = 1, b = a;"],
  ["const { a, b: [c] = [] } = o;", ["a", "c"], "({ a, b: [c] = [] } = o);"],
  ["const [a] = x, b = 2;", ["a", "b"], "([a] = x), b = 2;"],
  ["var _t, a;", ["a"], "var _t; a;"],
  ["class A { }", ["A"], "A = class A { };"],
  ["for (var i = 0; i < 3; i++) { }", ["i"], "for (i = 0; i < 3; i++) { }"],
  ["for (var async of x) { }", ["async"], "for ((async) of x) { }"],
  ["for (var { a } of x) { }", ["a"], "for ({ a } of x) { }"],
  ["if (x) { var a = 1; }", ["a"], "if (x) { a = 1; }"],
  ["function f() { var a = 1; let b; }", [], "function f() { var a = 1; let b; }"],
  ["{ let a = 1; }", ["a"], "{ let a = 1; }"],
  ["export const a = 1;", ["a"], "a = 1;"],
  ["export { a };", ["a"], ""],
  ["export default class { }", [], "(class { });"],
  ["x(import.meta.url, import('m'));", [], "x($.meta.url, $.import('m'));"],
])("%s with the notebook's %j is %s", (code, names, body) => {
  expect(shared(code, names)).toBe(body);
});

test("functions are set before all else, without a name of their own to shadow the notebook's", () => {
  expect(shared("f();\nfunction f() { return f; }\nasync function* g() { }", ["f", "g"])).toBe(
    "f = function () { return f; };g = async function* () { };f();\n\n",
  );
});

test("enums and namespaces begin anew where they are declared first", () => {
  const code = "var E;\n(function (E) { })(E || (E = {}));\nvar E;";
  expect(shared(code, ["E"], ["E"])).toBe("E = void 0;\n(function (E) { })(E || (E = {}));\nE;");
});

test("only an await outside of functions makes the cell asynchronous", () => {
  const start = (code: string) =>
    shareVariables(ts, code, { names: new Set(), fresh: new Set(), cell: "$", intro: "" }).code.split(
      " (",
    )[0];
  for (const code of [
    "await (1);",
    "for await (const x of y) { }",
    "class A { [await 1] = 1 }",
    "if (x) { await 1; }",
  ])
    expect(start(code)).toBe("(async function");
  for (const code of ["async () => { await 1; };", "class A { async m() { await 1; } }", "x.await;"])
    expect(start(code)).toBe("(function");
});

test("says which of the names it has declared", () => {
  const { declared } = shareVariables(ts, "let a = 1;\nfunction f() { }\nlet _b;", {
    ...{ names: new Set(["a", "f", "unused"]), fresh: new Set<string>(), cell: "$", intro: "" },
  });
  expect(declared).toEqual(["a", "f"]);
});

test("the value of the statement after the announcement is given away, whatever comments stand behind it", () => {
  const code = "$.reach(0);\nf();\n$.reach(1);\na, b // => 2\n;";
  const made = shareVariables(ts, code, {
    ...{ names: new Set<string>(), fresh: new Set<string>(), cell: "$", intro: "", shown: 1 },
  });
  expect(made.code).toContain("$.reach(0);\nf();\n$.reach(1);\n$.show((a, b)) // => 2\n;");
});
