import { spawnSync } from "node:child_process";
import os from "node:os";
import { expect, test } from "vitest";
import { checkLines } from "../../lib/cli/doctor.js";
import type { Check } from "../../lib/notebook/doctor/check.js";

function doctor(env: NodeJS.ProcessEnv = {}): { status: number | null; checks: Check[] } {
  const { status, stdout } = spawnSync(process.execPath, ["lib/bin/claimbook.mjs", "doctor", "--json"], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, checks: JSON.parse(stdout) as Check[] };
}

test("doctor looks at everything and exits 0 where all that npm start needs works", () => {
  const { status, checks } = doctor();
  expect(checks.map(({ name }) => name)).toEqual([
    "Node",
    "packages",
    "library",
    "data",
    "kernel",
    "Jupyter",
    "kernelspec",
    "Chromium",
  ]);
  expect(checks.filter((check) => check.status === "fail")).toEqual([]);
  expect(status).toBe(0);
});

test("doctor exits 1 where something that npm start needs does not work, and still looks at the rest", () => {
  const { status, checks } = doctor({ CLAIMBOOK_DATA: os.tmpdir() });
  expect(checks.find(({ name }) => name === "data")).toMatchObject({ status: "fail" });
  expect(checks).toHaveLength(8);
  expect(status).toBe(1);
});

test("a check is a line, and its remedy another", () => {
  expect(checkLines({ name: "Node", status: "ok", message: "20.19.0" })).toBe("ok    Node        20.19.0");
  expect(checkLines({ name: "data", status: "warn", message: "old", remedy: "renew" })).toBe(
    "warn  data        old\n                  -> renew",
  );
});
