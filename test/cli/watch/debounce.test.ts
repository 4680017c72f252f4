import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { debounce } from "../../../lib/cli/watch/debounce.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

const BURST = { quietMs: 100, maxMs: 1000 };

test("debounce acts once after a burst, when it has been quiet", () => {
  const action = vi.fn();
  const call = debounce(action, BURST);
  for (let at = 0; at < 5; at += 1) {
    call();
    vi.advanceTimersByTime(99);
  }
  expect(action).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(action).toHaveBeenCalledTimes(1);
});

test("debounce acts while a burst does not end, and once more after it", () => {
  const action = vi.fn();
  const call = debounce(action, BURST);
  for (let ms = 0; ms < 2500; ms += 50) {
    call();
    vi.advanceTimersByTime(50);
  }
  expect(action).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(3);
});

test("debounce forgets what is cancelled and hears the next call", () => {
  const action = vi.fn();
  const call = debounce(action, BURST);
  call();
  call.cancel();
  vi.advanceTimersByTime(500);
  expect(action).not.toHaveBeenCalled();
  call();
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(1);
});

test("a call from within the action begins a burst of its own", () => {
  const action = vi.fn(() => {
    if (action.mock.calls.length === 1) call();
  });
  const call = debounce(action, BURST);
  call();
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(2);
});
