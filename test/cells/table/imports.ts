import { type CellCase, gives, notebook, refused, throws, unknownName, withFiles } from "../notation.js";

export const IMPORTS: readonly CellCase[] = [
  notebook("a default import of a module of Node", 'import fs from "node:fs";', [
    "typeof fs.readFileSync",
    gives("'function'"),
  ]),
  notebook("a named import", 'import { basename } from "node:path";', [
    "basename('a/b.txt')",
    gives("'b.txt'"),
  ]),
  notebook("a named import under another name", 'import { basename as last } from "node:path";', [
    "last('a/c')",
    gives("'c'"),
  ]),
  notebook("a namespace import", 'import * as path from "node:path";', [
    "path.posix.join('a', 'b')",
    gives("'a/b'"),
  ]),
  notebook("a default and named imports", 'import os, { EOL } from "node:os";', [
    "os.EOL === EOL",
    gives("true"),
  ]),
  notebook("a default and a namespace import", 'import path, * as all from "node:path";', [
    "all.posix.sep + (path.posix === all.posix)",
    gives("'/true'"),
  ]),
  notebook("import default as", 'import { default as fs } from "node:fs";', [
    "typeof fs.existsSync",
    gives("'function'"),
  ]),
  notebook("a module without the node: prefix", 'import path from "path";', ["path.posix.sep", gives("'/'")]),
  notebook("import = require", 'import path = require("node:path");', ["path.posix.sep", gives("'/'")]),
  notebook("a type import", 'import type { Stats } from "node:fs";', [
    "const s: Partial<Stats> = { size: 1 };\ns.size",
    gives("1"),
  ]),
  notebook("a type among imports", 'import { type Stats, existsSync } from "node:fs";', [
    "const s: Partial<Stats> = { size: 2 };\n[s.size, existsSync('no-such-file')]",
    gives("[ 2, false ]"),
  ]),
  notebook("an import is used in its own cell above it", [
    "const s = posix.sep;\nimport { posix } from 'node:path';\ns",
    gives("'/'"),
  ]),
  notebook(
    "an import that nothing uses is loaded, and the next cell has it",
    'import { posix } from "node:path";',
    "1;",
    ["posix.sep", gives("'/'")],
  ),
  notebook("an import cannot be assigned", 'import { sep } from "node:path";', [
    "sep = 'x';",
    refused(/\(TS(2588|2632)\)$/),
  ]),
  notebook(
    "two cells import the same thing",
    'import { posix } from "node:path";',
    'import { posix } from "node:path";',
    ["posix.sep", gives("'/'")],
  ),
  notebook("dynamic import", ["const { posix } = await import('node:path');\nposix.sep", gives("'/'")]),
  notebook(
    "dynamic import in a function of an earlier cell",
    "const load = async () => (await import('node:path')).posix.sep;",
    ["await load()", gives("'/'")],
  ),
  notebook("dynamic import of a name that is computed", "const which = 'path';", [
    "(await import(`node:${which}`)).posix.sep",
    gives("'/'"),
  ]),
  notebook("dynamic import of what is not there", [
    "await import('node:nothing' as string);",
    { error: { ename: "Error", evalue: /No such built-in module: node:nothing/ } },
  ]),
  notebook("require", ["const { posix } = require('node:path');\nposix.sep", gives("'/'")]),
  notebook("require of what is not there", [
    "require('./no-such-file-here');",
    { error: { ename: "Error", evalue: /^Cannot find module '\.\/no-such-file-here'/ } },
  ]),
  notebook("require.resolve", ["require.resolve('node:path')", gives("'node:path'")]),
  notebook("import.meta.dirname, filename and url", [
    "const { dirname, filename, url } = import.meta;\n[dirname === process.cwd(), filename.startsWith(dirname), url.startsWith('file:')]",
    gives("[ true, true, true ]"),
  ]),
  notebook("__dirname and __filename", [
    "[__dirname === process.cwd(), __filename.startsWith(__dirname)]",
    gives("[ true, true ]"),
  ]),
  notebook("import.meta in a function of an earlier cell", "const here = () => import.meta.dirname;", [
    "here() === process.cwd()",
    gives("true"),
  ]),
  notebook(
    "an import in a cell that throws stays",
    ['import { posix } from "node:path";\nthrow new Error("x");', throws("Error", "x", 2)],
    ["posix.sep", gives("'/'")],
  ),
  notebook("an import in a block is refused", [
    '{ import { sep } from "node:path"; }',
    refused(/\(TS1232\)$/),
  ]),
  withFiles(
    {
      "side-effect.ts":
        "Reflect.set(globalThis, 'sideEffect', (Reflect.get(globalThis, 'sideEffect') ?? 0) + 1);\nexport {};\n",
    },
    notebook(
      "an import for its effect only, run once",
      "Reflect.deleteProperty(globalThis, 'sideEffect');",
      "import './side-effect';",
      "import './side-effect';",
      ["Reflect.get(globalThis, 'sideEffect') ?? 1", gives("1")],
    ),
  ),
];

const TWICE = {
  "../twice.ts": "export const twice = (x: number) => 2 * x;\n",
  "../cfg.json": '{ "k": 1, "list": [1, 2] }\n',
};
const HELPERS = {
  "helper.ts":
    "export const rate = 0.5;\nexport function scale(x: number): number {\n  return x * rate;\n}\nexport default class Money {\n  constructor(readonly amount: number) {}\n}\nexport interface Row {\n  id: number;\n}\nexport type Id = string;\nexport enum Side {\n  Buy = 1,\n  Sell,\n}\n",
  "folder/index.ts":
    "export { scale } from '../helper';\nexport * as all from '../helper';\nexport const inner = 'inner';\n",
  "cycle-a.ts":
    "import { b } from './cycle-b';\nexport const a = 'a';\nexport const both = (): string => a + b();\n",
  "cycle-b.ts": "import { a } from './cycle-a';\nexport const b = (): string => `b of ${a}`;\n",
  "live.ts": "export let n = 1;\nexport function up(): void {\n  n += 1;\n}\n",
  "plain.js": "export const plain = (x) => x + 1;\nexport default 'plain';\n",
  "common.cjs": "module.exports = { common: 5, default: 6 };\n",
  "typed.mjs": "export const typed = 3;\n",
  "typed.d.mts": "export declare const typed: number;\n",
  "sloppy.cjs": "leaked = 5;\nmodule.exports = { v: leaked };\ndelete globalThis.leaked;\n",
  "fails-at-load.ts": "export const missing = 1;\nthrow new Error('at load');\n",
  "settings.json": '{ "name": "a", "nested": { "n": 2 } }\n',
  "waits.ts": "export const later = await Promise.resolve(8);\n",
  "throws.ts": "export const fail = (): never => {\n  throw new Error('from the helper');\n};\n",
};
const helped = (
  name: string,
  ...steps: Parameters<typeof notebook> extends [string, ...infer S] ? S : never
) => withFiles(HELPERS, notebook(name, ...steps));

export const HELPER_FILES: readonly CellCase[] = [
  withFiles(
    TWICE,
    notebook("K10: a file of the folder above", 'import { twice } from "../twice";', [
      "twice(4)",
      gives("8"),
    ]),
  ),
  withFiles(
    TWICE,
    notebook("a JSON file of the folder above", 'import cfg from "../cfg.json";', [
      "cfg.k + cfg.list.length",
      gives("3"),
    ]),
  ),
  withFiles(
    TWICE,
    notebook("JSON with an import attribute", 'import cfg from "../cfg.json" with { type: "json" };', [
      "cfg.k",
      gives("1"),
    ]),
  ),
  withFiles(
    TWICE,
    notebook("a file of the folder above, with .ts", 'import { twice } from "../twice.ts";', [
      "twice(5)",
      gives("10"),
    ]),
  ),
  withFiles(
    TWICE,
    notebook("a file of the folder above, with .js", 'import { twice } from "../twice.js";', [
      "twice(6)",
      gives("12"),
    ]),
  ),
  withFiles(
    TWICE,
    notebook("dynamic import of a file of the folder above", [
      '(await import("../twice")).twice(1)',
      gives("2"),
    ]),
  ),
  withFiles(TWICE, notebook("require of a JSON file", ['require("../cfg.json").k', gives("1")])),
  helped("names of a helper file", 'import { rate, scale } from "./helper";', [
    "scale(4) + rate",
    gives("2.5"),
  ]),
  helped("the default of a helper file", 'import Money from "./helper";', [
    "new Money(3).amount",
    gives("3"),
  ]),
  helped("types of a helper file", 'import type { Row, Id } from "./helper";', [
    "const row: Row = { id: 1 };\nconst id: Id = 'x';\n[row.id, id]",
    gives("[ 1, 'x' ]"),
  ]),
  helped("a type of a helper file without the word type", 'import { Row, scale } from "./helper";', [
    "const row: Row = { id: scale(2) };\nrow.id",
    gives("1"),
  ]),
  helped("an enum of a helper file", 'import { Side } from "./helper";', [
    "[Side.Sell, Side[1]]",
    gives("[ 2, 'Buy' ]"),
  ]),
  helped("all of a helper file", 'import * as helper from "./helper";', [
    "Object.keys(helper).sort()",
    gives("[ 'Side', 'default', 'rate', 'scale' ]"),
  ]),
  helped("a folder with an index file", 'import { scale, inner, all } from "./folder";', [
    "[scale(2), inner, all.rate]",
    gives("[ 1, 'inner', 0.5 ]"),
  ]),
  helped("helper files that import each other", 'import { both } from "./cycle-a";', [
    "both()",
    gives("'ab of a'"),
  ]),
  helped(
    "a mutable export is live",
    'import { n, up } from "./live";\nconst start = n;\nconst look = () => n;',
    "up();",
    ["[n - start, look() - start]", gives("[ 1, 1 ]")],
  ),
  helped("a JavaScript file", 'import text, { plain } from "./plain.js";', [
    "[text, plain(1)]",
    gives("[ 'plain', 2 ]"),
  ]),
  helped("a CommonJS file", 'const common = require("./common.cjs");', ["common.common", gives("5")]),
  helped("a JavaScript module with declarations beside it", 'import { typed } from "./typed.mjs";', [
    "typed.toFixed(1)",
    gives("'3.0'"),
  ]),
  helped("a CommonJS file that is not strict", 'import sloppy from "./sloppy.cjs";', [
    "sloppy.v",
    gives("5"),
  ]),
  helped("require of a helper file", ['const { rate } = require("./helper");\nrate', gives("0.5")]),
  helped("dynamic import of a helper file by its URL", [
    '(await import(new URL("./helper.ts", import.meta.url).href)).rate',
    gives("0.5"),
  ]),
  helped(
    "imports above one that fails are there",
    [
      'import { rate as loaded } from "./helper";\nimport { missing } from "./fails-at-load";',
      throws("Error", "at load", 2),
    ],
    ["loaded", gives("0.5")],
    ["missing", unknownName("missing")],
  ),
  helped("nested JSON", 'import { nested } from "./settings.json";', ["nested.n", gives("2")]),
  helped("an unknown member of JSON", 'import settings from "./settings.json";', [
    "settings.nope",
    refused(/^Property 'nope' does not exist on type /),
  ]),
  helped("a helper file that awaits", 'import { later } from "./waits";', ["later", gives("8")]),
  helped("an unknown export of a helper file", [
    'import { nope } from "./helper";',
    refused(
      "Module '\"./helper\"' has no exported member 'nope'. Did you mean to use 'import nope from \"./helper\"' instead? (TS2614)",
    ),
  ]),
  helped("an unknown helper file", [
    'import { nope } from "./no-such-helper";',
    refused("Cannot find module './no-such-helper' or its corresponding type declarations. (TS2307)"),
  ]),
  helped("a wrong argument for a helper's function", 'import { scale } from "./helper";', [
    'scale("a")',
    refused("Argument of type 'string' is not assignable to parameter of type 'number'. (TS2345)"),
  ]),
  helped("an error in a helper file has the line of the cell", 'import { fail } from "./throws";', [
    "1;\nfail();",
    throws("Error", "from the helper", 2),
  ]),
  helped("re-export of a helper file loads it and declares nothing", 'export { rate } from "./helper";', [
    "rate",
    unknownName("rate"),
  ]),
  helped(
    "a helper's name is declared again by a cell",
    'import { scale } from "./helper";\nconst use = () => scale(2);',
    ["use()", gives("1")],
    "function scale(x: number) { return x * 100; }",
    ["use()", gives("200")],
  ),
  helped("a subclass of a helper's class", 'import Money from "./helper";', [
    "class Euro extends Money { unit = 'EUR'; }\n[new Euro(2).amount, new Euro(2).unit]",
    gives("[ 2, 'EUR' ]"),
  ]),
  notebook(
    "a helper file that a cell has written is imported, and again when it has changed",
    'import { writeFileSync } from "node:fs";\nwriteFileSync("written.ts", "export const v: number = 1;\\n");',
    ['import { v } from "./written";\nv', gives("1")],
    'writeFileSync("written.ts", "export const v: number = 2;\\n");',
    ["v", gives("1")],
    ['import { v } from "./written";\nv', gives("2")],
    'import { rmSync } from "node:fs";\nrmSync("written.ts");',
  ),
  notebook(
    "a helper file that has changed its types is checked anew",
    'import { writeFileSync, rmSync } from "node:fs";\nwriteFileSync("shape.ts", "export const v = 1;\\n");',
    'import { v } from "./shape";',
    'writeFileSync("shape.ts", "export const v = \'a\';\\n");',
    ['import { v } from "./shape";\nv.length', gives("1")],
    'rmSync("shape.ts");',
  ),
  notebook(
    "a helper file with a type error is refused and named",
    'import { writeFileSync, rmSync } from "node:fs";\nwriteFileSync("faulty.ts", "export const v: string = 1;\\n");',
    [
      'import { v } from "./faulty";',
      {
        error: {
          ename: "TypeScriptError",
          evalue: "Type 'number' is not assignable to type 'string'. (TS2322)",
        },
      },
    ],
    'rmSync("faulty.ts");',
  ),
  notebook(
    "a JSON file that a cell has written",
    'import { writeFileSync, rmSync } from "node:fs";\nwriteFileSync("made.json", JSON.stringify({ n: 3 }));',
    ['import made from "./made.json";\nmade.n', gives("3")],
    'rmSync("made.json");',
  ),
  notebook(
    "a file beside the notebook is read by its name",
    'import { writeFileSync, readFileSync, rmSync } from "node:fs";\nwriteFileSync("note.txt", "hello");',
    ["readFileSync('note.txt', 'utf8')", gives("'hello'")],
    'rmSync("note.txt");',
  ),
];

const PACKAGES = {
  "node_modules/old-school/package.json": '{ "name": "old-school", "version": "1.0.0", "main": "main.js" }\n',
  "node_modules/old-school/main.js": "exports.add = (a, b) => a + b;\nexports.version = 'cjs';\n",
  "node_modules/old-school/main.d.ts":
    "export declare function add(a: number, b: number): number;\nexport declare const version: string;\n",
  "node_modules/one-function/package.json":
    '{ "name": "one-function", "version": "1.0.0", "main": "main.js", "types": "main.d.ts" }\n',
  "node_modules/one-function/main.js": "module.exports = (x) => x * 3;\n",
  "node_modules/one-function/main.d.ts": "declare function triple(x: number): number;\nexport = triple;\n",
  "node_modules/modern/package.json":
    '{ "name": "modern", "version": "2.0.0", "type": "module", "exports": { ".": { "types": "./index.d.ts", "default": "./index.js" }, "./sub": { "types": "./sub.d.ts", "default": "./sub.js" } } }\n',
  "node_modules/modern/index.js":
    "export const kind = 'esm';\nexport default (x) => x + 100;\nexport const started = await Promise.resolve('waited');\n",
  "node_modules/modern/index.d.ts":
    "export declare const kind: string;\nexport declare const started: string;\ndeclare const plus: (x: number) => number;\nexport default plus;\n",
  "node_modules/modern/sub.js": "export const part = 'sub';\n",
  "node_modules/modern/sub.d.ts": "export declare const part: string;\n",
  "node_modules/@scope/tool/package.json":
    '{ "name": "@scope/tool", "version": "1.0.0", "type": "module", "main": "index.js", "types": "index.d.ts" }\n',
  "node_modules/@scope/tool/index.js": "export const tool = 'scoped';\n",
  "node_modules/@scope/tool/index.d.ts": "export declare const tool: string;\n",
  "node_modules/both-kinds/package.json":
    '{ "name": "both-kinds", "version": "1.0.0", "exports": { ".": { "import": "./i.mjs", "require": "./r.cjs" }, "./*": { "require": "./*.cjs", "default": "./*.mjs" } } }\n',
  "node_modules/both-kinds/i.mjs":
    "export const kind = 'imported';\nexport let count = 0;\nexport const up = () => {\n  count += 1;\n};\n",
  "node_modules/both-kinds/i.d.mts":
    "export declare const kind: string;\nexport declare let count: number;\nexport declare const up: () => void;\n",
  "node_modules/both-kinds/r.cjs": "exports.kind = 'required';\n",
  "node_modules/both-kinds/part.mjs": "export const part = 'imported part';\n",
  "node_modules/both-kinds/part.cjs": "exports.part = 'required part';\n",
  "node_modules/waiting/package.json":
    '{ "name": "waiting", "version": "1.0.0", "type": "module", "exports": "./i.js" }\n',
  "node_modules/waiting/i.js": "export const waited = await Promise.resolve(3);\n",
  "uses-packages.ts":
    "import { kind } from 'both-kinds';\nimport { waited } from 'waiting';\nexport const used = [kind, waited];\n",
  "node_modules/untyped/package.json": '{ "name": "untyped", "version": "1.0.0", "main": "main.js" }\n',
  "node_modules/untyped/main.js": "exports.n = 4;\n",
};
const packaged = (
  name: string,
  ...steps: Parameters<typeof notebook> extends [string, ...infer S] ? S : never
) => withFiles(PACKAGES, notebook(name, ...steps));

export const PACKAGE_IMPORTS: readonly CellCase[] = [
  packaged("names of a CommonJS package", 'import { add, version } from "old-school";', [
    "[add(1, 2), version]",
    gives("[ 3, 'cjs' ]"),
  ]),
  packaged("all of a CommonJS package", 'import * as old from "old-school";', ["old.add(2, 2)", gives("4")]),
  packaged("the default of a CommonJS package is what it exports", 'import triple from "one-function";', [
    "triple(3)",
    gives("9"),
  ]),
  packaged("import = require of a CommonJS package", 'import triple = require("one-function");', [
    "triple(2)",
    gives("6"),
  ]),
  packaged("require of a CommonJS package", ['require("old-school").add(3, 4)', gives("7")]),
  packaged(
    "names and the default of a package of ES modules",
    'import plus, { kind, started } from "modern";',
    ["[plus(1), kind, started]", gives("[ 101, 'esm', 'waited' ]")],
  ),
  packaged("all of a package of ES modules", 'import * as modern from "modern";', [
    "Object.keys(modern)",
    gives("[ 'default', 'kind', 'started' ]"),
  ]),
  packaged("a part of a package", 'import { part } from "modern/sub";', ["part", gives("'sub'")]),
  packaged("a part that a package does not export", [
    'import x from "modern/hidden";',
    refused(/\(TS(2307|7016)\)$/),
  ]),
  packaged("dynamic import of a package of ES modules", [
    '(await import("modern")).default(5)',
    gives("105"),
  ]),
  packaged("import and require of a package that tells them apart", 'import { kind } from "both-kinds";', [
    '[kind, require("both-kinds").kind, (await import("both-kinds")).kind]',
    gives("[ 'imported', 'required', 'imported' ]"),
  ]),
  packaged(
    "a part of a package that tells import and require apart",
    'import { part } from "both-kinds/part";',
    ['[part, require("both-kinds/part").part]', gives("[ 'imported part', 'required part' ]")],
  ),
  packaged("a variable that a package exports and changes", 'import { count, up } from "both-kinds";', [
    "const before = count;\nup();\ncount - before",
    gives("1"),
  ]),
  packaged(
    "a helper file imports packages without types, of which one awaits",
    'import { used } from "./uses-packages";',
    ["used", gives("[ 'imported', 3 ]")],
  ),
  packaged("a package with a scope", 'import { tool } from "@scope/tool";', ["tool", gives("'scoped'")]),
  packaged("require of a package without types gives any", 'const untyped = require("untyped");', [
    "untyped.n",
    gives("4"),
  ]),
  packaged(
    "a package is loaded once",
    'import { kind } from "modern";\nconst first = await import("modern");',
    ['const second = await import("modern");\n[first === second, kind]', gives("[ true, 'esm' ]")],
  ),
  packaged(
    "a package's name is declared again",
    'import { add } from "old-school";\nconst use = () => add(1, 1);',
    "const add = (a: number, b: number) => a * 10 + b;",
    ["use()", gives("11")],
  ),
];
