// Takes long: a kernel answers every message of the protocol.

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Kernel, startKernel } from "../../../../lib/notebook/kernel/kernel.js";
import type { Message } from "../../../../lib/notebook/kernel/message.js";
import { bookRoot } from "../../../../lib/platform/book-folder.js";
import { zmq } from "../zeromq.js";

let kernel: Kernel;
let outputs: Message[] = [];
beforeAll(async () => {
  ({ kernel } = await startKernel(bookRoot()));
  kernel.onOutput = (message) => outputs.push(message);
});
afterAll(() => kernel.shutdown());
beforeEach(() => {
  outputs = [];
});

/** Sends a cell with other fields than a runner's. */
function send(code: string, fields: object = {}): { id: string; reply: Promise<Message> } {
  return kernel.request("execute_request", { code, silent: false, store_history: true, ...fields });
}

const contentOf = async (sent: { reply: Promise<Message> }) => (await sent.reply).content;
const textOf = (id: string) =>
  outputs
    .filter(({ type, parentId }) => type === "stream" && parentId === id)
    .map(({ content }) => content.text)
    .join("");

test("a cell that fails aborts the cells that were sent before it failed, with the status that the protocol names", async () => {
  const sent = [send("throw new RangeError('first');"), send("console.log('second');"), send("3;")];
  const [first, second, third] = await Promise.all(sent.map(contentOf));
  expect(first).toMatchObject({
    status: "error",
    ename: "RangeError",
    evalue: "first",
    traceback: expect.arrayContaining(["RangeError: first"]),
    payload: [],
  });
  expect([second, third]).toEqual([{ status: "aborted" }, { status: "aborted" }]);
  expect(outputs.map(({ type }) => type)).toEqual(["error"]);
});

test("a cell that is sent once the failure is known runs at once", async () => {
  await contentOf(send("throw new Error('x');"));
  expect(await contentOf(send("1;"))).toMatchObject({ status: "ok" });
});

test("with stop_on_error false the cells that were sent after it run", async () => {
  const failing = send("throw new Error('expected');", { stop_on_error: false });
  const next = send("console.log('must run');");
  expect(await contentOf(failing)).toMatchObject({ status: "error" });
  expect(await contentOf(next)).toMatchObject({ status: "ok" });
  expect(textOf(next.id)).toBe("must run\n");
});

test("a failing cell aborts no question about code that was asked meanwhile", async () => {
  const failing = send("await new Promise((done) => setTimeout(done, 50)); throw new Error('x');");
  const question = kernel.request("is_complete_request", { code: "f(" });
  expect(await contentOf(question)).toMatchObject({ status: "incomplete" });
  expect(await contentOf(failing)).toMatchObject({ status: "error" });
});

test("questions about code are answered while a cell waits, and its output stays its own", async () => {
  await contentOf(send("const heldValue = 1;"));
  const running = send(
    "console.log('before');\nawait new Promise((done) => setTimeout(done, 300));\nconsole.log('after');",
  );
  const complete = kernel.request("complete_request", { code: "heldV", cursor_pos: 5 });
  const inspect = kernel.request("inspect_request", { code: "heldValue", cursor_pos: 9, detail_level: 0 });
  expect((await contentOf(complete)).matches).toContain("heldValue");
  expect(await contentOf(inspect)).toMatchObject({ status: "ok", found: true });
  expect(await contentOf(running)).toMatchObject({ status: "ok" });
  expect(textOf(running.id)).toBe("before\nafter\n");
  expect(outputs.every(({ parentId }) => parentId === running.id)).toBe(true);
});

test("a reply says how many cells have run, and silent, unsaved and empty ones do not count", async () => {
  const countOf = async (code: string, fields: object = {}) =>
    (await contentOf(send(code, fields))).execution_count;
  const before = (await countOf("1;")) as number;
  expect(await countOf("2;", { silent: true })).toBe(before);
  expect(await countOf("3;", { store_history: false })).toBe(before);
  expect(await countOf(" \n")).toBe(before);
  expect(await countOf("4;")).toBe(before + 1);
});

test("a silent cell that fails aborts nothing", async () => {
  const sent = [send("throw new Error('quiet');", { silent: true }), send("1;")];
  const [failed, next] = await Promise.all(sent.map(contentOf));
  expect([failed?.status, next?.status]).toEqual(["error", "ok"]);
});

test("user_expressions are evaluated after the cell, each with its own error", async () => {
  const user_expressions = { sum: "left + 1", gone: "nowhere", wrong: "1 +" };
  const content = await contentOf(send("const left = 41;", { user_expressions }));
  expect(content).toMatchObject({
    status: "ok",
    user_expressions: {
      sum: { status: "ok", data: { "text/plain": "42" }, metadata: {} },
      gone: { status: "error", ename: "ReferenceError", evalue: "nowhere is not defined" },
      wrong: { status: "error", ename: "SyntaxError" },
    },
    payload: [],
  });
});

test("comm_info is answered by the type that the protocol names", async () => {
  const comm = await kernel.request("comm_info_request", {}).reply;
  expect([comm.type, comm.content]).toEqual(["comm_info_reply", { status: "ok", comms: {} }]);
});

test("the history has the cells that were stored, as the last ones, by their numbers and by a pattern", async () => {
  await kernel.reset();
  for (const code of ["6 * 7", "'text';", "6 * 7", "console.log(1);"]) await contentOf(send(code));
  await contentOf(send("'unsaved';", { store_history: false }));
  await contentOf(send("'silent';", { silent: true }));
  const asked = async (fields: object) =>
    (await kernel.request("history_request", { raw: true, output: false, ...fields }).reply).content.history;
  expect(await asked({ hist_access_type: "tail", n: 2 })).toEqual([
    [0, 3, "6 * 7"],
    [0, 4, "console.log(1);"],
  ]);
  expect(await asked({ hist_access_type: "range", session: 0, start: 1, stop: 2, output: true })).toEqual([
    [0, 1, ["6 * 7", "42"]],
  ]);
  expect(await asked({ hist_access_type: "range", session: -1, start: 1, stop: 9 })).toEqual([]);
  expect(await asked({ hist_access_type: "search", pattern: "6 \\* ?", unique: true })).toEqual([]);
  expect(await asked({ hist_access_type: "search", pattern: "6 *", unique: true })).toEqual([
    [0, 3, "6 * 7"],
  ]);
});

test("a silent cell shows no result", async () => {
  await contentOf(send("6 * 7", { silent: true }));
  expect(outputs).toEqual([]);
});

test.each([
  ["complete", "const identity = <T>(value: T) => value;"],
  ["complete", "await Promise.resolve(1)"],
  ["incomplete", "function f() {"],
  ["invalid", "const = 1;"],
])("%s is what code is called that reads %s", async (status, code) => {
  expect(await contentOf(kernel.request("is_complete_request", { code }))).toMatchObject({ status });
});

test("an unknown comm is closed, and other messages that the kernel does not know leave nothing in any output", async () => {
  const comm = kernel.request("comm_open", { comm_id: "1", target_name: "jupyter.widget", data: {} });
  kernel.request("comm_msg", { comm_id: "1", data: {} });
  kernel.request("of_tomorrow_request", {});
  await kernel.request("kernel_info_request", {}).reply;
  expect(outputs.map(({ type, parentId, content }) => [type, parentId, content])).toEqual([
    ["comm_close", comm.id, { comm_id: "1", data: {} }],
  ]);
});

test("a reset forgets variables and counts, and a name can be declared anew with another type", async () => {
  await contentOf(send("const fixed: number = 1;"));
  await kernel.reset();
  const { status, execution_count } = await contentOf(send("const fixed: string = 'text';"));
  expect({ status, execution_count }).toEqual({ status: "ok", execution_count: 1 });
  expect(await contentOf(send("console.log(typeof fixed, typeof left);"))).toMatchObject({
    status: "error",
    evalue: expect.stringContaining("'left'"),
  });
});

test("the heartbeat is answered while a cell loops", async () => {
  const { ip, hb_port } = kernel.process.connection;
  const heart = new zmq.Request({ linger: 0 });
  heart.connect(`tcp://${ip}:${hb_port}`);
  const looping = send("await null;\nconst until = Date.now() + 1000;\nwhile (Date.now() < until);");
  await heart.send("ping");
  expect(String(await heart.receive())).toBe("ping");
  heart.close();
  expect(await contentOf(looping)).toMatchObject({ status: "ok" });
});
