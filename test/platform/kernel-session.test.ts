import { afterEach, expect, test, vi } from "vitest";
import {
  type KernelSession,
  kernelSession,
  openKernelSession,
  sessionEnvironment,
} from "../../lib/platform/kernel-session.js";
import { setSession } from "./set-session.js";

afterEach(() => {
  vi.unstubAllEnvs();
  setSession({});
});

const SESSION: KernelSession = {
  run: { progressFile: "/tmp/k/progress", readsFile: "/tmp/k/reads", assisted: true },
  figures: "figures.js",
  book: "/book",
  data: "/book/data",
};

test("openKernelSession() returns what sessionEnvironment wrote, takes it out of the environment, and says it again", () => {
  Object.assign(process.env, sessionEnvironment(SESSION));
  expect(openKernelSession()).toEqual(SESSION);
  expect(Object.keys(process.env).filter((name) => name.includes("SESSION"))).not.toContain(
    "CLAIMBOOK_SESSION",
  );
  expect(kernelSession()).toEqual(SESSION);
});

test("every copy of the module in a process has the session", async () => {
  setSession(SESSION);
  vi.resetModules();
  const copy = await import("../../lib/platform/kernel-session.js");
  expect(copy.kernelSession).not.toBe(kernelSession);
  expect(copy.kernelSession()).toEqual(SESSION);
});

test.each([undefined, "", "{}"])("the session of a process that was started with %j is empty", (text) => {
  setSession(SESSION);
  vi.stubEnv("CLAIMBOOK_SESSION", text);
  expect(openKernelSession()).toEqual({});
  expect(kernelSession()).toEqual({});
});

test.each([
  "1",
  "figures.js",
  "[]",
  '{"figures":1}',
  '{"book":{}}',
  '{"run":true}',
  '{"run":{"progressFile":"p","readsFile":"r"}}',
])("openKernelSession() refuses %s and says what to do", (text) => {
  vi.stubEnv("CLAIMBOOK_SESSION", text);
  expect(openKernelSession).toThrow(
    `the environment variable CLAIMBOOK_SESSION is not what Claimbook writes (got ${JSON.stringify(text)}); unset it, or install the kernel again`,
  );
  expect(process.env.CLAIMBOOK_SESSION).toBeUndefined();
});
