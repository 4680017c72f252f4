// Takes long: Jupyter's own test of kernels starts one for each of its tests.

import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { ownFolders } from "./own-folders.js";
import { pythonWith } from "./python.js";

const SCRIPT = path.resolve("test/front-ends/conformance.py");
const PYTHON = pythonWith("jupyter_kernel_test");
const missing = PYTHON ? "" : " (skipped: no Python with jupyter-kernel-test; see .ci/run)";

/** What has to pass: the suite's own tests, then what it leaves out. */
const PASSED = [
  ...["kernel_info", "execute_stdout", "execute_stderr", "execute_result", "display_data", "error"].map(
    (name) => `Suite.test_${name}`,
  ),
  ...["completion", "inspect", "is_complete", "history"].map((name) => `Suite.test_${name}`),
  ...["comm_info", "interrupt", "stdin_refused", "stdin_answered", "update_display"].map(
    (name) => `Beyond.test_${name}`,
  ),
  ...["error_traceback", "silent", "zz_shutdown"].map((name) => `Beyond.test_${name}`),
];

/** What is not offered; docs/cells.md says why. */
const NOT_OFFERED = {
  "Suite.test_clear_output": "skipped: No code clear output",
  "Suite.test_pager": "skipped: No code page something",
  "Welcome.test_recv_iopub_welcome_msg": "skipped: Iopub welcome messages are not supported",
};

describe.skipIf(!PYTHON)(`the kernel, installed, in jupyter-kernel-test${missing}`, () => {
  let outcomes: Record<string, string>;
  beforeAll(async () => {
    const own = ownFolders();
    const env = { ...process.env, ...own.env };
    const run = promisify(execFile);
    try {
      await run(process.execPath, ["lib/bin/claimbook.mjs", "kernel", "install"], { env });
      const { stdout } = await run(PYTHON as string, [SCRIPT], { env, timeout: 400_000 });
      const lines = stdout.trim().split("\n");
      outcomes = Object.fromEntries(
        lines.map((line) => JSON.parse(line)).map((one) => [one.name, one.outcome]),
      );
    } finally {
      own.remove();
    }
  }, 420_000);

  test.each(PASSED)("%s passes", (name) => {
    expect(outcomes[name]).toBe("passed");
  });

  test.each(Object.entries(NOT_OFFERED))("%s is left out: %s", (name, reason) => {
    expect(outcomes[name]).toBe(reason);
  });

  test("there is no other test in it", () => {
    expect(Object.keys(outcomes).sort()).toEqual([...PASSED, ...Object.keys(NOT_OFFERED)].sort());
  });
});
