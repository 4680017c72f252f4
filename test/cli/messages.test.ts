// Takes long: each message is that of a command, a process of its own.

import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-messages-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function claimbook(
  args: readonly string[],
  { env = {}, output }: { env?: NodeJS.ProcessEnv; output?: number } = {},
) {
  return spawnSync(process.execPath, ["lib/bin/claimbook.mjs", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", output ?? "pipe", "pipe"],
  });
}

const STACK = /^ +at /m;

describe("a full standard output", () => {
  test.each([[["data"]], [["data", "--json"]], [["--help"]], [["update", "--help"]], [["--version"]]])(
    "ends %j with one line and status 1",
    (args) => {
      const full = openSync("/dev/full", "w");
      const { status, stderr } = claimbook(args, { output: full });
      closeSync(full);
      expect(stderr).toMatch(/^claimbook: standard output cannot be written: .*no space left.*\n$/);
      expect(status).toBe(1);
    },
  );
});

test.each([
  ["is missing", () => path.join(folder, "none")],
  ["is a file", () => path.resolve("package.json")],
])("a folder for temporary files that %s is named with the remedy", (_, temporary) => {
  const { status, stderr } = claimbook(
    ["run", "--force", "--output-dir", path.join(folder, "out"), "notebooks/02-july-rally.ipynb"],
    { env: { TMPDIR: temporary() } },
  );
  expect(status).toBe(1);
  expect(stderr).toContain(`the folder for temporary files, ${temporary()}, cannot be written (`);
  expect(stderr).toContain("set TMPDIR");
  expect(stderr).not.toMatch(STACK);
});

test("a name that is too long is said without a stack", () => {
  const { status, stderr } = claimbook(["new", "notebook", `08-${"n".repeat(300)}`]);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^claimbook: .*its name is longer than the system allows; shorten it \(ENAMETOOLONG\)\n$/,
  );
});
