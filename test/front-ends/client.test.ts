// Takes long: Jupyter's own clients start kernels.

import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectDataFolder } from "../../lib/notebook/jupyter/jupyter-command.js";
import { writeKernelspec } from "../../lib/notebook/jupyter/kernelspec.js";
import { workFolder } from "./notebooks.js";
import { ownFolders } from "./own-folders.js";
import { pythonWith } from "./python.js";

const SCRIPT = path.resolve("test/front-ends/client.py");

const PYTHON = pythonWith("nbclient", "jupyter_client");
const missing = PYTHON ? "" : " (skipped: no Python with nbclient)";

describe.skipIf(!PYTHON)(`Jupyter's own clients${missing}`, { timeout: 120_000 }, () => {
  const own = ownFolders();
  const work = workFolder([]);
  /** What each case of the script saw, or the error that ended it. */
  const cases = new Map<string, { readonly seen?: unknown; readonly error?: string }>();
  beforeAll(async () => {
    writeKernelspec(projectDataFolder());
    // One Python for all: it takes longer to load its clients than a case takes.
    const { stdout } = await promisify(execFile)(PYTHON as string, [SCRIPT], {
      cwd: work.folder,
      env: { ...process.env, ...own.env, JUPYTER_PATH: projectDataFolder() },
    });
    for (const line of stdout.trim().split("\n")) {
      const { name, ...outcome } = JSON.parse(line);
      cases.set(name, outcome);
    }
  }, 600_000);
  afterAll(() => {
    own.remove();
    work.remove();
  });

  function seen(name: string): unknown {
    const { seen, error } = cases.get(name) ?? { error: "the script has no such case" };
    expect(error).toBeUndefined();
    return seen;
  }

  test("nbclient runs the cells after an expected error, and not the one to skip", () => {
    expect(seen("expected_error")).toEqual([["Error"], ["must run\n"], [], ["last\n"]]);
  });

  test("nbclient interrupts a loop of microtasks when its time is over, and goes on", () => {
    expect(seen("timeout_with_interrupt")).toEqual([["Interrupted"], ["after\n"]]);
  });

  test("nbclient ends a wait when its time is over", () => {
    expect(seen("timeout_without_interrupt")).toBe("CellTimeoutError");
  });

  test("nbclient sees a cell that asks for input fail at once", () => {
    expect(seen("input_refused")).toEqual(["StdinNotAllowed"]);
  });

  test("jupyter_client interrupts a loop after an await", () => {
    expect(seen("interrupt")).toEqual(["error", "Interrupted", "ok"]);
  });

  test("jupyter_client sees the cells after a failed one aborted", () => {
    expect(seen("queue")).toEqual(["error", "aborted", "aborted"]);
  });

  test("jupyter_client answers a question of a cell", () => {
    expect(seen("answered_input")).toEqual(["Name? ", "ok", "'Ada'"]);
  });

  test("jupyter_client restarts the kernel, which forgets all", () => {
    expect(seen("restart")).toEqual(["'undefined'", true]);
  });
});
