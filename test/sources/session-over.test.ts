import { expect, test, vi } from "vitest";
import { isInSession, receivedAt } from "../../lib/sources/session-over.js";

test.each([
  ["2026-02-20", "2026-02-20T20:00:00Z", true],
  ["2026-02-20", "2026-02-20T21:10:00Z", true],
  ["2026-02-20", "2026-02-20T21:15:00Z", false],
  ["2026-02-19", "2026-02-20T20:00:00Z", false],
  // Monday's row is there on Sunday evening: nothing of it has happened.
  ["2026-02-23", "2026-02-23T02:00:00Z", true],
  ["2026-11-27", "2026-11-27T17:59:00Z", true],
  ["2026-11-27", "2026-11-27T18:15:00Z", false],
])("isInSession(%j, %j) is %j", (day, at, open) => {
  expect(isInSession(day, Date.parse(at))).toBe(open);
});

test("receivedAt(file) is now where nobody wrote it down", () => {
  vi.useFakeTimers({ now: 1_000_000 });
  expect(receivedAt({ retrieved: "unknown" })).toBe(1_000_000);
  expect(receivedAt({ retrieved: "1970-01-01T00:00:05.000Z" })).toBe(5000);
  vi.useRealTimers();
});
