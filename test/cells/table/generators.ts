import { type CellCase, gives, notebook, prints, throws } from "../notation.js";

export const GENERATORS: readonly CellCase[] = [
  notebook(
    "a generator goes on over cells",
    "function* count() { let n = 0; while (true) yield n++; }\nconst it = count();",
    ["it.next().value", gives("0")],
    ["it.next().value", gives("1")],
  ),
  notebook("a generator is spread", "function* three() { yield 1; yield 2; yield 3; }", [
    "[...three()]",
    gives("[ 1, 2, 3 ]"),
  ]),
  notebook(
    "yield* of another generator",
    "function* inner() { yield 'a'; return 'done'; }",
    "function* outer(): Generator<string> { const end: string = yield* inner(); yield end; }",
    ["[...outer()]", gives("[ 'a', 'done' ]")],
  ),
  notebook(
    "a value goes into a generator",
    "function* echo(): Generator<string, void, string> { let got = 'start'; for (;;) got = yield got; }\nconst e = echo();\ne.next();",
    ["e.next('hi').value", gives("'hi'")],
  ),
  notebook(
    "a generator writes a variable of a later cell's name",
    "let sum = 0;\nfunction* adder(): Generator<number, void, number> { for (;;) sum += yield sum; }\nconst a = adder();\na.next();",
    "a.next(5); a.next(6);",
    ["sum", gives("11")],
  ),
  notebook(
    "return ends a generator, and finally runs",
    "function* g() { try { yield 1; yield 2; } finally { console.log('closed'); } }\nconst it = g();\nit.next();",
    ["it.return();", prints("closed")],
    ["it.next().done", gives("true")],
  ),
  notebook(
    "throw into a generator",
    "function* g(): Generator<string> { try { yield 'a'; } catch (e) { yield `caught ${(e as Error).message}`; } }\nconst it = g();\nit.next();",
    ["it.throw(new Error('x')).value", gives("'caught x'")],
  ),
  notebook("break closes a generator", [
    "function* g() { try { yield 1; yield 2; } finally { console.log('closed'); } }\nfor (const x of g()) { console.log(x); break; }",
    prints("1", "closed"),
  ]),
  notebook("a generator that throws", "function* g() { yield 1; throw new Error('spent'); }", [
    "[...g()]",
    throws("Error", "spent"),
  ]),
  notebook("a generator method", "const o = { *pair() { yield 1; yield 2; } };", [
    "[...o.pair()]",
    gives("[ 1, 2 ]"),
  ]),
  notebook("a generator expression", "const g = function* () { yield 7; };", [
    "g().next()",
    gives("{ value: 7, done: false }"),
  ]),
  notebook(
    "an async generator",
    "async function* ticks() { for (let i = 0; i < 3; i++) { await null; yield i; } }",
    ["const seen: number[] = [];\nfor await (const t of ticks()) seen.push(t);\nseen", gives("[ 0, 1, 2 ]")],
  ),
  notebook(
    "an async generator goes on over cells",
    "async function* ticks() { for (let i = 0; ; i++) yield i; }\nconst t = ticks();",
    ["(await t.next()).value", gives("0")],
    ["(await t.next()).value", gives("1")],
  ),
  notebook("an async generator method", "class Feed { async *rows() { yield 'r1'; yield 'r2'; } }", [
    "for await (const r of new Feed().rows()) console.log(r);",
    prints("r1", "r2"),
  ]),
  notebook(
    "an iterator of one's own",
    "const upTo = (n: number) => ({ [Symbol.iterator]() { let i = 0; return { next: () => (i < n ? { value: i++, done: false as const } : { value: undefined, done: true as const }) }; } });",
    ["[...upTo(2)]", gives("[ 0, 1 ]")],
  ),
  notebook("a pattern takes from a generator and closes it", [
    "function* g() { try { yield 1; yield 2; yield 3; } finally { console.log('closed'); } }\nconst [a, b] = g();\n[a, b]",
    prints("closed"),
    gives("[ 1, 2 ]"),
  ]),
  notebook(
    "fibonacci by a generator",
    "function* fib() { let [a, b] = [0, 1]; while (true) { yield a; [a, b] = [b, a + b]; } }",
    [
      "const out: number[] = [];\nfor (const f of fib()) { if (f > 20) break; out.push(f); }\nout.join()",
      gives("'0,1,1,2,3,5,8,13'"),
    ],
  ),
];
