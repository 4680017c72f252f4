import { afterEach, expect, test } from "vitest";
import { readNotebook } from "../../../../lib/notebook/ipynb/parse-notebook.js";
import type { CompileRequest, EarlierCell } from "../../../../lib/notebook/kernel/compiler/compilation.js";
import type { CompiledCell } from "../../../../lib/notebook/kernel/executor/compiled-cell.js";
import { bundledPath, packageRoot } from "../../../../lib/notebook/kernel/package-root.js";
import { environmentFingerprint } from "../../../../lib/notebook/run/environment-fingerprint.js";
import { findSnapshot, snapshotPath } from "../../../../lib/notebook/run/workers/compiler-snapshot.js";
import { WorkerPool } from "../../../../lib/notebook/run/workers/worker-pool.js";
import { linkedFolder } from "../../linked-folder.js";

const fingerprint = environmentFingerprint();
const open: WorkerPool<CompileRequest, CompiledCell>[] = [];
afterEach(() => {
  for (const pool of open.splice(0)) pool.close();
});

/** Compiles a notebook's cells in a folder, on a worker of its own. */
async function compileAll(
  cwd: string,
  how: { readonly module: string; readonly snapshot?: string | undefined },
) {
  const args = [packageRoot("claimbook")];
  const pool = new WorkerPool<CompileRequest, CompiledCell>({ ...how, args, cwd, size: 1 });
  open.push(pool);
  const { cells } = readNotebook("notebooks/02-july-rally.ipynb");
  const compiled: CompiledCell[] = [];
  const before: EarlierCell[] = [];
  for (const { source } of cells.filter(({ cell_type }) => cell_type === "code")) {
    const cell = await pool.ask({ before: [...before], source }, { seconds: 100 });
    expect(cell.compilation.diagnostics).toEqual([]);
    before.push({ source });
    compiled.push(cell);
  }
  expect(compiled.length).toBeGreaterThan(10);
  return compiled;
}

test.each(["notebooks", linkedFolder("snapshot")])(
  "a compiler that starts from the build's snapshot compiles in %s as any does",
  async (folder) => {
    const snapshot = findSnapshot(fingerprint);
    expect(snapshot).toBeDefined();
    // There is no such module: what answers has started from the snapshot.
    const [made, plain] = [
      await compileAll(folder, { module: "/nowhere/compile-worker.js", snapshot }),
      await compileAll(folder, { module: bundledPath("compile-worker.cjs") }),
    ];
    expect(made).toEqual(plain);
  },
);

test("a snapshot is for one build, one set of packages and one Node", () => {
  const others = [{ library: "l" }, { packages: "p" }, { node: "30.0.0" }].map((one) => ({
    ...fingerprint,
    ...one,
  }));
  expect(new Set([fingerprint, ...others].map(snapshotPath)).size).toBe(4);
  for (const other of others) expect(findSnapshot(other)).toBeUndefined();
});
