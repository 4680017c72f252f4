import { afterAll, beforeAll, expect } from "vitest";

/** What a file can change of its process, and the next file in that process would find. */
function processState() {
  return {
    env: { ...process.env },
    folder: process.cwd(),
    globals: Object.getOwnPropertyNames(globalThis).sort(),
    listeners: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
  };
}

let before: ReturnType<typeof processState>;

// Files of the project "together" share a process, so a file that leaves something changed there fails.
beforeAll(() => {
  before = processState();
});

afterAll(() => {
  expect(processState(), "this file changes its process: put it back, or run the file alone").toEqual(before);
});
