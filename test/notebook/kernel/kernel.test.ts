// Takes long: kernels are started, one for each way to talk to one.

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KernelDied, startKernel } from "../../../lib/notebook/kernel/kernel.js";
import { encodeRequest } from "../../../lib/notebook/kernel/message.js";
import { UserError } from "../../../lib/platform/user-error.js";
import { printed } from "../notebook-of.js";
import { TestKernel } from "./test-kernel.js";
import { zmq } from "./zeromq.js";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await TestKernel.start();
});
afterAll(() => kernel.stop());

test("what a cell prints comes in order, by stream", async () => {
  const { outputs } = await kernel.run(
    "console.log('a'); console.log('b'); console.error('c'); console.log('d');",
  );
  expect(outputs).toEqual([
    { output_type: "stream", name: "stdout", text: "a\nb\n" },
    { output_type: "stream", name: "stderr", text: "c\n" },
    { output_type: "stream", name: "stdout", text: "d\n" },
  ]);
});

test("the value of a cell's last expression is its result, unless it is undefined or a semicolon ends the cell", async () => {
  const value = await kernel.run("({ a: [1, 'x'] })");
  expect(value.outputs).toEqual([
    {
      output_type: "execute_result",
      execution_count: value.number,
      data: { "text/plain": "{ a: [ 1, 'x' ] }" },
      metadata: {},
    },
  ]);
  expect((await kernel.run("null")).outputs).toMatchObject([{ data: { "text/plain": "null" } }]);
  for (const silent of ["undefined", "1;", "1; // one", "const one = 1"])
    expect((await kernel.run(silent)).outputs).toEqual([]);
});

test("displays come with their types, and an update changes the display that it names, also of an earlier cell", async () => {
  const first = await kernel.run(
    "import * as tslab from 'tslab';\nconst live = tslab.newDisplay();\nlive.html('<b>one</b>');\ntslab.display.markdown('# x');",
  );
  expect(first.outputs).toEqual([
    { output_type: "display_data", data: { "text/html": "<b>one</b>" }, metadata: {} },
    { output_type: "display_data", data: { "text/markdown": "# x" }, metadata: {} },
  ]);
  const second = await kernel.run("live.html('<b>two</b>');");
  expect(second.outputs).toEqual([]);
  expect(first.outputs[0]).toMatchObject({ data: { "text/html": "<b>two</b>" } });
});

test("variables, functions, types and imports of a cell are there in the next", async () => {
  await kernel.run(
    "import { sep } from 'node:path';\ninterface Pair { a: number; b: string }\nconst pair: Pair = { a: 1, b: sep };",
  );
  const { outputs } = await kernel.run(
    "const again: Pair = pair;\nconsole.log(again.a, again.b === sep, await Promise.resolve(3));",
  );
  expect(printed(outputs)).toBe("1 true 3\n");
});

test("an enormous burst of output arrives whole and in order", async () => {
  const { outputs } = await kernel.run("for (let i = 0; i < 50_000; i++) console.log(i);");
  expect(printed(outputs)).toBe(`${Array.from({ length: 50_000 }, (_, i) => i).join("\n")}\n`);
});

test("a message of many megabytes arrives whole", async () => {
  const { outputs } = await kernel.run("console.log('x'.repeat(8_000_000));");
  expect(printed(outputs)).toHaveLength(8_000_001);
});

test("a request with a wrong signature is not run, and the kernel goes on", async () => {
  const { ip, shell_port, key } = kernel.kernel.process.connection;
  const rogue = new zmq.Dealer({ linger: 0 });
  rogue.connect(`tcp://${ip}:${shell_port}`);
  const evil = { code: "(globalThis as any).evil = true;", silent: false, store_history: true };
  const send = (signedWith: string) =>
    rogue.send(encodeRequest("execute_request", evil, { key: signedWith, session: "rogue" }).frames);
  await send("another key");
  await send("");
  await rogue.send(["no", "delimiter"]);
  await sleep(200);
  expect(printed((await kernel.run("console.log((globalThis as any).evil);")).outputs)).toBe("undefined\n");
  // The same request with the right key is run: the signature is what kept it out.
  await send(key);
  await rogue.receive();
  expect(printed((await kernel.run("console.log((globalThis as any).evil);")).outputs)).toBe("true\n");
  rogue.close();
});

test("cells run without colours, in UTC and in English, whatever this process has", async () => {
  expect(process.env.TZ).not.toBe("UTC");
  const source =
    "console.log({ a: 1 }, new Date(0).getHours(), (0.5).toLocaleString(), (1234.5).toLocaleString());";
  expect(printed((await kernel.run(source)).outputs)).toBe("{ a: 1 } 0 0.5 1,234.5\n");
});

test("a process and a thread that a cell starts are no kernels and do not disturb this one", async () => {
  const { outputs, error } = await kernel.run(
    [
      "import { fork } from 'node:child_process';",
      "import { writeFileSync } from 'node:fs';",
      "import { Worker } from 'node:worker_threads';",
      "writeFileSync('own.cjs', 'console.log(process.execArgv.join(), process.env.CLAIMBOOK_SESSION)');",
      "const child = fork('./own.cjs', { silent: true });",
      "child.stdout!.on('data', (text) => console.log(String(text)));",
      "child.stderr!.on('data', (text) => console.log(String(text)));",
      "await new Promise((done) => child.on('close', done));",
      "await new Promise((done) => new Worker('throw new Error(\"of the thread\")', { eval: true }).on('error', done));",
      "throw new Error('here');",
    ].join("\n"),
  );
  expect(printed(outputs)).not.toContain("preload");
  expect(printed(outputs)).toContain("undefined");
  expect(error?.evalue).toBe("here");
});

test("a request is rejected with the kernel's end when it dies, and what it printed before has come", async () => {
  const { kernel: mortal } = await startKernel(kernel.folder);
  let text = "";
  mortal.onOutput = ({ content }) => {
    text += String(content.text ?? "");
  };
  const { reply } = mortal.execute("for (let i = 0; i < 20_000; i++) console.log(i);\nprocess.exit(7);");
  await expect(reply).rejects.toBeInstanceOf(KernelDied);
  await expect(reply).rejects.toMatchObject({
    end: { status: 7, signal: null, reached: { cell: 1, line: 2 } },
  });
  expect(text.trimEnd().split("\n")).toHaveLength(20_000);
  await mortal.shutdown();
});

test("startKernel in a folder that does not exist throws a UserError that names it", async () => {
  const folder = `${kernel.folder}/none`;
  await expect(startKernel(folder)).rejects.toThrow(UserError);
  await expect(startKernel(folder)).rejects.toThrow(`tslab's kernel does not start in ${folder} (`);
});

test("startKernel whose signal is aborted throws the signal's reason", async () => {
  const reason = new Error("enough");
  await expect(startKernel(kernel.folder, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  const starting = startKernel(kernel.folder, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 100);
  await expect(starting).rejects.toBe(reason);
});
