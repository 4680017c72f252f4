import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { networkWatch } from "../../lib/sources/network-watch.js";
import { NoNetworkError } from "../../lib/sources/no-network-error.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A watch over three hosts, the probes that it made, and which of the hosts answers a probe. */
function watching(up: readonly string[] = []) {
  const probed: string[] = [];
  const watch = networkWatch({
    hosts: ["a", "b", "c"],
    probe: async (host) => {
      probed.push(host);
      return up.includes(host) ? undefined : `ENOTFOUND ${host}`;
    },
  });
  return { probed, watch };
}

test("all that were asked are unreachable: the other hosts are asked, and when none answers there is no network", async () => {
  const { probed, watch } = watching();
  watch.asked("a");
  await watch.unreachable("a", "ENOTFOUND a");
  expect(probed).toEqual(["b", "c"]);
  expect(watch.signal.reason).toBeInstanceOf(NoNetworkError);
  expect(watch.signal.reason.message).toMatch(/^no network: .*\(ENOTFOUND a\); nothing was changed/);
});

test("one other host answers: there is a network", async () => {
  const { probed, watch } = watching(["c"]);
  watch.asked("a");
  await watch.unreachable("a", "ENOTFOUND a");
  await watch.unreachable("a", "ENOTFOUND a");
  expect(probed).toEqual(["b", "c"]);
  expect(watch.signal.aborted).toBe(false);
});

test("a host that was reached rules it out, whatever happens to the others, and nobody else is asked", async () => {
  const { probed, watch } = watching();
  for (const host of ["a", "b"]) watch.asked(host);
  watch.reached();
  await watch.unreachable("a", "ENOTFOUND a");
  await watch.unreachable("b", "ENOTFOUND b");
  expect([probed, watch.signal.aborted]).toEqual([[], false]);
});

test("while a host is being asked nothing is decided", async () => {
  const { probed, watch } = watching();
  for (const host of ["a", "b", "c"]) watch.asked(host);
  let known = false;
  const first = watch.unreachable("a", "ENOTFOUND a").then(() => {
    known = true;
  });
  void watch.unreachable("b", "ENOTFOUND b");
  await vi.advanceTimersByTimeAsync(10_000);
  expect([probed, known, watch.signal.aborted]).toEqual([[], false, false]);
  await watch.unreachable("c", "ENOTFOUND c");
  await first;
  expect(watch.signal.aborted).toBe(true);
});

test("when nothing has answered for two seconds, the other hosts are asked meanwhile", async () => {
  const { probed, watch } = watching();
  watch.asked("a");
  await vi.advanceTimersByTimeAsync(1999);
  expect(probed).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(probed).toEqual(["b", "c"]);
  await watch.unreachable("a", "no connection to a within 5 s");
  expect(watch.signal.reason.message).toContain("no connection to a");
  expect(probed).toHaveLength(2);
});
