import { afterEach, expect, test, vi } from "vitest";
import { needsLoader, noteFrontEnd } from "../../../lib/notebook/show/front-end.js";
import type { KernelSession } from "../../../lib/platform/kernel-session.js";
import { setSession } from "../../platform/set-session.js";

afterEach(() => {
  vi.unstubAllEnvs();
  setSession({});
  noteFrontEnd(false);
});

const SERVED: KernelSession = { figures: "figures.js" };
const RUN: KernelSession = { run: { progressFile: "progress", readsFile: "reads", assisted: true } };

test.each([
  ["a Jupyter server's page, which fetches it", SERVED, undefined, true, false],
  ["nbconvert, where nobody can be asked", SERVED, undefined, false, true],
  ["VS Code, whose pages have no server", SERVED, "VSCODE_PID", true, true],
  ["VS Code on a server, as code-server starts it", SERVED, "VSCODE_CWD", true, true],
  ["a kernelspec without the file", {}, undefined, true, true],
  ["a run", { ...SERVED, ...RUN }, undefined, false, false],
])("needsLoader for %s", (_, session, vscode, isWatched, needed) => {
  setSession(session);
  for (const name of ["VSCODE_PID", "VSCODE_CWD"]) vi.stubEnv(name, name === vscode ? "1" : undefined);
  noteFrontEnd(isWatched);
  expect(needsLoader()).toBe(needed);
});
