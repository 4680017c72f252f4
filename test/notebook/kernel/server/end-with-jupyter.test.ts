import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";
import { newConnection, writeConnectionFile } from "../../../../lib/notebook/kernel/connection.js";
import { kernelCommand } from "../../../../lib/notebook/kernel/kernel-command.js";

/** Stands in for a Jupyter server: starts a kernel as one does, prints its process id, and lives on. */
const SERVER = `
const { spawn } = require("node:child_process");
const [command, ...args] = JSON.parse(process.argv[1]);
const env = { ...process.env, JPY_PARENT_PID: String(process.pid) };
const kernel = spawn(command, args, { env, detached: true, stdio: "ignore" });
console.log(kernel.pid);
setInterval(() => {}, 1000);
`;

/** Whether somebody listens on a loopback port. */
function isBound(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const answer = (bound: boolean) => {
      socket.destroy();
      resolve(bound);
    };
    socket.once("connect", () => answer(true)).once("error", () => answer(false));
  });
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(process.platform === "win32")(
  "a kernel ends when the Jupyter server that started it was killed",
  async () => {
    const connection = await newConnection();
    const file = writeConnectionFile(connection);
    const server = spawn(process.execPath, ["-e", SERVER, JSON.stringify(kernelCommand(file))]);
    let kernel = 0;
    try {
      kernel = await new Promise<number>((resolve) =>
        server.stdout.once("data", (text: Buffer) => resolve(Number(text.toString()))),
      );
      await expect.poll(() => isBound(connection.shell_port)).toBe(true);
      expect(lives(kernel)).toBe(true);
      server.kill("SIGKILL");
      await expect.poll(() => lives(kernel)).toBe(false);
    } finally {
      server.kill("SIGKILL");
      if (kernel > 0 && lives(kernel)) process.kill(kernel, "SIGKILL");
      rmSync(path.dirname(file), { recursive: true, force: true });
    }
  },
);
