// Takes long: a process is started for each pool.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { WorkerLost, WorkerPool } from "../../../lib/platform/workers/worker-pool.js";
import { SMALL_YOUNG_SPACE } from "../../../lib/platform/workers/young-space.js";
import { survivors } from "../../notebook/kernel/processes.js";

/** A worker whose requests say what it is to do. */
const WORKER = `
process.on("message", ({ id, request }) => {
  const { say, fail, die, words, hang, last, wait = 0 } = request;
  if (hang) return;
  if (die) {
    if (words) process.stderr.write(words, () => process.exit(3));
    else process.exit(3);
    return;
  }
  if (fail) return process.send({ id, error: { name: "RangeError", message: fail } });
  const { env, argv } = process;
  const about = { pid: process.pid, cwd: process.cwd(), args: argv.slice(2), zone: env.TZ, options: process.execArgv };
  setTimeout(() => process.send({ id, answer: { say, ...about }, last }), wait);
});
process.on("disconnect", () => process.exit());
`;

interface Request {
  readonly say?: string;
  readonly fail?: string;
  readonly die?: boolean;
  readonly words?: string;
  readonly hang?: boolean;
  readonly last?: boolean;
  readonly wait?: number;
}
interface Answer {
  readonly say?: string;
  readonly pid: number;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly zone: string;
  readonly options: readonly string[];
}

let folder: string;
let module: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-pool-"));
  module = path.join(folder, "worker.mjs");
  writeFileSync(module, WORKER);
});
afterAll(() => rmSync(folder, { recursive: true }));

const open: WorkerPool<Request, Answer>[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A pool, and what asks it with a minute's patience. */
function pool(
  options: { size?: number; args?: readonly string[]; cwd?: string; lowPriority?: boolean } = {},
) {
  const made = new WorkerPool<Request, Answer>({ module, size: 1, ...options });
  open.push(made);
  return { pool: made, ask: (request: Request, seconds = 60) => made.ask(request, { seconds }) };
}

test("a request is answered by a process with the given folder and arguments, in the environment of kernels", async () => {
  const { ask } = pool({ args: ["a", "b"], cwd: folder });
  const answer = await ask({ say: "hello" });
  const options = [SMALL_YOUNG_SPACE];
  expect(answer).toMatchObject({ say: "hello", cwd: folder, args: ["a", "b"], zone: "UTC", options });
  expect(answer.pid).not.toBe(process.pid);
});

test("what somebody waits for goes first, also when that was known only later", async () => {
  const { pool: one } = pool();
  const answered: string[] = [];
  let isUrgent = false;
  const ask = (say: string, isUrgent?: () => boolean) =>
    one
      .ask({ say, wait: 100 }, { seconds: 60, ...(isUrgent && { isUrgent }) })
      .then(() => answered.push(say));
  const all = [
    ask("first"),
    ask("never urgent", () => false),
    ask("urgent later", () => isUrgent),
    ask("urgent"),
  ];
  await all[0];
  isUrgent = true;
  await Promise.all(all);
  expect(answered).toEqual(["first", "urgent", "urgent later", "never urgent"]);
});

test("a process that is prepared is the one that answers, and there is one", async () => {
  const { pool: one, ask } = pool({ size: 2 });
  one.prepare();
  one.prepare();
  const [first, second] = [await ask({}), await ask({})];
  expect(second.pid).toBe(first.pid);
  one.close();
  one.prepare();
  expect(await survivors([first.pid])).toEqual([]);
});

test("a lowPriority process steps back behind others", async () => {
  const [eager, stepped] = [pool(), pool({ lowPriority: true })];
  const priorities = [await eager.ask({}), await stepped.ask({})].map(({ pid }) => os.getPriority(pid));
  expect(priorities[0]).toBe(os.getPriority());
  expect(priorities[1]).toBeGreaterThan(os.getPriority());
});

test("a process that wants to answer no further request is ended, and what waits is answered by a fresh one", async () => {
  const { ask } = pool();
  const answers = await Promise.all([ask({ last: true }), ask({}), ask({})]);
  const [first, second, third] = answers.map(({ pid }) => pid);
  expect(second).not.toBe(first);
  expect(third).toBe(second);
  expect(await survivors([first as number])).toEqual([]);
});

test("an error that a worker reports has its name and message, and the worker goes on", async () => {
  const { ask } = pool();
  const { pid } = await ask({});
  const error = await ask({ fail: "no such thing" }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "RangeError", message: "no such thing" });
  expect(error).not.toBeInstanceOf(WorkerLost);
  expect((await ask({})).pid).toBe(pid);
});

test("requests at once go to at most `size` processes, each one at a time, and each gets its own answer", async () => {
  const { ask } = pool({ size: 2 });
  const says = ["a", "b", "c", "d", "e"];
  const answers = await Promise.all(says.map((say, index) => ask({ say, wait: index === 0 ? 300 : 20 })));
  expect(answers.map(({ say }) => say)).toEqual(says);
  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
});

test("a process that has nothing to do gets the next request, and no further one is started for it", async () => {
  const { ask } = pool({ size: 3 });
  const pids = new Set<number>();
  for (let round = 0; round < 4; round += 1) pids.add((await ask({})).pid);
  expect(pids.size).toBe(1);
});

test("a worker that ends under a request is lost with its last words, and the next request has another one", async () => {
  const { ask } = pool();
  const { pid } = await ask({});
  const waiting = [ask({ die: true, words: "out of memory\n" }), ask({ say: "next" })] as const;
  const lost = await waiting[0].catch((reason: unknown) => reason);
  expect(lost).toBeInstanceOf(WorkerLost);
  // Words can still be on their way when the process is gone.
  expect((lost as Error).message).toMatch(/^(out of memory|the process ended \(3\))$/);
  const next = await waiting[1];
  expect(next.say).toBe("next");
  expect(next.pid).not.toBe(pid);
});

test("a worker that ends without a word is lost with its status", async () => {
  await expect(pool().ask({ die: true })).rejects.toThrow("the process ended (3)");
});

test("a worker that is killed under a request is lost with the signal's name", async () => {
  const { ask } = pool();
  const { pid } = await ask({});
  const hanging = ask({ hang: true });
  process.kill(pid, "SIGKILL");
  await expect(hanging).rejects.toThrow("the process ended (SIGKILL)");
});

test("a worker that ended while it had nothing to do is not asked again", async () => {
  const { ask } = pool();
  const { pid } = await ask({});
  process.kill(pid, "SIGKILL");
  expect(await survivors([pid])).toEqual([]);
  // A process is gone a moment before its parent hears of it.
  await sleep(200);
  expect((await ask({})).pid).not.toBe(pid);
});

test("a worker that does not answer in time is ended, and the error says how long that was", async () => {
  const { ask } = pool();
  const { pid } = await ask({});
  const error = await ask({ hang: true }, 0.2).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkerLost);
  expect((error as Error).message).toBe("no answer after 0.2 s");
  expect(await survivors([pid])).toEqual([]);
  expect((await ask({ say: "again" })).say).toBe("again");
});

test("the time for an answer counts from when a process has the request", async () => {
  const { ask } = pool();
  await ask({});
  const [long, short] = await Promise.all([ask({ wait: 1500 }), ask({ say: "short" }, 1)]);
  expect(short).toMatchObject({ pid: long.pid, say: "short" });
});

test("a time longer than a timer can have is for ever, not for nothing", async () => {
  expect((await pool().ask({ say: "x", wait: 100 }, 1e9)).say).toBe("x");
});

test("a closed pool leaves no process, and whatever was asked or is asked is rejected", async () => {
  const { pool: closing, ask } = pool({ size: 2 });
  const pids = (await Promise.all([ask({ wait: 100 }), ask({ wait: 100 })])).map(({ pid }) => pid);
  expect(new Set(pids).size).toBe(2);
  const asked = [ask({ hang: true }), ask({ hang: true }), ask({ say: "in the queue" })];
  const settled = Promise.allSettled(asked);
  closing.close();
  const outcomes = await settled;
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  for (const outcome of outcomes)
    expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(WorkerLost);
  expect((outcomes[2] as PromiseRejectedResult).reason.message).toBe("the run has ended");
  await expect(ask({ say: "late" })).rejects.toThrow("the run has ended");
  expect(await survivors(pids)).toEqual([]);
});

test("where no process can be started each request is lost, not only the first", async () => {
  const { ask } = pool({ cwd: path.join(folder, "none") });
  const asked = [ask({}), ask({}), ask({})].map((request) => request.catch((reason: unknown) => reason));
  for (const reason of await Promise.all(asked)) expect(reason).toBeInstanceOf(WorkerLost);
});

test("a module that is not there is a lost worker", async () => {
  const missing = new WorkerPool<Request, Answer>({ module: path.join(folder, "none.mjs"), size: 1 });
  await expect(missing.ask({}, { seconds: 60 })).rejects.toBeInstanceOf(WorkerLost);
  missing.close();
});
