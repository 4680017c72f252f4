import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderTrust } from "../../lib/platform/private-folder.js";

let parent: string;
const at = (name: string) => path.join(parent, name);
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), "claimbook-private-"));
});
afterEach(() => rmSync(parent, { recursive: true }));

test("a folder is made for this user alone, where that is asked for", () => {
  expect(folderTrust(at("a/b"))).toBe("missing");
  expect(folderTrust(at("a/b"), { make: true })).toBe("private");
  expect(statSync(at("a/b")).mode & 0o777).toBe(0o700);
});

test("a folder that others can read is closed to them", () => {
  mkdirSync(at("open"));
  chmodSync(at("open"), 0o755);
  expect(folderTrust(at("open"))).toBe("private");
  expect(statSync(at("open")).mode & 0o777).toBe(0o700);
});

test.each([0o770, 0o702, 0o777, 0o1777])("a folder of mode %o is refused, and its mode stays", (mode) => {
  mkdirSync(at("shared"));
  chmodSync(at("shared"), mode);
  expect(folderTrust(at("shared"))).toEqual({
    refused: `others can write into it (mode ${mode.toString(8).padStart(4, "0")})`,
  });
  expect(statSync(at("shared")).mode & 0o7777).toBe(mode);
});

test("a file is refused, and what lies below one is missing", () => {
  writeFileSync(at("file"), "");
  expect(folderTrust(at("file"))).toEqual({ refused: "it is not a folder" });
  expect(folderTrust(at("file/below"), { make: true })).toBe("missing");
});
