import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findJupyter } from "../../../lib/notebook/jupyter/find-jupyter.js";

let root: string;
const folder = (name: string) => path.join(root, name);

/** A program that answers to --version as a shell script does. */
function put(file: string, script: string): string {
  mkdirSync(path.dirname(folder(file)), { recursive: true });
  writeFileSync(folder(file), `#!/bin/sh\n${script}\n`);
  chmodSync(folder(file), 0o755);
  return folder(file);
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "claimbook-find-jupyter-"));
  vi.stubEnv("PATH", folder("path"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

test("findJupyter prefers JupyterLab, also where only Notebook is on PATH", () => {
  put("path/jupyter-notebook", "echo 7.2.1");
  const lab = put("elsewhere/jupyter-lab", "echo 4.3.0rc1");
  expect(findJupyter([folder("elsewhere")])).toEqual({
    program: "jupyter-lab",
    path: lab,
    version: "4.3.0rc1",
  });
});

test("findJupyter takes Notebook where there is no Lab", () => {
  const notebook = put("path/jupyter-notebook", "echo 6.4.12");
  expect(findJupyter([])).toEqual({ program: "jupyter-notebook", path: notebook, version: "6.4.12" });
});

test("findJupyter passes over a program that does not run, such as the shim of another environment", () => {
  put("path/jupyter-lab", "echo 'pyenv: jupyter-lab: command not found' >&2; exit 127");
  const lab = put("elsewhere/jupyter-lab", "echo 4.2.5");
  expect(findJupyter([folder("elsewhere")])?.path).toBe(lab);
});

test("findJupyter finds none where there is none", () => {
  expect(findJupyter([folder("nowhere")])).toBeUndefined();
});
