import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { makeFolder } from "../../lib/platform/make-folder.js";

test("makeFolder(folder) makes those above it too, and leaves what is there", () => {
  const root = mkdtempSync(path.join(os.tmpdir(), "claimbook-folders-"));
  for (const _ of [1, 2]) makeFolder(path.join(root, "a/b"));
  expect(existsSync(path.join(root, "a/b"))).toBe(true);
  rmSync(root, { recursive: true });
});

test("once the current folder has been removed, a file is refused, which says so; nothing is made again", () => {
  const root = mkdtempSync(path.join(os.tmpdir(), "claimbook-folders-"));
  const module = pathToFileURL(path.resolve("lib/dist/platform/write-file-atomic.js")).href;
  const program = `
    import { rmSync } from "node:fs";
    import { writeFileAtomic } from ${JSON.stringify(module)};
    rmSync(process.cwd(), { recursive: true });
    writeFileAtomic("a/b/c.txt", "c");`;
  // Node's own mkdir would not end.
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: root,
    encoding: "utf8",
    timeout: 60_000,
  });
  expect(status).toBe(1);
  expect(stderr).toContain(`the current folder ${root} has been removed`);
  expect(existsSync(root)).toBe(false);
});
