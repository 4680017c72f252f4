import os from "node:os";
import { expect, test, vi } from "vitest";
import { executeNotebook } from "../../../lib/notebook/run/execute-notebook.js";
import { CHILD_CELL, survivors } from "../kernel/processes.js";
import { notebookOf, outputsOf, printed } from "../notebook-of.js";

const run = async (sources: readonly string[], options: { timeoutSeconds?: number } = {}) => {
  const done = await executeNotebook(notebookOf(...sources), { cwd: os.tmpdir(), ...options });
  return { ...done, outputs: outputsOf(done.notebook) };
};

test("a cell in an endless loop is stopped after the timeout, with the line of its statement", async () => {
  const { failure, outputs } = await run(
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
  const { failure, outputs, notebook } = await run([
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
  const { failure } = await run([
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
  const { failure, outputs } = await run([
    "let go = () => {};\nvoid (async () => {\n  await new Promise<void>((done) => (go = done));\n  throw new Error('of the first');\n})();",
    "go();\nawait new Promise((done) => setTimeout(done, 300));\nconsole.log('second');",
    "console.log('third');",
  ]);
  expect(failure).toMatchObject({ cell: 1, evalue: "of the first", line: 4 });
  expect(outputs[0]?.at(-1)).toMatchObject({ output_type: "error" });
  expect(printed(outputs[1])).toBe("second\n");
  expect(outputs[2]).toEqual([]);
});
