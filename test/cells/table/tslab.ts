import { type CellCase, gives, notebook, prints, refused } from "../notation.js";

/** What notebooks written for tslab's kernel do. */
export const TSLAB: readonly CellCase[] = [
  notebook(
    "a cell that is a module, imported by the next",
    "/** @module calc */\nexport const twice = (x: number) => x * 2;",
    ['import { twice } from "./calc";\ntwice(4)', gives("8")],
  ),
  notebook(
    "names of a module cell are not the notebook's",
    "/** @module hidden */\nexport const inner = 1;",
    ["inner", refused("Cannot find name 'inner'. (TS2304)")],
  ),
  notebook(
    "a module cell that is run again",
    "/** @module rates */\nexport const rate = 1;",
    ['import { rate } from "./rates";\nrate', gives("1")],
    "/** @module rates */\nexport const rate = 2;",
    ['import { rate } from "./rates";\nrate', gives("2")],
  ),
  notebook(
    "a module cell imports another",
    "/** @module base */\nexport const n = 3;",
    '/** @module upper */\nimport { n } from "./base";\nexport const m = n + 1;',
    ['import { m } from "./upper";\nm', gives("4")],
  ),
  notebook(
    "a module cell with a type",
    "/** @module shapes */\nexport interface Box { w: number }\nexport const area = (b: Box) => b.w ** 2;",
    ['import { type Box, area } from "./shapes";\nconst b: Box = { w: 3 };\narea(b)', gives("9")],
  ),
  notebook("a module cell with a type error", [
    "/** @module wrong */\nexport const s: string = 1;",
    refused("Type 'number' is not assignable to type 'string'. (TS2322)", 2),
  ]),
  notebook("tslab's display API is there", 'import * as tslab from "tslab";', [
    "[typeof tslab.display.html, typeof tslab.newDisplay, typeof tslab.display.markdown]",
    gives("[ 'function', 'function', 'function' ]"),
  ]),
  notebook("named imports of tslab", 'import { display } from "tslab";', [
    "typeof display.png",
    gives("'function'"),
  ]),
  notebook(
    "a variable of an earlier cell in a displayed text",
    'import * as tslab from "tslab";\nconst name = "x";',
    ["console.log(typeof tslab.display.text, name);", prints("function x")],
  ),
];
