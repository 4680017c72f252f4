import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

test("no V8 that we run on complains of the flag", () => {
  const module = pathToFileURL(path.resolve("lib/dist/platform/workers/optimise-late.js")).href;
  const script = `import { optimiseLate } from "${module}"; optimiseLate(); optimiseLate(300_000);`;
  const args = ["--input-type=module", "--eval", script];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: "", stdout: "" });
});
