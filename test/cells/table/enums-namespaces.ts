import { type CellCase, gives, notebook, prints, refused } from "../notation.js";

export const ENUMS_NAMESPACES: readonly CellCase[] = [
  notebook("an enum in a later cell", "enum Side { Buy, Sell }", [
    "[Side.Sell, Side[0]]",
    gives("[ 1, 'Buy' ]"),
  ]),
  notebook("an enum of strings", "enum Ccy { Eur = 'EUR', Usd = 'USD' }", [
    "Ccy.Usd.toLowerCase()",
    gives("'usd'"),
  ]),
  notebook("a const enum in a later cell", "const enum Day { Mon = 1, Tue }", ["Day.Tue", gives("2")]),
  notebook(
    "an enum whose members are computed",
    "const base = 4;",
    "enum Size { A = base, B = base * 2, C = 'abc'.length }",
    ["[Size.A, Size.B, Size.C]", gives("[ 4, 8, 3 ]")],
  ),
  notebook("an enum whose members refer to earlier ones", [
    "enum Flag { A = 1 << 0, B = 1 << 1, Both = A | B }\nFlag.Both",
    gives("3"),
  ]),
  notebook(
    "an enum as a type",
    "enum Side { Buy, Sell }\nconst flip = (s: Side): Side => (s === Side.Buy ? Side.Sell : Side.Buy);",
    ["flip(Side.Sell)", gives("0")],
    [
      "flip('Buy')",
      refused("Argument of type '\"Buy\"' is not assignable to parameter of type 'Side'. (TS2345)"),
    ],
  ),
  notebook("within one cell enums of a name merge", "enum E { A }\nenum E { B = 5 }", [
    "[E.A, E.B]",
    gives("[ 0, 5 ]"),
  ]),
  notebook("an enum is shown as its object", [
    "enum E { A, B = 'b' }\nE",
    gives("{ '0': 'A', A: 0, B: 'b' }"),
  ]),
  notebook(
    "a switch over an enum of an earlier cell",
    "enum K { A, B }",
    "function say(k: K) { switch (k) { case K.A: return 'a'; case K.B: return 'b'; } }",
    ["say(K.B)", gives("'b'")],
  ),
  notebook("an enum member cannot be assigned", "enum E { A }", [
    "E.A = 3;",
    refused("Cannot assign to 'A' because it is a read-only property. (TS2540)"),
  ]),
  notebook(
    "a namespace in a later cell",
    "namespace Fees { export const ter = 0.5; const hidden = 1; export function of(x: number) { return x * ter + hidden; } }",
    ["Fees.of(2)", gives("2")],
    ["Fees.hidden", refused(/^Property 'hidden' does not exist on type 'typeof Fees'\./)],
  ),
  notebook("a nested namespace", "namespace A.B.C { export const n = 3; }", ["A.B.C.n", gives("3")]),
  notebook(
    "a namespace reads the cell's variables",
    "let rate = 2;\nnamespace Calc { export const twice = () => rate * 2; }",
    "rate = 5;",
    ["Calc.twice()", gives("10")],
  ),
  notebook(
    "a namespace's variable is assigned from within and from outside",
    "namespace State { export let n = 1; export function up() { n += 1; } }",
    "State.up();\nState.n *= 10;\nState.up();",
    ["State.n", gives("21")],
  ),
  notebook(
    "within one cell namespaces of a name merge",
    "namespace N { export const a = 1; }\nnamespace N { export const b = a + 1; }",
    ["N.b", gives("2")],
  ),
  notebook(
    "a namespace of types leaves no value",
    "namespace Types { export interface Row { a: number } export type Id = string; }",
    ["const row: Types.Row = { a: 1 };\nconst id: Types.Id = 'x';\n[row.a, id]", gives("[ 1, 'x' ]")],
  ),
  notebook("a namespace of types as a value is refused", "namespace OnlyTypes { export type Id = string; }", [
    "OnlyTypes",
    refused("Cannot use namespace 'OnlyTypes' as a value. (TS2708)"),
  ]),
  notebook(
    "an alias of a namespace's member",
    "namespace Deep { export namespace Down { export const n = 4; } }",
    "import Down = Deep.Down;",
    ["Down.n", gives("4")],
  ),
  notebook(
    "an alias of a namespace's type",
    "namespace Geo { export interface Point { x: number } }",
    "import Point = Geo.Point;",
    ["const p: Point = { x: 2 };\np.x", gives("2")],
  ),
  notebook(
    "a namespace holds a class and an enum",
    "namespace Book { export class Claim { n = 1; } export enum Verdict { Holds = 'holds' } }",
    ["[new Book.Claim().n, Book.Verdict.Holds]", gives("[ 1, 'holds' ]")],
  ),
  notebook(
    "an added namespace reads what the first exports",
    "namespace Grow { export const a = 1; }",
    "namespace Grow { export const b = a + 1; }",
    ["Grow.b", gives("2")],
  ),
  notebook(
    "a namespace adds in a third cell",
    "namespace Grow { export const a = 1; }",
    "namespace Grow { export const b = 2; }",
    "namespace Grow { export const c = 3; }",
    ["Grow.a + Grow.b + Grow.c", gives("6")],
  ),
  notebook(
    "a later function replaces a namespace",
    "namespace Kind { export const n = 1; }",
    "function Kind() { return 2; }",
    ["Kind()", gives("2")],
  ),
  notebook(
    "declare const says that a name is there",
    "globalThis.Reflect.set(globalThis, 'fromOutside', 12);",
    "declare const fromOutside: number;",
    ["fromOutside + 1", gives("13")],
  ),
  notebook(
    "declare function and declare class give types only",
    "Reflect.set(globalThis, 'outsideAdd', (a: number, b: number) => a + b);",
    "declare function outsideAdd(a: number, b: number): number;",
    ["outsideAdd(1, 2)", gives("3")],
  ),
  notebook("declare of what is not there fails when it is read", "declare const nowhereAtAll: number;", [
    "nowhereAtAll + 1",
    { error: { ename: "ReferenceError", evalue: "nowhereAtAll is not defined", line: 1 } },
  ]),
  notebook(
    "declare global adds a type that all cells see",
    "declare global { interface ClaimRow { price: number } }\nexport {};",
    ["const row: ClaimRow = { price: 3 };\nrow.price", gives("3")],
  ),
  notebook(
    "declare global adds a variable of the global object",
    "declare global { var sharedCount: number; }\nglobalThis.sharedCount = 4;",
    ["globalThis.sharedCount + sharedCount", gives("8")],
  ),
  notebook(
    "declare global adds a method to a built-in type",
    "declare global { interface Array<T> { lastOne(): T | undefined } }\nArray.prototype.lastOne = function () { return this.at(-1); };",
    ["[1, 2].lastOne()", gives("2")],
    "Reflect.deleteProperty(Array.prototype, 'lastOne');",
  ),
  notebook(
    "declare namespace",
    "Reflect.set(globalThis, 'Vendor', { version: 7 });",
    "declare namespace Vendor { const version: number; }",
    ["Vendor.version", gives("7")],
  ),
  notebook("declare enum", "Reflect.set(globalThis, 'Remote', { A: 3 });", "declare enum Remote { A }", [
    "console.log(typeof Remote);",
    prints("object"),
  ]),
  notebook(
    "a namespace may have the name of a type",
    "type Unit = 'm' | 'ft';\nnamespace Unit { export const all: Unit[] = ['m', 'ft']; }",
    ["Unit.all.length", gives("2")],
  ),
  notebook(
    "an enum and a namespace of one name merge within a cell",
    "enum Side { Buy, Sell }\nnamespace Side { export const flip = (s: Side) => 1 - s; }",
    ["Side.flip(Side.Buy)", gives("1")],
  ),
  notebook(
    "assigning through globalThis is the global, not the cell's variable",
    "let sample = 1;\nReflect.set(globalThis, 'sample', 50);",
    ["sample", gives("1")],
    "Reflect.deleteProperty(globalThis, 'sample');",
  ),
  notebook("a variable is no property of globalThis", "var plainVar = 1;", [
    "'plainVar' in globalThis",
    gives("false"),
  ]),
  notebook(
    "a namespace of types goes on with values, and the other way round",
    "namespace Parts { export interface Row { q: number } }",
    "namespace Parts { export const row: Row = { q: 3 }; }",
    "namespace Parts { export type Id = string; }",
    ["const id: Parts.Id = 'a';\nconst row: Parts.Row = Parts.row;\n[id, row.q]", gives("[ 'a', 3 ]")],
  ),
  notebook(
    "a const enum that is declared only is in code as its values",
    "declare const enum Outside { A = 5, B = 'b' }",
    ["[Outside.A, Outside.B]", gives("[ 5, 'b' ]")],
  ),
];
