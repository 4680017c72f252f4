import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { StartedKernel } from "../../../lib/notebook/kernel/kernel.js";
import { SpareKernel } from "../../../lib/notebook/run/spare-kernel.js";

/** The real kernels that have been started, in order, with the folder of each. */
const { starts } = vi.hoisted(() => ({
  starts: [] as { readonly cwd: string; readonly started: Promise<StartedKernel> }[],
}));
vi.mock("../../../lib/notebook/kernel/kernel.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../../lib/notebook/kernel/kernel.js")>();
  const startKernel: typeof original.startKernel = (cwd, options) => {
    const started = original.startKernel(cwd, options);
    starts.push({ cwd, started });
    return started;
  };
  return { ...original, startKernel };
});

let folder: string;
let other: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-spare-"));
  other = path.join(folder, "other");
  mkdirSync(other);
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  for (const { started } of starts.splice(0)) (await started.catch(() => undefined))?.kernel.kill();
});

const folders = () => starts.map(({ cwd }) => cwd);

/** Does a kernel answer? */
async function answers({ kernel }: StartedKernel): Promise<boolean> {
  const { reply } = kernel.request("kernel_info_request", {});
  return (await reply).type === "kernel_info_reply";
}

test("take gives the kernel that was prepared, once, and then others; close leaves those that were taken", async () => {
  const spare = new SpareKernel(undefined);
  spare.prepare(folder);
  // A further one is not started while one is there.
  spare.prepare(folder);
  spare.prepare(other);
  expect(folders()).toEqual([folder]);
  const first = await spare.take(folder);
  expect(first).toBe(await starts[0]?.started);
  expect(first.languageInfo).toMatchObject({ name: "typescript" });
  expect(folders()).toEqual([folder]);

  const second = await spare.take(folder);
  expect(second).not.toBe(first);
  expect(folders()).toEqual([folder, folder]);

  await spare.close();
  expect(await answers(first)).toBe(true);
  expect(await answers(second)).toBe(true);
});

test("for another folder a kernel of its own is started, and the prepared one waits on", async () => {
  const spare = new SpareKernel(undefined);
  spare.prepare(folder);
  const elsewhere = await spare.take(other);
  expect(folders()).toEqual([folder, other]);
  expect(elsewhere).toBe(await starts[1]?.started);
  expect(await spare.take(folder)).toBe(await starts[0]?.started);
  expect(starts).toHaveLength(2);
});

test("a prepared kernel that has died meanwhile is replaced", async () => {
  const spare = new SpareKernel(undefined);
  spare.prepare(folder);
  const dead = await starts[0]?.started;
  dead?.kernel.process.kill();
  await dead?.kernel.process.ended;
  const alive = await spare.take(folder);
  expect(alive).not.toBe(dead);
  expect(await answers(alive)).toBe(true);
  expect(folders()).toEqual([folder, folder]);
});

test("close ends the kernel that nobody took, also one that is still starting, and may be called again", async () => {
  const spare = new SpareKernel(undefined);
  await spare.close();
  expect(starts).toEqual([]);

  spare.prepare(folder);
  await spare.close();
  const starting = await starts[0]?.started;
  expect((await starting?.kernel.process.ended)?.signal).toBe("SIGKILL");

  spare.prepare(folder);
  const ready = await starts[1]?.started;
  await spare.close();
  expect((await ready?.kernel.process.ended)?.signal).toBe("SIGKILL");
  await spare.close();
});

test("an aborted start is rejected with the reason, to whoever takes it, and to nobody when nobody does", async () => {
  const controller = new AbortController();
  const spare = new SpareKernel(controller.signal);
  const reason = new Error("enough");
  spare.prepare(folder);
  controller.abort(reason);
  await expect(starts[0]?.started).rejects.toBe(reason);
  await expect(spare.take(folder)).rejects.toBe(reason);
  spare.prepare(folder);
  await spare.close();
});
