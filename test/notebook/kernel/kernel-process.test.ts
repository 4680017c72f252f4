// Takes long: kernels are started and ended in every way.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Kernel, startKernel } from "../../../lib/notebook/kernel/kernel.js";
import { smallFolder } from "../../store/small-folder.js";
import { CHILD_CELL, survivors } from "./processes.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-process-"));
  // Kernels keep their files in the temporary folder; with one of our own we see which they leave.
  vi.stubEnv("TMPDIR", folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Starts a kernel and a process that its cell has started; what was printed so far. */
async function withChild(): Promise<{ kernel: Kernel; pids: readonly number[] }> {
  const { kernel } = await startKernel(folder);
  let text = "";
  kernel.onOutput = ({ content }) => {
    text += String(content.text);
  };
  await kernel.execute(CHILD_CELL).reply;
  return { kernel, pids: text.trim().split(" ").map(Number) };
}

test("kill ends the kernel and what its cells have started, and removes its files", async () => {
  const { kernel, pids } = await withChild();
  expect(pids).toHaveLength(2);
  expect(readdirSync(folder)).toHaveLength(1);
  kernel.kill();
  expect(await survivors(pids)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  kernel.kill();
});

test("a kernel's cells read the data folder that its runner reads, where that is named from the runner's folder", async () => {
  const dir = smallFolder();
  vi.stubEnv("CLAIMBOOK_DATA", path.relative("", dir));
  const { kernel } = await startKernel(path.resolve("notebooks"));
  try {
    let text = "";
    kernel.onOutput = ({ content }) => {
      text += String(content.text);
    };
    await kernel.execute(
      'import { openStore } from "claimbook";\nconsole.log(openStore().describe("days").rows);',
    ).reply;
    expect(text).toBe("3\n");
    expect(kernel.process.reads().map(([where, table]) => [where, table])).toEqual([["", "days"]]);
  } finally {
    kernel.kill();
    vi.stubEnv("CLAIMBOOK_DATA", undefined);
    rmSync(dir, { recursive: true });
  }
});

test("shutdown ends the kernel and what its cells have started, and removes its files", async () => {
  const { kernel, pids } = await withChild();
  await kernel.shutdown();
  expect(await survivors(pids)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  await kernel.shutdown();
});

test("a kernel that ends by itself takes what its cells have started with it", async () => {
  const { kernel, pids } = await withChild();
  kernel.execute("process.exit(3);");
  expect(await kernel.process.ended).toMatchObject({
    status: 3,
    signal: null,
    reached: { cell: 2, line: 1 },
  });
  expect(await survivors(pids)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  kernel.kill();
});

test("the end of a kernel is noticed though a process in a group of its own holds its standard error", async () => {
  const { kernel } = await startKernel(folder);
  let pid = 0;
  kernel.onOutput = ({ content }) => {
    pid = Number(content.text);
  };
  await kernel.execute(
    "import { spawn } from 'node:child_process';\nconsole.log(spawn('sleep', ['600'], { detached: true, stdio: 'inherit' }).pid);",
  ).reply;
  kernel.execute("process.exit(4);");
  expect(await kernel.process.ended).toMatchObject({ status: 4 });
  process.kill(pid, "SIGKILL");
  kernel.kill();
});
