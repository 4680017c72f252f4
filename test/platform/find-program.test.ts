import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findProgram } from "../../lib/platform/find-program.js";

let root: string;

function put(file: string, mode = 0o755): string {
  const where = path.join(root, file);
  mkdirSync(path.dirname(where), { recursive: true });
  writeFileSync(where, "#!/bin/sh\n");
  chmodSync(where, mode);
  return where;
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "claimbook-find-"));
  vi.stubEnv("PATH", ["first", "second"].map((name) => path.join(root, name)).join(path.delimiter));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

test("findProgram gives the files of PATH in its order, then those of the further folders", () => {
  const files = [put("first/tool"), put("second/tool"), put("third/tool")];
  expect(findProgram("tool", [path.join(root, "third")])).toEqual(files);
});

test("findProgram names a folder that is on PATH and among the further ones once", () => {
  const file = put("second/tool");
  expect(findProgram("tool", [path.join(root, "second")])).toEqual([file]);
});

test("findProgram passes over folders, missing folders and files that cannot be run", () => {
  mkdirSync(path.join(root, "first/tool"), { recursive: true });
  put("second/tool", 0o644);
  expect(findProgram("tool", [path.join(root, "nowhere")])).toEqual([]);
});
