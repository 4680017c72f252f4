// Takes long: kernels are interrupted.

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeRequest } from "../../../../lib/notebook/kernel/message.js";
import { printed } from "../../notebook-of.js";
import { TestKernel } from "../test-kernel.js";
import { zmq } from "../zeromq.js";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await TestKernel.start();
  await kernel.run("let kept = 42;");
});
afterAll(() => kernel.stop());

/** Resolves when a cell has printed that it has begun. */
function begun(): Promise<void> {
  const { kernel: client } = kernel;
  const { onOutput } = client;
  return new Promise((resolve) => {
    client.onOutput = (message) => {
      onOutput(message);
      if (message.content.text !== "begun\n") return;
      client.onOutput = onOutput;
      resolve();
    };
  });
}

/** Interrupts a cell once it has printed and had a moment to begin what comes after. */
async function interrupted(source: string, interrupt = () => kernel.kernel.process.interrupt()) {
  const printing = begun();
  const result = kernel.run(source);
  await printing;
  await sleep(100);
  interrupt();
  return await result;
}

const SAY = "console.log('begun');";

describe("an interrupt ends", () => {
  test.each([
    ["a loop", `${SAY} for (;;);`],
    ["a loop that catches what it can", `${SAY} for (;;) try { for (;;); } catch {}`],
    ["a loop after an await", `await null; ${SAY} for (;;);`],
    ["a loop after a timer", `await new Promise((done) => setTimeout(done, 5)); ${SAY} for (;;);`],
    ["a loop of microtasks", `${SAY} for (;;) await null;`],
    [
      "a loop of nextTick",
      `${SAY} const again = () => process.nextTick(again); again(); await new Promise(() => {});`,
    ],
    ["a loop in a timer", `setTimeout(() => { ${SAY} for (;;); }, 1); await new Promise(() => {});`],
    ["a loop in an interval", `setInterval(() => { ${SAY} for (;;); }, 1); await new Promise(() => {});`],
    ["a loop in setImmediate", `setImmediate(() => { ${SAY} for (;;); }); await new Promise(() => {});`],
    [
      "a loop in a callback of the file system",
      `import { stat } from 'node:fs'; stat('.', () => { ${SAY} for (;;); }); await new Promise(() => {});`,
    ],
    ["a wait for a promise", `${SAY} await new Promise(() => {});`],
    ["a wait for timers", `${SAY} for (;;) await new Promise((done) => setTimeout(done, 5));`],
    ["a hopeless regular expression", `${SAY} /^(a+)+$/.test(\`\${'a'.repeat(40)}b\`);`],
    ["Atomics.wait", `${SAY} Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`],
  ])("%s: the cell fails, variables stay, and the next cell runs", async (_, source) => {
    const { reply, error } = await interrupted(source);
    expect(error).toMatchObject({ ename: "Interrupted", evalue: "the cell was interrupted" });
    expect(reply.content).toMatchObject({ status: "error", ename: "Interrupted" });
    expect(printed((await kernel.run("kept")).outputs)).toBe("42\n");
  });

  test.skipIf(process.platform === "win32")("a wait for a child process, by interrupting that", async () => {
    const source = `import { execSync } from 'node:child_process'; ${SAY} execSync('sleep 600');`;
    const { error } = await interrupted(source);
    expect(error?.ename).toBe("Interrupted");
    // On a busy machine the signal to the group reaches this process after the call that it ends, and ends the next cell, too.
    await expect
      .poll(async () => printed((await kernel.run("kept")).outputs), { timeout: 20_000, interval: 1000 })
      .toBe("42\n");
  });

  test("a callback that a cell has left behind, in whose outputs it says so", async () => {
    const printing = begun();
    const left = await kernel.run(`void setTimeout(() => { ${SAY} for (;;); }, 30);\n0`);
    expect(left.reply.content.status).toBe("ok");
    await printing;
    kernel.kernel.process.interrupt();
    // A cell that is sent before the interrupt takes effect is part of what it ends.
    await expect
      .poll(() => left.outputs.at(-1))
      .toMatchObject({ output_type: "error", ename: "Interrupted" });
    expect(printed((await kernel.run("kept")).outputs)).toBe("42\n");
  });
});

test("the traceback of an interrupted cell has its line, and nothing of the kernel", async () => {
  const { error, line } = await interrupted(`${SAY}\nfor (;;);`);
  expect(line).toBe(2);
  expect(error?.traceback.join("\n")).not.toMatch(/claimbook|node:/);
});

test("a timer that a cell had started before it was interrupted still fires", async () => {
  await kernel.run("let fired = () => {};\nconst firing = new Promise<void>((done) => (fired = done));");
  await interrupted(`setTimeout(() => fired(), 400); ${SAY} for (;;) await null;`);
  expect((await kernel.run("await firing;")).reply.content.status).toBe("ok");
});

test("interrupts while nothing runs do nothing, to the next cell neither", async () => {
  for (let count = 0; count < 5; count += 1) kernel.kernel.process.interrupt();
  const { reply } = await kernel.run("await new Promise((done) => setTimeout(done, 300));");
  expect(reply.content.status).toBe("ok");
});

test("several interrupts at once end one cell", async () => {
  const thrice = () => {
    for (let count = 0; count < 3; count += 1) kernel.kernel.process.interrupt();
  };
  expect((await interrupted(`await null; ${SAY} for (;;);`, thrice)).error?.ename).toBe("Interrupted");
  expect((await kernel.run("await new Promise((done) => setTimeout(done, 300));")).reply.content.status).toBe(
    "ok",
  );
});

/** Sends a request to the control channel and gives its reply. */
async function control(type: string, content: object = {}): Promise<{ type: unknown; content: unknown }> {
  const { ip, control_port, key } = kernel.kernel.process.connection;
  const socket = new zmq.Dealer({ linger: 0 });
  socket.connect(`tcp://${ip}:${control_port}`);
  await socket.send(encodeRequest(type, content, { key, session: "control" }).frames);
  const frames = (await socket.receive()).map(String);
  socket.close();
  return {
    type: (JSON.parse(frames[2] as string) as { msg_type: unknown }).msg_type,
    content: JSON.parse(frames[5] as string),
  };
}

test("an interrupt_request on the control channel is answered while a cell loops, and ends it", async () => {
  let answer: Promise<object> | undefined;
  const { error } = await interrupted(`await null; ${SAY} for (;;);`, () => {
    answer = control("interrupt_request");
  });
  expect(error?.ename).toBe("Interrupted");
  expect(await answer).toEqual({ type: "interrupt_reply", content: { status: "ok" } });
});

test("the control channel answers what the main thread knows while a cell waits", async () => {
  const running = kernel.run("await new Promise((done) => setTimeout(done, 300));");
  expect(await control("kernel_info_request")).toMatchObject({
    type: "kernel_info_reply",
    content: { status: "ok", protocol_version: "5.3" },
  });
  expect((await running).reply.content.status).toBe("ok");
});

test.skipIf(process.platform === "win32")("SIGINT ends a loop, and a wait", async () => {
  const pid = Number(printed((await kernel.run("console.log(process.pid);")).outputs));
  for (const source of [`${SAY} for (;;);`, `${SAY} await new Promise(() => {});`]) {
    const { error } = await interrupted(source, () => process.kill(pid, "SIGINT"));
    expect(error?.ename).toBe("Interrupted");
    // One that comes when the kernel has nothing to do does nothing.
    process.kill(pid, "SIGINT");
    expect(printed((await kernel.run("kept")).outputs)).toBe("42\n");
  }
});
