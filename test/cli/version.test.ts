// Takes long: each command is a process of its own.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { versions, versionText } from "../../lib/cli/version.js";
import { openStore } from "../../lib/store/open-store.js";

let elsewhere: string;
beforeAll(() => {
  elsewhere = mkdtempSync(path.join(os.tmpdir(), "claimbook-version-"));
});
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

const own = (folder: string) => JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
const { version } = own("lib");
const manifest = `sha256:${createHash("sha256").update(readFileSync("data/datapackage.json")).digest("hex")}`;

function claimbook(args: readonly string[], cwd = ".") {
  const { CLAIMBOOK_BOOK: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.resolve("lib/bin/claimbook.mjs"), ...args],
    { cwd, env, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

test("versions() are those of the engine, of the current book, and of its data, whose newest row is in a table", () => {
  const { name, version: book } = own("claims");
  const found = versions();
  expect(found).toMatchObject({ claimbook: version, book: { name, version: book }, data: { manifest } });
  const store = openStore();
  const ends = store.tables.map((table) => store.describe(table).coverage.end);
  expect(ends).toContain(found.data?.to);
  expect(ends.filter((end) => end > (found.data?.to as string))).toEqual([]);
});

test("versionText(versions) is a line each, with the first digits of the manifest's hash", () => {
  const data = { to: "2026-08-18", manifest: "sha256:0123456789abcdef" };
  expect(versionText({ claimbook: "2.0.0", book: { name: "my-note", version: "0.1.0" }, data })).toBe(
    "claimbook 2.0.0\nbook my-note 0.1.0\ndata to 2026-08-18, manifest sha256:0123456789ab",
  );
  expect(versionText({ claimbook: "2.0.0", book: null, data: null })).toBe("claimbook 2.0.0");
});

test("claimbook --version, -V and --version --json print them; outside a book the engine's alone", () => {
  const text = { status: 0, stdout: `${versionText(versions())}\n`, stderr: "" };
  expect([claimbook(["--version"]), claimbook(["-V"])]).toEqual([text, text]);
  expect(JSON.parse(claimbook(["--version", "--json"]).stdout)).toEqual(versions());
  expect(claimbook(["--version"], elsewhere)).toEqual({
    status: 0,
    stdout: `claimbook ${version}\n`,
    stderr: "",
  });
  expect(JSON.parse(claimbook(["-V", "--json"], elsewhere).stdout)).toEqual({
    claimbook: version,
    book: null,
    data: null,
  });
});

test("claimbook --version names the book that a folder lies in, and refuses an option that it has not", () => {
  const [, book] = claimbook(["--version"], "examples/cpi-june-2024").stdout.split("\n");
  expect(book).toMatch(/^book cpi-june-2024 \d/);
  expect(claimbook(["--version", "--jsn"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("--json"),
  });
});
