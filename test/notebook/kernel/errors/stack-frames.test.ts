import { afterAll, beforeAll, expect, test } from "vitest";
import { Session } from "../../../../lib/notebook/kernel/errors/session.js";
import { stackFrames } from "../../../../lib/notebook/kernel/errors/stack-frames.js";
import { printed } from "../../notebook-of.js";
import { TestKernel } from "../test-kernel.js";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await TestKernel.start({
    "fail.ts":
      "interface Unused { a: number }\n\nexport function fail(): never {\n  throw new Error('in the file');\n}\n",
  });
});
afterAll(() => kernel.stop());

test("a stack that a cell prints names lines of the cell, and nothing of the machinery that runs it", async () => {
  const { outputs, number } = await kernel.run(
    "interface Unused { a: number }\n\nfunction f() {\n  throw new Error('caught');\n}\ntry {\n  f();\n} catch (error) {\n  console.log(error);\n}",
  );
  expect(printed(outputs)).toBe(
    `Error: caught\n    at f (cell [${number}]:4:9)\n    at cell [${number}]:7:3\n`,
  );
});

test("a stack that a cell prints names lines of an imported file", async () => {
  const { outputs } = await kernel.run(
    "import { fail } from './fail';\ntry {\n  fail();\n} catch (error) {\n  console.log((error as Error).stack);\n}",
  );
  expect(printed(outputs)).toMatch(
    /^Error: in the file\n {4}at fail \(fail\.ts:4:9\)\n {4}at cell \[\d+\]:3:\d+\n$/,
  );
});

test("an error whose name throws still has a stack", async () => {
  const { outputs, number } = await kernel.run(
    "const odd = new Error('x');\nObject.defineProperty(odd, 'name', { get() { throw new Error('no name'); } });\nconsole.log(odd.stack);",
  );
  expect(printed(outputs)).toBe(`Error\n    at cell [${number}]:1:13\n`);
});

test("stackFrames reads a stack that was made elsewhere, and shows packages and own files without folders", () => {
  const error = new Error("x");
  error.stack = [
    "Error: at first",
    "    at inner (/home/me/project/node_modules/arquero/dist/arquero.js:10:5)",
    "    at async Promise.all (index 0)",
    "    at Array.map (<anonymous>)",
    "    at run (/home/me/project/node_modules/tslab/dist/executor.js:1:1)",
    "    at node:internal/process/task_queues:95:5",
    "    at new Thing (/elsewhere/thing.js:2:3)",
    `    at async load (file://${process.cwd()}/beside.js:4:5)`,
    "    at eval (eval at f (cell [1]:1:1), <anonymous>:1:1)",
  ].join("\n");
  expect(stackFrames(error, new Session(undefined))).toEqual([
    { call: "inner", file: "arquero/dist/arquero.js", line: 10, column: 5 },
    { call: "new Thing", file: "thing.js", line: 2, column: 3 },
    { call: "load", file: "beside.js", line: 4, column: 5 },
  ]);
});

test("stackFrames of what is no error is []", () => {
  for (const value of ["text", undefined, null, { stack: "    at f (a.js:1:1)" }]) {
    expect(stackFrames(value, new Session(undefined))).toEqual([]);
  }
});
