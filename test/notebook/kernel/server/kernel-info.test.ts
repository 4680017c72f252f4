import { spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  newConnection,
  releaseConnection,
  writeConnectionFile,
} from "../../../../lib/notebook/kernel/connection.js";
import { Kernel } from "../../../../lib/notebook/kernel/kernel.js";
import { kernelCommand } from "../../../../lib/notebook/kernel/kernel-command.js";
import type { KernelEnd } from "../../../../lib/notebook/kernel/kernel-process.js";
import { zmq } from "../zeromq.js";

/** Has a kernel stop before it loads tslab until a file is there. */
const LATE_TSLAB = `
const Module = require("node:module");
const { existsSync } = require("node:fs");
const { _load: load } = Module;
Module._load = function (request, ...rest) {
  if (request === "../dist/main.js")
    for (const cell = new Int32Array(new SharedArrayBuffer(4)); !existsSync(process.env.GO); ) Atomics.wait(cell, 0, 0, 20);
  return load.call(this, request, ...rest);
};
`;

test("a kernel says what it is while it still loads; a cell that comes then runs after that", async () => {
  const connection = await newConnection();
  const file = writeConnectionFile(connection);
  const folder = path.dirname(file);
  const [preload, go] = [path.join(folder, "late.cjs"), path.join(folder, "go")] as const;
  writeFileSync(preload, LATE_TSLAB);
  const [command = "", ...args] = kernelCommand(file);
  const env = { ...process.env, NODE_OPTIONS: `--require ${preload}`, GO: go };
  const child = spawn(command, args, { cwd: folder, env, stdio: "ignore" });
  const ended = new Promise<KernelEnd>((resolve) =>
    child.once("exit", (status, signal) => resolve({ status, signal, lastWords: "", reached: undefined })),
  );
  const kernel = new Kernel(
    {
      ...{ connection, ended },
      interrupt: () => {},
      kill: () => child.kill("SIGKILL"),
      reached: () => undefined,
      reads: () => [],
    },
    zmq,
  );
  try {
    // A request from before the subscription took effect is never complete.
    const ask = () => Promise.race([kernel.request("kernel_info_request", {}).reply, sleep(100)]);
    let info = await ask();
    while (!info) info = await ask();
    expect(existsSync(go)).toBe(false);
    expect(info.content).toMatchObject({ status: "ok", language_info: { name: "typescript" } });
    const cell = kernel.execute("1 + 1");
    writeFileSync(go, "");
    expect((await cell.reply).content).toMatchObject({ status: "ok", execution_count: 1 });
  } finally {
    kernel.kill();
    releaseConnection(connection);
    rmSync(folder, { recursive: true, force: true });
  }
});
