import { expect, test } from "vitest";
import { cellTimeoutError, deadKernelError } from "../../../lib/notebook/run/kernel-errors.js";

const end = { status: null, signal: null, lastWords: "", reached: undefined };
const at = { number: 3, source: "const a = 1;\nwhile (true);", line: 2, ended: false };

test("deadKernelError says how the kernel ended and where the cell was, with the line", () => {
  expect(deadKernelError({ ...end, status: 3 }, at)).toEqual({
    output_type: "error",
    ename: "DeadKernelError",
    evalue: "the kernel ended with status 3, as process.exit() does, at line 2",
    traceback: [
      "DeadKernelError: the kernel ended with status 3, as process.exit() does, at line 2",
      "",
      "cell [3], line 2",
      "  1 | const a = 1;",
      "> 2 | while (true);",
    ],
  });
});

test.each([
  [
    { ...end, signal: "SIGKILL" },
    /^the kernel was killed by SIGKILL, as a system does when memory runs out, /,
  ],
  [{ ...end, signal: "SIGSEGV" }, /^the kernel was killed by SIGSEGV, /],
  [
    {
      ...end,
      signal: "SIGABRT",
      lastWords: "\nFATAL ERROR: Reached heap limit Allocation failed\n----- stack\n",
    },
    /^the kernel broke down \(Reached heap limit Allocation failed\), /,
  ],
])("deadKernelError tells a signal, and the engine's last words where there are any", (how, evalue) => {
  expect(deadKernelError(how, at).evalue).toMatch(evalue);
});

test("cellTimeoutError says how long and where the cell was", () => {
  expect(cellTimeoutError(2, at).evalue).toBe("the cell had not ended after 2 s, at line 2");
  expect(cellTimeoutError(2, { ...at, line: undefined }).evalue).toBe(
    "the cell had not ended after 2 s, before its first statement ran",
  );
  expect(cellTimeoutError(2, { ...at, line: undefined, ended: true })).toMatchObject({
    evalue: "a callback of the cell had not ended after 2 s, after the cell's last statement",
    traceback: [expect.any(String)],
  });
});
