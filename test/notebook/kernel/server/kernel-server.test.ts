import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { newConnection, writeConnectionFile } from "../../../../lib/notebook/kernel/connection.js";
import { kernelCommand } from "../../../../lib/notebook/kernel/kernel-command.js";

/** At a signal the kernel has an error that belongs to no cell, which it prints. */
const FAULTY = `
if (require("node:worker_threads").isMainThread) {
  process.on("SIGUSR2", () => { throw new Error("of no cell"); });
  require("node:fs").writeFileSync(process.env.READY, "");
}
`;

/** Whether a process waits for a second, and computes nothing. */
async function rests(pid: number): Promise<boolean> {
  for (let look = 0; look < 10; look += 1) {
    const [, state] = /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    if (state !== "S") return false;
    await delay(100);
  }
  return true;
}

// Linux says what a process is doing.
test.skipIf(process.platform !== "linux")(
  "a kernel whose errors nobody reads any more does not report for ever that it cannot print them",
  async () => {
    const file = writeConnectionFile(await newConnection());
    const folder = path.dirname(file);
    const [preload, ready] = [path.join(folder, "preload.cjs"), path.join(folder, "ready")] as const;
    writeFileSync(preload, FAULTY);
    const [command = "", ...args] = kernelCommand(file);
    const env = { ...process.env, NODE_OPTIONS: `--require ${preload}`, READY: ready };
    const kernel = spawn(command, args, { env, stdio: ["ignore", "ignore", "pipe"] });
    try {
      await expect.poll(() => existsSync(ready)).toBe(true);
      const said = new Promise<string>((resolve) =>
        kernel.stderr.once("data", (text) => resolve(String(text))),
      );
      // The signal comes again until the kernel has taken over what becomes of errors.
      const signals = setInterval(() => kernel.kill("SIGUSR2"), 100);
      expect(await said).toContain("of no cell");
      clearInterval(signals);
      kernel.stderr.destroy();
      kernel.kill("SIGUSR2");
      await expect.poll(() => rests(kernel.pid as number)).toBe(true);
      expect(kernel.exitCode).toBeNull();
    } finally {
      kernel.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
