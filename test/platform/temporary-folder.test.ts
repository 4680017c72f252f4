import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { thisProcess } from "../../lib/platform/process-identity.js";
import { sweepTemporaryFolders, temporaryFolder } from "../../lib/platform/temporary-folder.js";

const DEAD = { ...thisProcess(), pid: spawnSync(process.execPath, ["-e", ""]).pid };

/** A folder with an owner, as a process leaves it. */
function folderOf(owner: unknown): string {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-owned-"));
  writeFileSync(path.join(folder, ".owner.json"), JSON.stringify(owner));
  return folder;
}

test("sweepTemporaryFolders() removes those of processes that have ended, and no others", () => {
  const mine = temporaryFolder("mine");
  expect(statSync(mine).mode & 0o777).toBe(0o700);
  const dead = folderOf(DEAD);
  mkdirSync(path.join(dead, "deep"));
  const elsewhere = folderOf({ ...DEAD, host: "elsewhere" });
  const odd = folderOf({ pid: "x" });
  const unowned = mkdtempSync(path.join(tmpdir(), "claimbook-unowned-"));
  // A link to a folder of a dead process that bears no name of ours.
  const other = mkdtempSync(path.join(tmpdir(), "other-"));
  writeFileSync(path.join(other, ".owner.json"), JSON.stringify(DEAD));
  symlinkSync(other, path.join(tmpdir(), `claimbook-link-${path.basename(other)}`));
  sweepTemporaryFolders();
  expect([mine, elsewhere, odd, unowned, other].map((folder) => existsSync(folder))).toEqual(
    Array(5).fill(true),
  );
  expect(existsSync(dead)).toBe(false);
});

test("a folder whose process was killed before it could say whose it is goes by its name, unless something lies in it", () => {
  const made = (pid = 0) => mkdtempSync(path.join(tmpdir(), `claimbook-begun-${pid}-`));
  const [empty, half, full, own] = [made(DEAD.pid), made(DEAD.pid), made(DEAD.pid), made(process.pid)];
  writeFileSync(path.join(half, ".owner.json"), '{"pid":');
  writeFileSync(path.join(full, "of-somebody.txt"), "");
  sweepTemporaryFolders();
  expect([empty, half, full, own].map((folder) => existsSync(folder))).toEqual([false, false, true, true]);
  expect(path.basename(temporaryFolder("mine"))).toMatch(
    new RegExp(`^claimbook-mine-${process.pid}-\\w{6}$`),
  );
});
