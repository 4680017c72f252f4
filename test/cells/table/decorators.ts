import { type CellCase, gives, notebook, prints, refused } from "../notation.js";

const LEGACY = { claimbook: { compilerOptions: { experimentalDecorators: true } } };

export const DECORATORS: readonly CellCase[] = [
  notebook(
    "a standard decorator of a method",
    "function logged<A extends unknown[], R>(f: (...a: A) => R, c: ClassMethodDecoratorContext) { return function (this: unknown, ...a: A) { console.log(`call ${String(c.name)}`); return f.apply(this, a); }; }",
    "class Calc { @logged add(a: number, b: number) { return a + b; } }",
    ["new Calc().add(1, 2)", prints("call add"), gives("3")],
  ),
  notebook(
    "a standard decorator of a class",
    "function tagged(c: Function, ctx: ClassDecoratorContext) { Reflect.set(c, 'tag', ctx.name); }",
    "@tagged class Thing { declare static tag: string; }",
    ["Thing.tag", gives("'Thing'")],
  ),
  notebook(
    "a standard decorator of a field",
    "const twice = (_: undefined, c: ClassFieldDecoratorContext) => { console.log(c.kind); return (v: number) => v * 2; };",
    ["class A { @twice n = 4; }\nnew A().n", prints("field"), gives("8")],
  ),
  notebook(
    "a standard decorator of an accessor",
    "function min(_: ClassAccessorDecoratorTarget<object, number>, __: ClassAccessorDecoratorContext<object, number>): ClassAccessorDecoratorResult<object, number> { return { init: (v) => Math.max(v, 10) }; }",
    ["class A { @min accessor n = 4; }\nnew A().n", gives("10")],
  ),
  notebook(
    "a standard decorator of a getter",
    "const loud = (get: () => string, _: ClassGetterDecoratorContext) => function (this: unknown) { return get.call(this).toUpperCase(); };",
    ["class A { @loud get t() { return 'hi'; } }\nnew A().t", gives("'HI'")],
  ),
  notebook(
    "a decorator that is made by a call",
    "const label = (text: string) => (c: Function, _: ClassDecoratorContext) => { Reflect.set(c, 'label', text); };",
    "@label('x') class A { declare static label: string; }",
    ["A.label", gives("'x'")],
  ),
  notebook(
    "decorators run from the last to the first",
    "const say = (n: number) => (_: Function, __: ClassDecoratorContext) => { console.log(n); };",
    ["@say(1) @say(2) class A {}", prints("2", "1")],
  ),
  notebook(
    "addInitializer",
    "function bound(f: Function, c: ClassMethodDecoratorContext) { c.addInitializer(function (this: any) { this[c.name] = f.bind(this); }); }",
    "class A { n = 5; @bound get() { return this.n; } }\nconst { get } = new A();",
    ["get()", gives("5")],
  ),
  notebook(
    "a decorated class that is declared again",
    "const mark = (v: string) => (c: Function, _: ClassDecoratorContext) => { Reflect.set(c, 'mark', v); };",
    "@mark('old') class A { declare static mark: string; }\nconst look = () => A.mark;",
    "@mark('new') class A { declare static mark: string; }",
    ["look()", gives("'new'")],
  ),
  notebook(
    "an exported decorated class",
    "const noop = (_: Function, __: ClassDecoratorContext) => {};",
    "@noop export class A { v = 1; }",
    ["new A().v", gives("1")],
  ),
  notebook(
    "a legacy decorator of a method, without an option",
    "function upper(_: object, __: string, d: PropertyDescriptor) { const f = d.value as () => string; d.value = function (this: unknown) { return f.call(this).toUpperCase(); }; }",
    "class A { @upper hi() { return 'hi'; } }",
    ["new A().hi()", gives("'HI'")],
  ),
  notebook(
    "a legacy decorator of a property, without an option",
    "const seen: string[] = [];\nfunction note(_: object, key: string) { seen.push(key); }",
    "class A { @note price = 1; }",
    ["seen", gives("[ 'price' ]")],
  ),
  notebook(
    "a legacy decorator of a parameter, without an option",
    "const seen: unknown[] = [];\nfunction inject(_: object, key: string | symbol | undefined, index: number) { seen.push(key, index); }",
    "class A { m(@inject a: number) { return a; } }",
    ["seen", gives("[ 'm', 0 ]")],
  ),
  {
    ...notebook(
      "a legacy decorator of a class, by option",
      "function sealed(c: Function) { Object.seal(c); }",
      "@sealed class A {}",
      ["Object.isSealed(A)", gives("true")],
    ),
    metadata: LEGACY,
  },
  {
    ...notebook(
      "legacy decorators by option are checked as such",
      "function upper(_: object, __: string, d: PropertyDescriptor) { d.value = () => 'HI'; }",
      ["class A { @upper hi() { return 'hi'; } }\nnew A().hi()", gives("'HI'")],
    ),
    metadata: LEGACY,
  },
  notebook("a decorator that fits neither form is refused", "const wrong = 5;", [
    "@wrong class A {}",
    refused(/\(TS1238\)$/),
  ]),
  notebook(
    "a decorator of a static member",
    "const seen: string[] = [];\nconst note = (_: unknown, c: ClassMethodDecoratorContext) => { seen.push(`${c.static} ${String(c.name)}`); };",
    "class A { @note static make() { return new A(); } }",
    ["seen", gives("[ 'true make' ]")],
  ),
  notebook(
    "a decorator of a private method",
    "const seen: unknown[] = [];\nconst note = (_: unknown, c: ClassMethodDecoratorContext) => { seen.push(c.private, c.name); };",
    "class A { @note #hidden() { return 1; } get() { return this.#hidden(); } }",
    ["[new A().get(), seen]", gives("[ 1, [ true, '#hidden' ] ]")],
  ),
  notebook(
    "a class with decorators is exported, also as the default",
    "const named: unknown[] = [];\nfunction note(_: unknown, context: ClassDecoratorContext) { named.push(context.name); }",
    "@note export class First { v = 1; }",
    "@note export default class Second { v = 2; }",
    "export default @note class Third { v = 3; }",
    [
      "[new First().v, new Second().v, new Third().v, named]",
      gives("[ 1, 2, 3, [ 'First', 'Second', 'Third' ] ]"),
    ],
  ),
  notebook(
    "what a decorated class awaits",
    "const seen: string[] = [];\nconst mark = (name: string) => (value: any, context: DecoratorContext) => { seen.push(`${name} ${String(context.name)}`); };\nclass Base { base = 1 }",
    "@mark(await Promise.resolve('class'))\nclass A extends (await Promise.resolve(Base)) {\n  @mark(await Promise.resolve('method')) [await Promise.resolve('go')]() { return 2; }\n}",
    ["[new A().base, (new A() as any).go(), ...seen]", gives("[ 1, 2, 'method go', 'class A' ]")],
  ),
];
