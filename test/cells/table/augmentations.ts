import { type CellCase, gives, notebook, refused, withFiles } from "../notation.js";

const AUGMENTED = {
  "augmented.ts": "export interface Row {\n  a: number;\n}\nexport class Gauge {\n  x = 1;\n}\n",
  "ambient.d.ts": "interface AmbientRow {\n  a: number;\n}\n",
};

/** What a cell says of types that other files declare. */
export const AUGMENTATIONS: readonly CellCase[] = [
  notebook(
    "declare global of an interface that is declared again replaces it",
    "declare global { interface OwnGlobal { a: number } }",
    ["const row: OwnGlobal = { a: 1 };\nrow.a", gives("1")],
    "declare global { interface OwnGlobal { b: string } }",
    ["const next: OwnGlobal = { b: 'x' };\nnext.b", gives("'x'")],
  ),
  notebook(
    "declare global of a variable with another type replaces it",
    "declare global { var ownCounter: number; }\nglobalThis.ownCounter = 1;",
    "declare global { var ownCounter: string; }\nglobalThis.ownCounter = 'abc';",
    ["ownCounter.length", gives("3")],
    "Reflect.deleteProperty(globalThis, 'ownCounter');",
  ),
  notebook(
    "a cell with declare global is run again as it is",
    "declare global { var ownAgain: number; }\nglobalThis.ownAgain = 1;",
    "declare global { var ownAgain: number; }\nglobalThis.ownAgain = 2;",
    ["ownAgain", gives("2")],
    "Reflect.deleteProperty(globalThis, 'ownAgain');",
  ),
  notebook(
    "two cells add members to one interface of the library",
    "declare global { interface Array<T> { ownFirst?: T } }",
    "declare global { interface Array<T> { ownLast?: T } }",
    [
      "const xs: number[] = [1];\nxs.ownFirst = 2;\nxs.ownLast = 3;\n[xs.ownFirst, xs.ownLast]",
      gives("[ 2, 3 ]"),
    ],
  ),
  notebook(
    "a member of the library's interface is declared again with another type",
    "declare global { namespace NodeJS { interface CpuUsage { own: number; other?: string } } }",
    "declare global { namespace NodeJS { interface CpuUsage { own: string } } }",
    [
      "const v = { own: 'a' } as NodeJS.CpuUsage;\n[v.own.length, v.other, typeof v.user]",
      gives("[ 1, undefined, 'undefined' ]"),
    ],
  ),
  notebook(
    "what an older function makes of a global type stays until its cell runs again",
    "declare global { interface OwnOlder { a: number } }\nconst get = (row: OwnOlder) => row.a;",
    "declare global { interface OwnOlder { b: number } }",
    ["get({ a: 4 } as never)", gives("4")],
    ["const get = (row: OwnOlder) => row.a;", refused(/^Property 'a' does not exist on type 'OwnOlder'\./)],
  ),
  notebook("what another notebook's cells declared to be global is unknown", [
    "const row: OwnGlobal = { a: 1 };",
    refused(/^Cannot find name 'OwnGlobal'\./),
  ]),
  notebook(
    "a module of Node is augmented, and again with another type",
    "import 'node:fs';\ndeclare module 'node:fs' { interface Stats { own: number } }",
    "import type { Stats } from 'node:fs';\ndeclare module 'node:fs' { interface Stats { own: string } }",
    ["const s = { own: 'abc' } as Stats;\ns.own.length", gives("3")],
  ),
  withFiles(
    AUGMENTED,
    notebook(
      "a helper file is augmented, and again with another type",
      "import { type Row, Gauge } from './augmented';\ndeclare module './augmented' { interface Row { b: string } interface Gauge { twice(): number } }\nGauge.prototype.twice = function () { return this.x * 2; };",
      ["const row: Row = { a: 1, b: 'b' };\n[row.b, new Gauge().twice()]", gives("[ 'b', 2 ]")],
      "import type { Row } from './augmented';\ndeclare module './augmented' { interface Row { b: number } }",
      ["const next: Row = { a: 1, b: 2 };\n[next.b, new Gauge().twice()]", gives("[ 2, 2 ]")],
    ),
  ),
  withFiles(
    AUGMENTED,
    notebook("a reference to a file of declarations", [
      '/// <reference path="./ambient.d.ts" />\nconst row: AmbientRow = { a: 1 };\nrow.a',
      gives("1"),
    ]),
  ),
  notebook("a reference to a package of types", ['/// <reference types="node" />\n1 + 1', gives("2")]),
];
