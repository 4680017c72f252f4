import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { jupyterEnvironments, pythonOf } from "../../../lib/notebook/jupyter/jupyter-environments.js";

let root: string;
const folder = (name: string) => path.join(root, name);

function put(file: string, text: string): string {
  mkdirSync(path.dirname(folder(file)), { recursive: true });
  writeFileSync(folder(file), text);
  chmodSync(folder(file), 0o755);
  return folder(file);
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "claimbook-environments-"));
  vi.stubEnv("PATH", folder("path"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

test.each([
  ["pip's first line", "#!/opt/conda/bin/python3.11\nimport re\n", "/opt/conda/bin/python3.11"],
  ["conda's first line", "#!/opt/conda/bin/python\n\nimport re\n", "/opt/conda/bin/python"],
  [
    "pip's lines where the path has spaces",
    "#!/bin/sh\n'''exec' \"/home/a b/venv/bin/python3\" \"$0\" \"$@\"\n' '''\nimport re\n",
    "/home/a b/venv/bin/python3",
  ],
  [
    "conda's lines where the path is long",
    "#!/bin/sh\n'''exec' /home/ab/miniconda3/bin/python \"$0\" \"$@\"\n' '''\nimport re\n",
    "/home/ab/miniconda3/bin/python",
  ],
  ["a script of the shell's", "#!/bin/sh\nexec python3 -m jupyterlab\n", undefined],
])("pythonOf reads %s", (_, text, python) => {
  expect(pythonOf(put("program", text))).toBe(python);
});

test("jupyterEnvironments has each Python once, with its programs, those of PATH first", () => {
  const notebook = put("path/jupyter-notebook", "#!/usr/bin/python3\n");
  const lab = put("env/bin/jupyter-lab", "#!/env/bin/python3\n");
  const papermill = put("env/bin/papermill", "#!/env/bin/python3\n");
  put("path/jupyter-nbconvert", "#!/bin/sh\necho mine\n");
  // As /bin is /usr/bin.
  symlinkSync(folder("env/bin"), folder("again"));
  const found = jupyterEnvironments([folder("env/bin"), folder("again")]);
  expect(found.map(({ python, programs }) => [python, programs.map((one) => one.path)])).toEqual([
    ["/env/bin/python3", [lab, papermill]],
    ["/usr/bin/python3", [notebook]],
  ]);
});
