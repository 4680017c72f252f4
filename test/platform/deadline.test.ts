import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { withDeadline } from "../../lib/platform/deadline.js";

const idle = new AbortController().signal;
/** Ends when its signal says so. */
const forever = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

test("withDeadline(limits, task) gives what the task gives", async () => {
  expect(await withDeadline({ ms: 1000, signal: idle }, async () => 5)).toBe(5);
});

test("withDeadline(limits, task) ends it after the time, however often garbage is collected", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const timer = setInterval(collect, 10);
  await expect(withDeadline({ ms: 60, signal: idle }, forever)).rejects.toMatchObject({
    name: "TimeoutError",
  });
  clearInterval(timer);
});

test("withDeadline(limits, task) ends it with another signal's reason, before it begins or later", async () => {
  const outer = new AbortController();
  const running = withDeadline({ ms: 1000, signal: outer.signal }, forever);
  outer.abort(new RangeError("no more"));
  await expect(running).rejects.toThrow("no more");
  await expect(withDeadline({ ms: 1000, signal: outer.signal }, async () => 5)).rejects.toThrow("no more");
});
