import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { fateOf, processIdentityOf, thisProcess } from "../../lib/platform/process-identity.js";

const gone = () => spawnSync(process.execPath, ["-e", ""]).pid;
const isLinux = existsSync("/proc/self/stat");

test("fateOf(identity) knows what runs, what has ended, and what it cannot see", () => {
  const us = thisProcess();
  expect(fateOf(us)).toBe("running");
  expect(fateOf({ ...us, pid: gone() })).toBe("ended");
  expect(fateOf({ ...us, host: "elsewhere" })).toBe("unknown");
  expect(fateOf({ ...us, host: "elsewhere", pid: gone() })).toBe("unknown");
  // Locks of older versions tell number and machine alone: another process may have the number now.
  expect(fateOf({ ...us, boot: "", namespace: "", started: "" })).toBe("unknown");
  expect(fateOf({ ...us, pid: gone(), boot: "", namespace: "", started: "" })).toBe("ended");
});

test.runIf(isLinux)(
  "fateOf(identity) tells a number that was given again by start time, boot and container",
  () => {
    const us = thisProcess();
    expect(us.boot).not.toBe("");
    expect(us.started).toMatch(/^\d+$/);
    expect(fateOf({ ...us, started: String(Number(us.started) - 1) })).toBe("ended");
    expect(fateOf({ ...us, boot: "00000000-0000-0000-0000-000000000000" })).toBe("ended");
    expect(fateOf({ ...us, namespace: "pid:[1]" })).toBe("unknown");
  },
);

test.runIf(isLinux)("fateOf(identity) counts a process that only waits to be reaped as ended", async () => {
  // A shell whose child has ended and that does not ask for it.
  const shell = spawn("sh", ["-c", "sh -c 'echo $$' & exec sleep 30"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const pid = Number(await new Promise((resolve) => shell.stdout.once("data", resolve)));
  await expect.poll(() => fateOf({ ...thisProcess(), pid, started: "" })).toBe("ended");
  expect(process.kill(pid, 0)).toBe(true);
  shell.kill("SIGKILL");
});

test("processIdentityOf(value) reads back what was written, and what older versions wrote", () => {
  const us = thisProcess();
  expect(processIdentityOf(JSON.parse(JSON.stringify(us)))).toEqual(us);
  expect(processIdentityOf({ pid: 7, host: "a", since: "2099" })).toEqual({
    ...{ pid: 7, host: "a", boot: "", namespace: "", started: "" },
  });
});

test.each([
  null,
  undefined,
  "7",
  [],
  {},
  { pid: 7 },
  { pid: "7", host: "a" },
  { pid: -1, host: "a" },
  { pid: 0, host: "a" },
  { pid: 1.5, host: "a" },
  { pid: 2 ** 40, host: "a" },
  { pid: 7, host: "" },
  { pid: 7, host: "a\u001b[2J" },
  { pid: 7, host: "a", boot: 1 },
  { pid: 7, host: "a", started: "\n" },
])("processIdentityOf(%j) is undefined", (value) => expect(processIdentityOf(value)).toBeUndefined());
