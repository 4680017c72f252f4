import type { JsonObject } from "../../../lib/notebook/ipynb/notebook.js";
import { type CellCase, gives, notebook, refused } from "../notation.js";

function withOptions(compilerOptions: JsonObject, one: CellCase): CellCase {
  return { ...one, metadata: { claimbook: { compilerOptions } } };
}

/** The compiler's options that a notebook's metadata sets. */
export const OPTIONS: readonly CellCase[] = [
  withOptions(
    { strict: false },
    notebook("strict off: a parameter without a type", "function f(x) { return x + 1; }", [
      "f(1)",
      gives("2"),
    ]),
  ),
  withOptions(
    { strict: false },
    notebook("strict off: null is not checked", "const row = [1].find((x) => x > 0);", [
      "row.toFixed(0)",
      gives("'1'"),
    ]),
  ),
  withOptions(
    { strict: false },
    notebook("strict off: a wrong type is still refused", [
      "const n: number = 'a';",
      refused("Type 'string' is not assignable to type 'number'. (TS2322)"),
    ]),
  ),
  withOptions(
    { noImplicitAny: false },
    notebook("noImplicitAny off, the rest of strict on", "function f(x) { return x; }", [
      "const row = [1].find((x) => x > f(0));\nrow.toFixed(0)",
      refused("'row' is possibly 'undefined'. (TS18048)", 2),
    ]),
  ),
  withOptions(
    { noUncheckedIndexedAccess: true },
    notebook("noUncheckedIndexedAccess on", "const xs = [1];", [
      "xs[0].toFixed(0)",
      refused("Object is possibly 'undefined'. (TS2532)"),
    ]),
  ),
  withOptions(
    {},
    notebook("no option: strict", [
      "function f(x) { return x; }",
      refused("Parameter 'x' implicitly has an 'any' type. (TS7006)"),
    ]),
  ),
];
