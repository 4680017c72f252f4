import { type CellCase, everywhere, gives, notebook, prints, refused, throws } from "../notation.js";

export const CLASSES: readonly CellCase[] = [
  everywhere("a class of an earlier cell", "class Point { x = 1; }", ["new Point().x", gives("1")]),
  notebook(
    "parameter properties",
    "class Point { constructor(readonly x: number, private y = 2) {} sum() { return this.x + this.y; } }",
    ["new Point(1).sum()", gives("3")],
  ),
  notebook(
    "an anonymous class with a private member",
    "const Box = class { #v = 1; get v() { return this.#v; } };",
    ["new Box().v", gives("1")],
  ),
  notebook(
    "K8: a function gives an object of a local class with a private member",
    "function make() { class Local { private v = 1; get() { return this.v; } } return new Local(); }",
    ["make().get()", gives("1")],
  ),
  notebook("a private member is refused outside", "class Safe { private code = 1; }", [
    "new Safe().code",
    refused("Property 'code' is private and only accessible within class 'Safe'. (TS2341)"),
  ]),
  notebook("a # member is refused outside", [
    "class Safe { #code = 1; has() { return #code in this; } }\nnew Safe().has()",
    gives("true"),
  ]),
  notebook(
    "a protected member is there for a subclass of a later cell",
    "class A { protected n = 1; }",
    "class B extends A { get() { return this.n; } }",
    ["new B().get()", gives("1")],
  ),
  notebook(
    "an abstract class",
    "abstract class Shape { abstract area(): number; text() { return `area ${this.area()}`; } }",
    "class Square extends Shape { area() { return 4; } }",
    ["new Square().text()", gives("'area 4'")],
    ["new Shape()", refused("Cannot create an instance of an abstract class. (TS2511)")],
  ),
  notebook(
    "super in a method and in a constructor",
    "class A { constructor(public n: number) {} get() { return this.n; } }",
    "class B extends A { constructor() { super(5); } override get() { return super.get() + 1; } }",
    ["new B().get()", gives("6")],
  ),
  notebook(
    "static members and a static block read the cell's variables",
    "let step = 2;",
    "class Count { static n = step; static { Count.n += 1; } }",
    ["Count.n", gives("3")],
  ),
  notebook(
    "a static member is assigned from a later cell",
    "class Config { static rate = 1; }",
    "Config.rate = 3;",
    ["Config.rate", gives("3")],
  ),
  notebook(
    "a field's initialiser reads a variable when the object is made",
    "let start = 1;\nclass Item { n = start; }",
    "start = 8;",
    ["new Item().n", gives("8")],
  ),
  notebook(
    "an arrow in a field keeps this",
    "class Button { n = 1; click = () => this.n; }",
    "const { click } = new Button();",
    ["click()", gives("1")],
  ),
  notebook(
    "a class implements an interface of an earlier cell",
    "interface Priced { price: number }",
    ["class Bond implements Priced { price = 99; }\nnew Bond().price", gives("99")],
    ["class Bad implements Priced {}", refused(/^Class 'Bad' incorrectly implements interface 'Priced'\./)],
  ),
  notebook("a class and an interface of one name merge within a cell", [
    "interface Row { note?: string }\nclass Row { id = 1; }\nconst r = new Row();\nr.note = 'n';\n[r.id, r.note]",
    gives("[ 1, 'n' ]"),
  ]),
  notebook(
    "a class and a namespace of one name merge within a cell",
    "class Rate { constructor(readonly v: number) {} }\nnamespace Rate { export const zero = new Rate(0); }",
    ["Rate.zero.v", gives("0")],
  ),
  notebook(
    "a function and a namespace of one name merge within a cell",
    "function fmt(x: number) { return x.toFixed(fmt.digits); }\nnamespace fmt { export let digits = 1; }",
    "fmt.digits = 3;",
    ["fmt(1)", gives("'1.000'")],
  ),
  notebook("a class used above its declaration in its cell is refused", [
    "new Later();\nclass Later {}",
    refused("Class 'Later' used before its declaration. (TS2449)"),
  ]),
  notebook(
    "an accessor pair",
    "class T { #c = 0; get f() { return this.#c * 2; } set f(v: number) { this.#c = v / 2; } }",
    ["const t = new T();\nt.f = 10;\nt.f", gives("10")],
  ),
  notebook("an auto-accessor", "class T { accessor n = 3; }", [
    "const t = new T();\nt.n += 1;\nt.n",
    gives("4"),
  ]),
  notebook(
    "a generic class",
    "class Stack<T> { #items: T[] = []; push(x: T) { this.#items.push(x); return this; } get size() { return this.#items.length; } }",
    ["new Stack<string>().push('a').push('b').size", gives("2")],
  ),
  notebook(
    "a mixin",
    "type Ctor<T = object> = new (...args: any[]) => T;\nfunction Named<B extends Ctor>(Base: B) { return class extends Base { label = 'n'; }; }",
    "class Plain { n = 1; }",
    "class Both extends Named(Plain) {}",
    ["const b = new Both();\n[b.n, b.label]", gives("[ 1, 'n' ]")],
  ),
  notebook(
    "a class extends a built-in class",
    "class RateError extends Error { override name = 'RateError'; }",
    ["new RateError('x') instanceof Error", gives("true")],
    ["throw new RateError('too high');", throws("RateError", "too high")],
  ),
  notebook(
    "a class extends an array",
    "class Column extends Array<number> { total() { return this.reduce((a, b) => a + b, 0); } }",
    ["Column.from([1, 2]).length", gives("2")],
    ["(Column.of(1, 2) as Column).total()", gives("3")],
  ),
  notebook(
    "Symbol.iterator in a class",
    "class Range { constructor(private n: number) {} *[Symbol.iterator]() { for (let i = 0; i < this.n; i++) yield i; } }",
    ["[...new Range(3)]", gives("[ 0, 1, 2 ]")],
  ),
  notebook(
    "toString and Symbol.toPrimitive",
    "class Money { [Symbol.toPrimitive]() { return 5; } toString() { return 'five'; } }",
    ["[Number(new Money()), String(new Money().toString())]", gives("[ 5, 'five' ]")],
  ),
  notebook("a class's name and its text", "class Named {}", [
    "[Named.name, String(Named).startsWith('class')]",
    gives("[ 'Named', true ]"),
  ]),
  notebook("an instance is shown with its class", "class Point { x = 1; }", [
    "new Point()",
    gives("Point { x: 1 }"),
  ]),
  notebook(
    "a chain of this",
    "class Q { steps: string[] = []; add(s: string): this { this.steps.push(s); return this; } }",
    ["new Q().add('a').add('b').steps", gives("[ 'a', 'b' ]")],
  ),
  notebook(
    "a class expression with its own name",
    "const A = class Inner { who() { return Inner.name; } };",
    ["new A().who()", gives("'Inner'")],
  ),
  notebook(
    "new.target",
    "class A { made: string; constructor() { this.made = new.target.name; } }\nclass B extends A {}",
    ["new B().made", gives("'B'")],
  ),
  notebook(
    "a constructor that throws keeps the variable",
    "let made = 'none';\nclass Bad { constructor() { throw new RangeError('no'); } }",
    ["made = String(new Bad());", throws("RangeError", "no")],
    ["made", gives("'none'")],
  ),
  notebook(
    "a method is replaced on the prototype",
    "class Dog { speak() { return 'wuff'; } }\nconst d = new Dog();",
    "Dog.prototype.speak = () => 'miau';",
    ["d.speak()", gives("'miau'")],
  ),
  notebook(
    "structural types: another class with the same shape fits",
    "class Metre { v = 1; }\nfunction take(m: Metre) { return m.v; }",
    "class Foot { v = 3; }",
    ["take(new Foot())", gives("3")],
  ),
  notebook(
    "nominal types by a private member: it does not",
    "class Metre { private unit = 'm'; v = 1; }\nclass Foot { private unit = 'ft'; v = 3; }",
    ["const m: Metre = new Foot();", refused(/^Type 'Foot' is not assignable to type 'Metre'\./)],
  ),
  notebook("an object of a class prints itself", "class P { constructor(public x = 1) {} }", [
    "console.log(new P(), [new P(2)]);",
    prints("P { x: 1 } [ P { x: 2 } ]"),
  ]),
  notebook(
    "a class in a block is the block's",
    ["{\n  class Inner { v = 1; }\n  console.log(new Inner().v);\n}", prints("1")],
    ["new Inner()", refused("Cannot find name 'Inner'. (TS2304)")],
  ),
  notebook("an index signature and a computed member", "class Bag { [key: string]: number; one = 1; }", [
    "const bag = new Bag();\nbag['two'] = 2;\nObject.keys(bag)",
    gives("[ 'one', 'two' ]"),
  ]),
  notebook(
    "a declared field writes nothing",
    "class Base { v = 1; }\nclass Sub extends Base { declare v: number; }",
    ["new Sub().v", gives("1")],
  ),
  notebook("a field without a value is there", "class A { v?: number; }", ["'v' in new A()", gives("true")]),
  notebook("override of what is not there is refused", "class A {}", [
    "class B extends A { override m() {} }",
    refused(
      "This member cannot have an 'override' modifier because it is not declared in the base class 'A'. (TS4113)",
    ),
  ]),
];
