import { afterEach, expect, test, vi } from "vitest";
import { needsLoader, noteFrontEnd } from "../../../lib/notebook/show/front-end.js";

afterEach(() => {
  vi.unstubAllEnvs();
  noteFrontEnd(false);
});

const WATCHED_IN_JUPYTER = {
  CLAIMBOOK_FIGURES: "figures.js",
  VSCODE_PID: undefined,
  CLAIMBOOK_RUN: undefined,
};

test.each([
  ["a Jupyter server's page, which fetches it", WATCHED_IN_JUPYTER, true, false],
  ["nbconvert, where nobody can be asked", WATCHED_IN_JUPYTER, false, true],
  ["VS Code, whose pages have no server", { ...WATCHED_IN_JUPYTER, VSCODE_PID: "1" }, true, true],
  ["a kernelspec without the file", { ...WATCHED_IN_JUPYTER, CLAIMBOOK_FIGURES: undefined }, true, true],
  ["a run", { ...WATCHED_IN_JUPYTER, CLAIMBOOK_RUN: "1" }, false, false],
])("needsLoader for %s", (_, env, isWatched, needed) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  noteFrontEnd(isWatched);
  expect(needsLoader()).toBe(needed);
});
