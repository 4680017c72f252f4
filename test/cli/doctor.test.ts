// Takes long: each of Jupyter's programs is asked its version, and one starts the kernel.

import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkLines } from "../../lib/cli/doctor.js";
import type { Check } from "../../lib/notebook/doctor/check.js";
import { kernelspecFile, writeKernelspec } from "../../lib/notebook/jupyter/kernelspec.js";
import { ownFolders } from "../front-ends/own-folders.js";
import { LAB } from "../front-ends/server.js";

const PROGRAMS = ["Node", "packages", "library", "book", "data", "kernel", "Chromium", "Jupyter"];

function doctor(env: NodeJS.ProcessEnv): { status: number | null; checks: Check[] } {
  const { status, stdout } = spawnSync(process.execPath, ["lib/bin/claimbook.mjs", "doctor", "--json"], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, checks: JSON.parse(stdout) as Check[] };
}

test("doctor exits 1 where something that npm start needs does not work, and still looks at the rest", () => {
  const { status, checks } = doctor({ CLAIMBOOK_DATA: os.tmpdir() });
  expect(checks.find(({ name }) => name === "data")).toMatchObject({ status: "fail" });
  expect(checks.map(({ name }) => name)).toEqual(expect.arrayContaining([...PROGRAMS, "kernelspec"]));
  expect(status).toBe(1);
});

describe.skipIf(!LAB)(`doctor of a Jupyter${LAB ? "" : " (skipped: no jupyter-lab; see .ci/run)"}`, () => {
  const own = ownFolders();
  const bin = path.dirname(LAB ?? "");
  const env = { ...own.env, PATH: [bin, process.env.PATH].join(path.delimiter) };
  const data = own.env.JUPYTER_DATA_DIR as string;
  afterAll(own.remove);
  /** What is said of the Jupyter that the tests have. */
  const ofLab = (checks: readonly Check[]) => checks.filter(({ message }) => message.includes(bin));

  test("of this checkout's kernel, installed: finds all programs, versions and the kernel, which answers there; exits 0", () => {
    writeKernelspec(data);
    const { status, checks } = doctor(env);
    expect(checks.slice(0, PROGRAMS.length).map(({ name }) => name)).toEqual(PROGRAMS);
    expect(checks.filter((check) => check.status === "fail")).toEqual([]);
    expect(ofLab(checks)).toMatchObject(
      [
        ["Jupyter", /^"npm run lab" opens jupyter-lab 4\.6/],
        ["JupyterLab", /^4\.6\.\d+, tested with 4\.6 /],
        ["Notebook", /^7\.6\.\d+, tested with 7\.6 /],
        ["nbconvert", /^7\.17\.\d+, tested with 7\.17 /],
        ["papermill", /^2\.7\.\d+, tested with 2\.7 /],
        ["Jupyter", /started the kernel, which answered a cell in \d+\.\d s$/],
      ].map(([name, message]) => ({ name, status: "ok", message: expect.stringMatching(message as RegExp) })),
    );
    expect(checks).toContainEqual({
      name: "kernelspec",
      status: "ok",
      message: expect.stringContaining(kernelspecFile(data)),
    });
    expect(checks).toContainEqual({ name: "figures", status: "ok", message: expect.stringContaining(data) });
    expect(status).toBe(0);
  });
});

test("a check is a line, and its remedy another", () => {
  expect(checkLines({ name: "Node", status: "ok", message: "20.19.0" })).toBe("ok    Node        20.19.0");
  expect(checkLines({ name: "data", status: "warn", message: "old", remedy: "renew" })).toBe(
    "warn  data        old\n                  -> renew",
  );
});
