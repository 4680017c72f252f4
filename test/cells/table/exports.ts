import { type CellCase, gives, notebook, prints, throws, unknownName } from "../notation.js";

export const EXPORTS: readonly CellCase[] = [
  notebook("K7: export const", "export const rate = 0.05;", ["rate", gives("0.05")]),
  notebook(
    "export let, and a later cell assigns it",
    "export let n = 1;\nexport const look = () => n;",
    "n = 4;",
    ["look()", gives("4")],
  ),
  notebook("export var", "export var v = 1;", "v += 1;", ["v", gives("2")]),
  notebook("export function", "export function f() { return 1; }", ["f()", gives("1")]),
  notebook("export async function", "export async function f() { return 2; }", ["await f()", gives("2")]),
  notebook("export function*", "export function* g() { yield 3; }", ["[...g()]", gives("[ 3 ]")]),
  notebook("export class", "export class A { v = 1; }", ["new A().v", gives("1")]),
  notebook("export abstract class", "export abstract class A { v = 1; }", [
    "class B extends A {}\nnew B().v",
    gives("1"),
  ]),
  notebook("export enum", "export enum E { A = 5 }", ["E.A", gives("5")]),
  notebook("export const enum", "export const enum E { A = 6 }", ["E.A", gives("6")]),
  notebook("export namespace", "export namespace N { export const n = 1; }", ["N.n", gives("1")]),
  notebook("export type", "export type Id = number;", ["const id: Id = 1;\nid", gives("1")]),
  notebook("export interface", "export interface Row { a: number }", [
    "const r: Row = { a: 1 };\nr.a",
    gives("1"),
  ]),
  notebook("export of a pattern", "export const { a, b: [c] } = { a: 1, b: [2] };", [
    "[a, c]",
    gives("[ 1, 2 ]"),
  ]),
  notebook("export { } of names", "const B = 1;\nfunction f() { return 2; }\nexport { B, f };", [
    "B + f()",
    gives("3"),
  ]),
  notebook(
    "export { as } gives no new name",
    "const inner = 1;\nexport { inner as outer };",
    ["inner", gives("1")],
    ["outer", unknownName("outer")],
  ),
  notebook("export { as default }", "const inner = 1;\nexport { inner as default };", ["inner", gives("1")]),
  notebook("export { } of a variable of an earlier cell", "const earlier = 1;", "export { earlier };", [
    "earlier",
    gives("1"),
  ]),
  notebook("export type { }", "interface Row { a: number }\nexport type { Row };", [
    "const r: Row = { a: 2 };\nr.a",
    gives("2"),
  ]),
  notebook("export {} alone", "export {};", ["1", gives("1")]),
  notebook("export default of an expression is the last expression", ["export default 1 + 2", gives("3")]),
  notebook("export default with a semicolon shows nothing", "export default 1 + 2;", ["1", gives("1")]),
  notebook("export default in the middle is evaluated", [
    "console.log('a');\nexport default console.log('b');\nconsole.log('c');",
    prints("a", "b", "c"),
  ]),
  notebook("export default function with a name", "export default function f() { return 3; }", [
    "f()",
    gives("3"),
  ]),
  notebook("export default class with a name", "export default class A { v = 4; }", [
    "new A().v",
    gives("4"),
  ]),
  notebook("export default in two cells", "export default 1;", "export default 2;", [
    "'fine'",
    gives("'fine'"),
  ]),
  notebook("export default that awaits", ["export default await Promise.resolve(6)", gives("6")]),
  notebook("export default that throws", [
    "export default (() => { throw new Error('x'); })();",
    throws("Error", "x"),
  ]),
  notebook("export default interface", "export default interface Row { a: number }", [
    "const r: Row = { a: 1 };\nr.a",
    gives("1"),
  ]),
  notebook("export * of a module loads it and declares nothing", 'export * from "node:os";', [
    "EOL",
    unknownName("EOL"),
  ]),
  notebook("export * as of a module declares nothing", 'export * as p from "node:os";', [
    "'fine'",
    gives("'fine'"),
  ]),
  notebook("the same cell with export is run again", "export const rate = 1;", "export const rate = 2;", [
    "rate",
    gives("2"),
  ]),
  notebook(
    "with and without export, the same variable",
    "export let n = 1;\nconst look = () => n;",
    "let n = 2;",
    ["look()", gives("2")],
  ),
  notebook(
    "export declare gives a type",
    "Reflect.set(globalThis, 'exportedOutside', 3);",
    "export declare const exportedOutside: number;",
    ["exportedOutside", gives("3")],
  ),
  notebook(
    "export import of a namespace's member",
    "namespace N { export const n = 2; }",
    "export import n = N.n;",
    ["n", gives("2")],
  ),
];
