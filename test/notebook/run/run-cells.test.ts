// Takes long: kernels run cells that never end until their time is over.

import os from "node:os";
import { afterAll, describe, expect, test, vi } from "vitest";
import { executeNotebook } from "../../../lib/notebook/run/execute-notebook.js";
import { CHILD_CELL, survivors } from "../kernel/processes.js";
import { codeCell, notebookOf, outputsOf, printed } from "../notebook-of.js";
import { testWorkers } from "./test-workers.js";

const workers = testWorkers();
afterAll(() => workers.close());
const assisted = { cwd: os.tmpdir(), workers };

/** Runs cells on a kernel that compiles them itself. */
const runAlone = async (sources: readonly string[], options: { timeoutSeconds?: number } = {}) => {
  const done = await executeNotebook(notebookOf(...sources), { cwd: os.tmpdir(), ...options });
  return { ...done, outputs: outputsOf(done.notebook) };
};

/** Runs cells as `claimbook run` does, with workers that compile them. */
const run = async (sources: readonly string[], options: { timeoutSeconds?: number } = {}) => {
  const done = await executeNotebook(notebookOf(...sources), { ...assisted, ...options });
  return { ...done, outputs: outputsOf(done.notebook) };
};

test("a cell in an endless loop is stopped after the timeout, with the line of its statement", async () => {
  const { failure, outputs } = await runAlone(
    [CHILD_CELL, "console.log('begun');\nlet i = 0;\nwhile (true) i++;"],
    {
      timeoutSeconds: 5,
    },
  );
  expect(failure).toEqual({
    cell: 2,
    cellId: "c2",
    ename: "CellTimeoutError",
    evalue: "the cell had not ended after 5 s, at line 3",
    line: 3,
    lineText: "while (true) i++;",
  });
  expect(outputs[1]).toEqual([
    { output_type: "stream", name: "stdout", text: "begun\n" },
    {
      output_type: "error",
      ename: "CellTimeoutError",
      evalue: "the cell had not ended after 5 s, at line 3",
      traceback: [
        "CellTimeoutError: the cell had not ended after 5 s, at line 3",
        "",
        "cell [2], line 3",
        "  2 | let i = 0;",
        "> 3 | while (true) i++;",
      ],
    },
  ]);
  expect(await survivors(printed(outputs[0]).trim().split(" ").map(Number))).toEqual([]);
});

test("a cell that waits for a promise that never resolves is stopped after the timeout", async () => {
  const { failure, outputs } = await run(["console.log('waits');\nawait new Promise(() => {});"], {
    timeoutSeconds: 5,
  });
  expect(failure).toMatchObject({ cell: 1, line: 2, evalue: "the cell had not ended after 5 s, at line 2" });
  expect(printed(outputs[0])).toBe("waits\n");
});

// The first begins before the cell's answer is sent, the second most often after it.
test.each([
  "void setImmediate(() => {\n  while (true);\n});",
  "void setTimeout(() => {\n  while (true);\n}, 20);",
])(
  "a callback that never ends, left behind by the last cell, is stopped after the timeout: %j",
  async (source) => {
    const { failure } = await run([`${source}\n0;`], { timeoutSeconds: 3 });
    expect(failure?.evalue).toBe(
      "a callback of the cell had not ended after 3 s, after the cell's last statement",
    );
  },
);

test("a timeout longer than any timer is none, and a timer that runs for ever does not keep the run from ending", async () => {
  const { failure, outputs } = await run(
    [
      "await new Promise((done) => setTimeout(done, 50));\nvoid setInterval(() => {}, 10);\nconsole.log('done');",
    ],
    { timeoutSeconds: 1e9 },
  );
  expect(failure).toBeUndefined();
  expect(printed(outputs[0])).toBe("done\n");
});

test("process.exit in a cell is a DeadKernelError at its line, and what was printed before is kept", async () => {
  const { failure, outputs, notebook } = await runAlone([
    CHILD_CELL,
    "console.log('x');\nprocess.exit(3);",
    "never()",
  ]);
  expect(failure).toMatchObject({
    cell: 2,
    cellId: "c2",
    ename: "DeadKernelError",
    line: 2,
    lineText: "process.exit(3);",
  });
  expect(printed(outputs[1])).toBe("x\n");
  expect(outputs[1]?.at(-1)).toMatchObject({ ename: "DeadKernelError" });
  expect(outputs[2]).toEqual([]);
  expect(notebook.cells.map((cell) => cell.cell_type === "code" && cell.execution_count)).toEqual([
    1,
    2,
    null,
  ]);
  expect(await survivors(printed(outputs[0]).trim().split(" ").map(Number))).toEqual([]);
});

test("a kernel that is killed is a DeadKernelError that names the signal", async () => {
  const { failure } = await run(["process.kill(process.pid, 'SIGKILL');\nwhile (true);"]);
  expect(failure?.ename).toBe("DeadKernelError");
  expect(failure?.evalue).toMatch(/^the kernel was killed by SIGKILL, .*, at line [12]$/);
});

test("a kernel that runs out of memory is a DeadKernelError that says so", async () => {
  vi.stubEnv("NODE_OPTIONS", "--max-old-space-size=200");
  const { failure } = await runAlone([
    "const hoard: number[][] = [];\nwhile (true) hoard.push(new Array(100_000).fill(1.5));",
  ]);
  vi.unstubAllEnvs();
  expect(failure).toMatchObject({ ename: "DeadKernelError", line: 2 });
  expect(failure?.evalue).toMatch(/^the kernel broke down \(.*out of memory.*\), at line 2$/);
});

test("an error that a callback of the last cell throws after its end fails the notebook", async () => {
  const { failure, outputs } = await run([
    "const a = 1;",
    "void setTimeout(() => {\n  throw new Error('late');\n}, 20);\nconsole.log(a);",
  ]);
  expect(failure).toMatchObject({ cell: 2, ename: "Error", evalue: "late", line: 2 });
  expect(outputs[1]).toMatchObject([{ text: "1\n" }, { output_type: "error", evalue: "late" }]);
});

test("an error that an earlier cell's promise ends with belongs to that cell and ends the run", async () => {
  const { failure, outputs } = await runAlone([
    "let go = () => {};\nvoid (async () => {\n  await new Promise<void>((done) => (go = done));\n  throw new Error('of the first');\n})();",
    "go();\nawait new Promise((done) => setTimeout(done, 300));\nconsole.log('second');",
    "console.log('third');",
  ]);
  expect(failure).toMatchObject({ cell: 1, evalue: "of the first", line: 4 });
  expect(outputs[0]?.at(-1)).toMatchObject({ output_type: "error" });
  expect(printed(outputs[1])).toBe("second\n");
  expect(outputs[2]).toEqual([]);
});

describe("what the last cell leaves running", () => {
  test.each([
    ["a timer that throws", "setTimeout(() => {\n  throw new Error('late');\n}, 400);"],
    [
      "a timer that throws beside one that runs on",
      "void setInterval(() => {}, 10);\nsetTimeout(() => {\n  throw new Error('late');\n}, 400);",
    ],
    [
      "a promise that is rejected",
      "void (async () => {\n  await new Promise((done) => setTimeout(done, 400));\n  throw new Error('late');\n})();",
    ],
    [
      "a function that is not awaited",
      "async function main() {\n  await new Promise((done) => setTimeout(done, 400));\n  throw new Error('late');\n}\nvoid main();",
    ],
  ])("is waited for, and %s fails the run in that cell", async (_, source) => {
    const { failure, outputs, left } = await run(["console.log('first');", source]);
    expect(failure).toMatchObject({ cell: 2, ename: "Error", evalue: "late" });
    expect(printed(outputs[0])).toBe("first\n");
    expect(outputs[1]?.at(-1)).toMatchObject({ output_type: "error", evalue: "late" });
    expect(left).toBeUndefined();
  });

  test("is waited for, and what it prints is in the outputs", async () => {
    const { failure, outputs } = await run([
      "setTimeout(() => console.log('late'), 400);\nconsole.log('ended');",
    ]);
    expect(failure).toBeUndefined();
    expect(printed(outputs[0])).toContain("ended\n");
    expect(printed(outputs[0])).toMatch(/late\n$/);
  });

  test("is named, and does not fail the run, when it does not end", async () => {
    const { failure, left } = await run(
      [
        "void setInterval(() => {}, 10);\nvoid setTimeout(() => {}, 60_000);",
        "import { createServer } from 'node:http';\nvoid createServer().listen(0);",
      ],
      { timeoutSeconds: 2 },
    );
    expect(failure).toBeUndefined();
    expect(left).toBe("1 server, 2 timers still ran 1 s after the last cell");
  });

  test("is not waited for when it is unref'ed", async () => {
    const { left } = await run(["void setInterval(() => {}, 10).unref();"]);
    expect(left).toBeUndefined();
  });
});

describe("a cell tagged raises-exception", () => {
  const raises = (source: string) => codeCell(source, { metadata: { tags: ["raises-exception"] } });

  test("that fails keeps its error, and the cells after it run", async () => {
    const done = await executeNotebook(
      notebookOf(raises("throw new RangeError('as expected');"), "console.log('must run');"),
      assisted,
    );
    const [first, second] = outputsOf(done.notebook);
    expect(done).toMatchObject({ expectedErrors: 1 });
    expect(done.failure).toBeUndefined();
    expect(first).toMatchObject([{ output_type: "error", ename: "RangeError", evalue: "as expected" }]);
    expect(printed(second)).toBe("must run\n");
  });

  test("that does not compile is an error as expected, too", async () => {
    const done = await executeNotebook(notebookOf(raises("const n: string = 1;"), "1;"), {
      cwd: os.tmpdir(),
    });
    expect(done.failure).toBeUndefined();
    expect(outputsOf(done.notebook)[0]).toMatchObject([{ ename: "TypeScriptError" }]);
  });

  test("that does not fail is no failure", async () => {
    const done = await executeNotebook(notebookOf(raises("1;")), assisted);
    expect(done).toMatchObject({ expectedErrors: 0 });
    expect(done.failure).toBeUndefined();
  });

  test("fails the run when its kernel dies or its time is over", async () => {
    const dead = await executeNotebook(notebookOf(raises("process.exit(1);")), assisted);
    expect(dead.failure).toMatchObject({ cell: 1, ename: "DeadKernelError" });
    const late = await executeNotebook(notebookOf(raises("for (;;) await null;")), {
      ...assisted,
      timeoutSeconds: 2,
    });
    expect(late.failure).toMatchObject({ cell: 1, ename: "CellTimeoutError" });
    expect(outputsOf(late.notebook)[0]).toHaveLength(1);
  });
});

test("a cell tagged skip-execution is not run and stays as it is", async () => {
  const old = codeCell("throw new Error('not run');", {
    execution_count: 7,
    outputs: [{ output_type: "stream", name: "stdout", text: "of old\n" }],
    metadata: { tags: ["skip-execution"] },
  });
  const { notebook, failure } = await executeNotebook(notebookOf("1;", old, "2;"), assisted);
  expect(failure).toBeUndefined();
  expect(notebook.cells[1]).toEqual({ ...old, id: "c2" });
  expect(notebook.cells.map((cell) => cell.cell_type === "code" && cell.execution_count)).toEqual([1, 7, 2]);
});

test.each([
  "for (;;) await null;",
  "await null;\nfor (;;);",
  "setTimeout(() => {\n  for (;;);\n}, 1);\nawait new Promise(() => {});",
])("a cell that loops for ever is stopped after the timeout wherever it loops: %j", async (source) => {
  const { failure } = await runAlone([source, "never()"], { timeoutSeconds: 2 });
  expect(failure).toMatchObject({ cell: 1, ename: "CellTimeoutError" });
});
