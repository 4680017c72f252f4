import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { withLock } from "../../lib/store/lock.js";
import { twoStates } from "./two-states.js";

const folder = () => mkdtempSync(path.join(tmpdir(), "claimbook-lock-"));
const lockFile = (dir: string) => path.join(dir, ".claimbook", "lock");

test("withLock(dir, task) returns what the task returns and gives the lock back, also when it throws", async () => {
  const dir = folder();
  expect(await withLock(dir, async () => existsSync(lockFile(dir)))).toBe(true);
  await expect(
    withLock(dir, async () => {
      throw new Error("task");
    }),
  ).rejects.toThrow("task");
  expect(readdirSync(path.join(dir, ".claimbook"))).toEqual([]);
});

test("withLock(dir, task) refuses while another holds it, naming process and file", async () => {
  const dir = folder();
  await withLock(dir, async () => {
    await expect(withLock(dir, async () => 1)).rejects.toThrow(
      new RegExp(`process ${process.pid} on .*delete ${lockFile(dir)}`),
    );
  });
});

test("withLock(dir, task) takes over the lock of a process that has ended on this machine, and no other", async () => {
  const dir = folder();
  mkdirSync(path.join(dir, ".claimbook"));
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  const holder = { id: "x", pid, host: hostname(), since: "2099-01-01" };
  writeFileSync(lockFile(dir), JSON.stringify(holder));
  expect(await withLock(dir, async () => 1)).toBe(1);
  writeFileSync(lockFile(dir), JSON.stringify({ ...holder, host: "elsewhere" }));
  await expect(withLock(dir, async () => 1)).rejects.toThrow(/on elsewhere/);
});

test("of many processes that find a dead lock, one at a time has it", async () => {
  const { dir, states } = twoStates();
  const file = path.join(folder(), "states.json");
  writeFileSync(file, JSON.stringify(states));
  mkdirSync(path.join(dir, ".claimbook"));
  writeFileSync(
    lockFile(dir),
    JSON.stringify({ id: "x", pid: spawnSync("true").pid, host: hostname(), since: "" }),
  );
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ["test/store/commit-loop.mjs", dir, file], { stdio: ["ignore", "pipe", "pipe"] }),
  );
  const outcomes = children.map(
    (child) =>
      new Promise<string>((resolve) => {
        child.stdout.once("data", () => resolve("has it"));
        child.on("exit", () => resolve("refused"));
      }),
  );
  const results = await Promise.all(outcomes);
  for (const child of children) child.kill("SIGKILL");
  expect(results.filter((result) => result === "has it")).toHaveLength(1);
});

test("withLock(dir, task) makes no folder of a name that was mistyped", async () => {
  const dir = path.join(folder(), "dtaa");
  await expect(withLock(dir, async () => 1)).rejects.toThrow(
    /dtaa cannot be written to .*check that it is there/,
  );
  expect(existsSync(dir)).toBe(false);
});
