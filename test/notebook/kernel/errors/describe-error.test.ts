import { afterAll, beforeAll, expect, test } from "vitest";
import { printed } from "../../notebook-of.js";
import { type CellResult, TestKernel } from "../test-kernel.js";

const FILES = {
  "half.ts": [
    "/** Half of an even number. */",
    "export function half(n: number): number {",
    "  if (n % 2) throw new Error('odd: ' + n);",
    "  return n / 2;",
    "}",
  ].join("\n"),
  "plain.js":
    "export function third(n) {\n  if (n % 3) throw new Error('not a third');\n  return n / 3;\n}\n",
  "at-import.ts": "export const a = 1;\nthrow new Error('at import');\n",
  "wrong.ts": "export const fine = 1;\nexport const wrong: number = 'text';\n",
  "chain.ts":
    "interface A { x: { y: number } }\nconst source = { x: { y: 'text' } };\n\n\nconst wrong: A = source;\nexport const fine = 1;\n",
};

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await TestKernel.start(FILES);
});
afterAll(() => kernel.stop());

/** The traceback as one text; `[n]` stands for the cell's own number. */
function traceback({ error, number }: CellResult): string {
  return (error?.traceback ?? []).join("\n").replaceAll(`[${number}]`, "[n]");
}

test("a type error has the compiler's message with its code, and the line with a caret", async () => {
  const result = await kernel.run("const a = 1;\nconst b: string = a;\nconst c = 2;");
  expect(result.error).toMatchObject({
    ename: "TypeScriptError",
    evalue: "Type 'number' is not assignable to type 'string'. (TS2322)",
  });
  expect(result.line).toBe(2);
  expect(traceback(result)).toBe(
    [
      "TypeScriptError: Type 'number' is not assignable to type 'string'. (TS2322)",
      "",
      "cell [n], line 2",
      "  1 | const a = 1;",
      "> 2 | const b: string = a;",
      "    |       ^",
      "  3 | const c = 2;",
    ].join("\n"),
  );
});

test("every diagnostic of a cell is listed, with its own line and caret", async () => {
  const result = await kernel.run("let a: string = 1;\nlet b = a.nothing;\nlet c: number = 'x';");
  expect(result.error?.evalue).toBe("Type 'number' is not assignable to type 'string'. (TS2322)");
  const text = traceback(result);
  expect(text.match(/\(TS\d+\)/g)).toEqual(["(TS2322)", "(TS2339)", "(TS2322)"]);
  expect(text).toContain(
    "Property 'nothing' does not exist on type 'string'. (TS2339)\n\ncell [n], line 2\n",
  );
  expect(text).toContain("> 2 | let b = a.nothing;\n    |           ^");
  expect(text).toContain("> 3 | let c: number = 'x';\n    |     ^");
});

test("the parts of a long diagnostic stay together, indented", async () => {
  const result = await kernel.run("const s = { x: { y: 'text' } };\nconst t: { x: { y: number } } = s;");
  expect(result.error?.evalue).toBe(
    "Type '{ x: { y: string; }; }' is not assignable to type '{ x: { y: number; }; }'. (TS2322)",
  );
  expect(traceback(result)).toContain(
    "(TS2322)\n  The types of 'x.y' are incompatible between these types.\n    Type 'string' is not assignable to type 'number'.\n\ncell [n], line 2\n",
  );
});

test("a syntax error names its line", async () => {
  const result = await kernel.run("const a = 1;\n\nconst = 3;");
  expect(result.error?.evalue).toBe("Variable declaration expected. (TS1134)");
  expect(result.line).toBe(3);
  expect(traceback(result)).toContain("> 3 | const = 3;\n    |       ^");
});

test("what is missing at a cell's end is reported at its end, not behind it", async () => {
  const result = await kernel.run("function f() {\n  return 1;\n\n");
  expect(result.error?.evalue).toBe("'}' expected. (TS1005)");
  expect(result.line).toBe(2);
  expect(traceback(result)).toContain("> 2 |   return 1;\n    |            ^");
});

test("a syntax error that only the engine finds has its line, too", async () => {
  const result = await kernel.run("const a = 1;\n// @ts-ignore\nfunction twice(n: number, n: number) {}");
  expect(result.error).toMatchObject({
    ename: "SyntaxError",
    evalue: "Duplicate parameter name not allowed in this context",
  });
  expect(result.line).toBe(3);
  expect(traceback(result)).toContain(
    "> 3 | function twice(n: number, n: number) {}\n    |                           ^",
  );
});

test("a compile error in an imported file is shown in that file", async () => {
  const result = await kernel.run("import { fine } from './wrong';\nconsole.log(fine);");
  expect(result.line).toBeUndefined();
  expect(traceback(result)).toBe(
    [
      "TypeScriptError: Type 'string' is not assignable to type 'number'. (TS2322)",
      "",
      "wrong.ts, line 2",
      "  1 | export const fine = 1;",
      "> 2 | export const wrong: number = 'text';",
      "    |              ^",
    ].join("\n"),
  );
  const chain = await kernel.run("import { fine as ok } from './chain';\nconsole.log(ok);\n\n\n\n\n");
  expect(traceback(chain)).toContain(
    "Type 'string' is not assignable to type 'number'.\n\nchain.ts, line 5\n",
  );
  expect(traceback(chain)).toContain("> 5 | const wrong: A = source;");
});

test("a module that does not exist is named", async () => {
  const result = await kernel.run("import { x } from './nowhere';\nconsole.log(x);");
  expect(result.error?.evalue).toBe(
    "Cannot find module './nowhere' or its corresponding type declarations. (TS2307)",
  );
  expect(result.line).toBe(1);
});

test("an error in a cell that defines a module fails the cell", async () => {
  const result = await kernel.run("/** @module broken */\nexport const a: number = 'x';");
  expect(result.error?.evalue).toBe("Type 'string' is not assignable to type 'number'. (TS2322)");
  expect(result.reply.content.status).toBe("error");
  expect(result.line).toBe(2);
});

test("a thrown error has name, message, line and caret", async () => {
  const result = await kernel.run("const a = 1;\nthrow new RangeError('bad ' + a);\n");
  expect(result.error).toMatchObject({ ename: "RangeError", evalue: "bad 1" });
  expect(result.line).toBe(2);
  expect(traceback(result)).toBe(
    [
      "RangeError: bad 1",
      "",
      "cell [n], line 2",
      "  1 | const a = 1;",
      "> 2 | throw new RangeError('bad ' + a);",
      "    |       ^",
      "",
      "    at cell [n]:2:7",
    ].join("\n"),
  );
});

test("a failed cell's reply carries name, message and traceback, as the messaging protocol asks", async () => {
  const { reply, error } = await kernel.run("throw new TypeError('no');");
  expect(reply.content).toMatchObject({
    status: "error",
    ename: "TypeError",
    evalue: "no",
    traceback: error?.traceback,
  });
});

test("calls that lead to an error are listed, innermost first, and a call that repeats itself once", async () => {
  const result = await kernel.run(
    "function f(n: number): number {\n  if (n === 3) throw new Error('deep');\n  return f(n + 1);\n}\nconst y = f(0);",
  );
  expect(result.line).toBe(2);
  expect(traceback(result)).toMatch(
    /\n\n {4}at f \(cell \[n\]:2:22\)\n {4}at f \(cell \[n\]:3:10\)\n {4}at cell \[n\]:5:11$/,
  );
});

test("endless recursion is a RangeError with a short traceback", async () => {
  const result = await kernel.run("function g(): number {\n  return g() + 1;\n}\ng();");
  expect(result.error?.ename).toBe("RangeError");
  expect(result.error?.traceback.length).toBeLessThan(20);
});

test("an error in a function of an earlier cell shows the line there and the line of this cell", async () => {
  const { number } = await kernel.run(
    "// earlier\nconst parse = (text: string) => {\n  return JSON.parse(text) as number;\n};",
  );
  const result = await kernel.run("const fine = 1;\nconst z = ['{'].map((text) => parse(text));");
  expect(result.error?.ename).toBe("SyntaxError");
  expect(result.line).toBe(2);
  const text = traceback(result);
  expect(text).toContain(`\n\ncell [${number}], line 3\n`);
  expect(text).toContain("> 3 |   return JSON.parse(text) as number;\n    |               ^");
  expect(text).toContain("\n\ncell [n], line 2\n");
  expect(text).toContain(
    "> 2 | const z = ['{'].map((text) => parse(text));\n    |                               ^",
  );
  expect(text.indexOf("line 3")).toBeLessThan(text.indexOf("line 2"));
});

test.each([
  ["TypeScript", "half.ts", "import { half } from './half';\nconst x = half(3);", "odd: 3", 3],
  ["JavaScript", "plain.js", "import { third } from './plain.js';\nconst t = third(4);", "not a third", 2],
])(
  "an error in an imported %s file shows the line there and the line of this cell",
  async (_, file, source, message, line) => {
    const result = await kernel.run(source);
    expect(result.error?.evalue).toBe(message);
    expect(result.line).toBe(2);
    expect(traceback(result)).toContain(`\n\n${file}, line ${line}\n`);
    expect(traceback(result)).toMatch(new RegExp(`> ${line} \\| .*throw new Error`));
    expect(traceback(result)).toContain("\n\ncell [n], line 2\n");
  },
);

test("an error that a file throws while it is imported points at the import", async () => {
  const result = await kernel.run(
    "const before = 1;\nimport { a } from './at-import';\nconsole.log(a, before);",
  );
  expect(result.error?.evalue).toBe("at import");
  expect(result.line).toBe(2);
  expect(traceback(result)).toContain("at-import.ts, line 2");
});

test("an error in evaluated text points at the cell's line that evaluated it", async () => {
  const result = await kernel.run("const one = 1;\neval('1; throw new Error(\"evaluated\")');");
  expect(result.error?.evalue).toBe("evaluated");
  expect(result.line).toBe(2);
  expect(traceback(result)).not.toContain("eval at");
});

test.each([
  ["a text", "'just text'", "'just text'"],
  ["undefined", "undefined", "undefined"],
  ["null", "null", "null"],
  ["an object", "{ a: 1, b: [1] }", "{ a: 1, b: [ 1 ] }"],
])("thrown %s is an error named Uncaught with the statement's line", async (_, source, evalue) => {
  const result = await kernel.run(`const n${Math.abs(source.length)} = 1;\nthrow ${source};`);
  expect(result.error).toMatchObject({ ename: "Uncaught", evalue });
  expect(result.line).toBe(2);
  expect(traceback(result)).toContain(`> 2 | throw ${source};`);
});

test("a thrown value that cannot be shown is an error all the same", async () => {
  const result = await kernel.run(
    "import { inspect } from 'util';\nthrow { [inspect.custom]() { throw new Error('gotcha'); } };",
  );
  expect(result.error?.evalue).toBe("gotcha");
  const getter = await kernel.run(
    "throw Object.defineProperty(new Error('x'), 'name', { get() { throw new Error('name'); } });",
  );
  expect(getter.error?.evalue).toBe("name");
});

test("an error's causes are named in order, with their places", async () => {
  const result = await kernel.run(
    "const inner = new TypeError('inner');\nconst mid = new Error('mid', { cause: inner });\nthrow new Error('outer', { cause: mid });",
  );
  expect(result.error).toMatchObject({ ename: "Error", evalue: "outer" });
  expect(result.line).toBe(3);
  expect(traceback(result)).toMatch(
    /\nCaused by: Error: mid \(cell \[n\]:2:13\)\nCaused by: TypeError: inner \(cell \[n\]:1:15\)$/,
  );
});

test("a chain of causes without end is cut, and a cause that is no error is shown", async () => {
  const ring = await kernel.run("const ring = new Error('ring');\n(ring as any).cause = ring;\nthrow ring;");
  expect(traceback(ring).match(/Caused by/g)).toHaveLength(3);
  const text = await kernel.run("throw new Error('e', { cause: 'a text' });");
  expect(traceback(text)).toMatch(/\nCaused by: Uncaught: 'a text'$/);
});

test("an error of several shows what it holds", async () => {
  const result = await kernel.run(
    "await Promise.any([Promise.reject(new Error('a')), Promise.reject(new TypeError('b'))]);",
  );
  expect(result.error?.ename).toBe("AggregateError");
  expect(traceback(result)).toMatch(/\nHolds: Error: a\nHolds: TypeError: b$/);
});

test("an awaited rejection fails the cell at the place that made it", async () => {
  const result = await kernel.run(
    "async function later() {\n  await null;\n  throw new Error('later');\n}\nawait later();",
  );
  expect(result.error?.evalue).toBe("later");
  expect(result.line).toBe(3);
  expect(traceback(result)).toMatch(/at later \(cell \[n\]:3:9\)\n {4}at cell \[n\]:5:1$/);
});

test("a rejection that nothing awaits fails the cell and says so", async () => {
  const result = await kernel.run("void Promise.reject(new Error('lost'));\nconsole.log('went on');");
  expect(result.error?.evalue).toBe("lost");
  expect(result.line).toBe(1);
  expect(result.reply.content.status).toBe("error");
  expect(printed(result.outputs)).toBe("went on\n");
  expect(traceback(result)).toMatch(/^Error: lost\n\(a promise was rejected and nothing awaits it\)\n/);
});

test("an exception in a timer that is due fails the cell and says so", async () => {
  const result = await kernel.run(
    "setTimeout(() => {\n  throw new Error('timer');\n}, 0);\nawait new Promise((done) => setTimeout(done, 20));",
  );
  expect(result.error?.evalue).toBe("timer");
  expect(result.line).toBe(2);
  expect(traceback(result)).toMatch(/^Error: timer\n\(thrown in a callback\)\n/);
});

test("a late error belongs to the cell in its stack, also when its message speaks of another", async () => {
  const first = await kernel.run("const late = () => {\n  throw new Error('see cell [1]');\n};\n0");
  expect(first.error).toBeUndefined();
  const second = await kernel.run("setTimeout(late, 0);\nawait new Promise((done) => setTimeout(done, 50));");
  expect(second.error).toBeUndefined();
  expect(first.outputs.at(-1)).toMatchObject({ output_type: "error", evalue: "see cell [1]" });
});

test("a second error of a cell is printed, not lost", async () => {
  const result = await kernel.run("void Promise.reject(new Error('one'));\nthrow new Error('two');");
  expect(result.error?.evalue).toBe("two");
  expect(printed(result.outputs)).toContain("Error: one\n(a promise was rejected and nothing awaits it)");
});

test("no traceback names a folder of this machine, Node, tslab or its patches", async () => {
  const results = [
    await kernel.run("import { half as h } from './half';\nh(5);"),
    await kernel.run("import fs from 'node:fs';\nfs.readFileSync('nowhere.txt');"),
    await kernel.run("await import('node:fs/promises').then(({ readFile }) => readFile('nowhere.txt'));"),
    await kernel.run("process.nextTick(() => { throw new Error('tick'); });"),
  ];
  for (const result of results) {
    expect(result.error).toBeDefined();
    // The excerpts show the cells as they are written.
    const text = traceback(result).replaceAll(/^[> ] +\d+ \|.*$/gm, "");
    expect(text).not.toMatch(/node:|node_modules|tslab|\/dist\/|\\\\/);
    expect(text).not.toContain(kernel.folder);
  }
});
