import { expect, test } from "vitest";
import { fileClocks, timeLimits } from "../../lib/sources/time-limits.js";

test("timeLimits(runMs) gives a host half of it, a file a fifth, an attempt a tenth", () => {
  expect(timeLimits(10_000)).toEqual({ timeoutMs: 1000, fileMs: 2000, hostMs: 5000, runMs: 10_000 });
  // An update ends within ten minutes on any server: five for the files, and what is computed.
  expect(timeLimits().runMs).toBe(300_000);
});

test("fileClocks(limits) leaves a file the least of what file, host and run have left", () => {
  let now = 1000;
  const start = fileClocks({ fileMs: 200, hostMs: 300, runMs: 1000 }, () => now);
  const first = start("a.example");
  now += 150;
  expect(first.left()).toEqual({ ms: 50, limit: "0.2 s for a file" });
  first.stop();
  now += 100;
  // Waiting between files is not the host's time.
  const second = start("a.example");
  expect(second.left()).toEqual({ ms: 150, limit: "0.3 s for a host" });
  expect(start("b.example").left()).toEqual({ ms: 200, limit: "0.2 s for a file" });
  now += 700;
  expect(start("b.example").left()).toEqual({ ms: 50, limit: "1 s for all files" });
  expect(second.left().ms).toBe(-550);
});
