// Takes long: tslab's own kernel compiles cells.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  newConnection,
  releaseConnection,
  writeConnectionFile,
} from "../../lib/notebook/kernel/connection.js";
import { Kernel } from "../../lib/notebook/kernel/kernel.js";
import type { KernelEnd } from "../../lib/notebook/kernel/kernel-process.js";
import { encodeRequest, type Message } from "../../lib/notebook/kernel/message.js";
import { kernelInfo } from "../../lib/notebook/kernel/server/kernel-info.js";
import type { JupyterModule } from "../../lib/notebook/kernel/server/tslab-types.js";
import { typescriptVersion } from "../../lib/platform/loading/load-typescript.js";
import { packageRoot } from "../../lib/platform/package-root.js";
import { zmq } from "../notebook/kernel/zeromq.js";

const root = packageRoot("tslab");
const fromTslab = createRequire(path.join(root, "dist/main.js"));

test("no file of tslab names the bundler that it lists as a dependency, so that a stand-in is enough", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.[cm]?js$/.test(file) && !file.startsWith("node_modules"),
  );
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => readFileSync(path.join(root, file), "utf8").includes("rollup"))).toEqual([]);
});

test("tslab is the version that was read", () => {
  expect(JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).version).toBe("1.0.22");
});

describe("what the patches take hold of", () => {
  test("the handler's methods that are used are there, and the server is taken from the module when a kernel starts", () => {
    const module = fromTslab("./jupyter.js") as JupyterModule;
    for (const name of ["handleIsComplete", "handleInspect", "handleComplete", "close"] as const) {
      expect(module.JupyterHandlerImpl.prototype[name], name).toBeTypeOf("function");
    }
    for (const name of ["ZmqServer", "lastWriteDisplayData"]) {
      expect(Object.getOwnPropertyDescriptor(module, name), name).toMatchObject({ writable: true });
    }
    expect(readFileSync(path.join(root, "dist/main.js"), "utf8")).toContain(
      "new jupyter_1.ZmqServer(new jupyter_1.JupyterHandlerImpl(executor, jsKernel), configPath);",
    );
  });

  test("what the kernel says of itself before tslab is loaded is what tslab says, with the TypeScript of cells", () => {
    const { JupyterHandlerImpl } = fromTslab("./jupyter.js") as {
      readonly JupyterHandlerImpl: new (
        executor: undefined,
        isJs: boolean,
      ) => {
        handleKernel(): { readonly language_info: object };
      };
    };
    const said = new JupyterHandlerImpl(undefined, false).handleKernel();
    const language_info = { ...said.language_info, version: typescriptVersion() };
    expect(kernelInfo()).toEqual({ status: "ok", ...said, language_info });
  });

  test("tslab loads what is replaced by these names, and asks the executor and converter for no more than these", () => {
    const source = (name: string) => readFileSync(path.join(root, "dist", name), "utf8");
    expect(source("main.js")).toMatch(/require\("\.\/converter"\)[\s\S]*require\("\.\/executor"\)/);
    const used = new Set(
      ["main.js", "jupyter.js", "public.js"].flatMap((name) =>
        [...source(name).matchAll(/\b(?:converter_1|executor_1|ts)\.(\w+)/g)].map(([, member]) => member),
      ),
    );
    expect([...used].sort()).toEqual([
      "createConverter",
      "createExecutor",
      "createRequire",
      "isCompleteCode",
      "version",
    ]);
    const asked = new Set(
      [...source("jupyter.js").matchAll(/this\.executor\.(\w+)/g)].map(([, member]) => member),
    );
    expect([...asked].sort()).toEqual(["close", "complete", "execute", "inspect"]);
  });
});

describe("what a kernel does without the patches", () => {
  let kernel: Kernel;
  let messages: Message[] = [];

  /** Starts tslab as it is; undefined when it does not answer, as when another program took one of its ports. */
  async function startUnmended(): Promise<Kernel | undefined> {
    const connection = await newConnection();
    const file = writeConnectionFile(connection);
    const child = spawn(process.execPath, [path.join(root, "bin/tslab"), "kernel", "--config-path", file], {
      cwd: os.tmpdir(),
      stdio: "ignore",
    });
    const ended = new Promise<KernelEnd>((resolve) => {
      child.on("exit", (status, signal) => resolve({ status, signal, lastWords: "", reached: undefined }));
    });
    const kill = () => {
      child.kill("SIGKILL");
      rmSync(path.dirname(file), { recursive: true, force: true });
      releaseConnection(connection);
    };
    const started = new Kernel(
      { connection, ended, kill, interrupt: () => {}, reached: () => undefined, reads: () => [] },
      zmq,
    );
    for (let ask = 0; ask < 200; ask += 1) {
      if (await Promise.race([started.request("kernel_info_request", {}).reply, sleep(100)])) return started;
    }
    started.kill();
    return undefined;
  }

  beforeAll(async () => {
    const started = (await startUnmended()) ?? (await startUnmended()) ?? (await startUnmended());
    if (!started) throw new Error("tslab does not start");
    kernel = started;
    kernel.onOutput = (message) => messages.push(message);
  });
  afterAll(() => kernel.kill());

  /** Runs a cell: its reply, if one comes within some seconds, and its messages. */
  async function run(code: string): Promise<{ reply: Message | undefined; messages: readonly Message[] }> {
    // tslab turns cells away for a while after one has failed.
    await sleep(300);
    messages = [];
    const { id, reply } = kernel.execute(code);
    const answer = (await Promise.race([reply, sleep(5000)])) as Message | undefined;
    await sleep(100);
    return { reply: answer, messages: messages.filter(({ parentId }) => parentId === id) };
  }

  test("a thrown error is text on standard error, with lines of the compiled code; the reply has no name, message or traceback", async () => {
    const { reply, messages: shown } = await run("const a = 1;\nthrow new TypeError('bad');");
    expect(reply?.content).toEqual({ status: "error", execution_count: expect.any(Number) });
    expect(shown.map(({ type, content }) => [type, content.name])).toEqual([["stream", "stderr"]]);
    expect(shown[0]?.content.text).toMatch(/evalmachine\.<anonymous>:5\n/);
    expect(shown[0]?.content.text).toContain(root);
  });

  test("a compile error is text on standard error, without the line's text", async () => {
    const { reply, messages: shown } = await run("const b: string = 1;");
    expect(reply?.content).toEqual({ status: "error", execution_count: expect.any(Number) });
    expect(shown.map(({ content }) => content.text)).toEqual([
      "1:7 - Type 'number' is not assignable to type 'string'.\n",
    ]);
  });

  test("a cell that leaves a rejected promise is ok", async () => {
    const { reply, messages: shown } = await run("void Promise.reject(new Error('lost'));\n0;");
    expect(reply?.content.status).toBe("ok");
    expect(shown.at(-1)?.content).toMatchObject({
      name: "stderr",
      text: expect.stringMatching(/^UnhandledPromiseRejection: Error: lost/),
    });
  });

  test("a message with a wrong signature has the right one printed into the last cell", async () => {
    const { ip, shell_port } = kernel.process.connection;
    const { messages: before } = await run("1;");
    expect(before).toHaveLength(1);
    const rogue = new zmq.Dealer({ linger: 0 });
    rogue.connect(`tcp://${ip}:${shell_port}`);
    await rogue.send(encodeRequest("execute_request", { code: "2" }, { key: "wrong", session: "s" }).frames);
    for (let wait = 0; wait < 50 && messages.length < 2; wait += 1) await sleep(100);
    rogue.close();
    expect(messages[1]?.content.text).toMatch(/invalid hmac [0-9a-f]{64}; want [0-9a-f]{64}/);
  });

  test("of much output at once most is lost, and so is the cell's end", async () => {
    const { reply, messages: shown } = await run("for (let i = 0; i < 50_000; i++) console.log(i);");
    expect(reply).toBeUndefined();
    expect(shown.length).toBeLessThan(10_000);
  });
});
