// Takes long: each command is a process of its own.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claim, document } from "../claims/diff/small-document.js";

const script = path.resolve("lib/bin/claimbook.mjs");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "claimbook-diff-command-"));
  const write = (name: string, value: object) =>
    writeFileSync(path.join(folder, name), JSON.stringify(value));
  write("a.json", document([claim("a")]));
  write("b.json", document([claim("a", { verdict: "contradicted" })]));
  write(
    "other.json",
    document([claim("a")], { book: { publisher: "B", description: "b", asOf: "2024-01-31" } }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command outside a book, which two documents do not need. */
function diff(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, "diff", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CLAIMBOOK_DATA: "" },
  });
  return { status, stdout, stderr };
}

test("claimbook diff ends with 0, with --exit-code with 1 where anything differs, as text and as JSON", () => {
  const text = diff("a.json", "b.json");
  expect(text).toMatchObject({ status: 0, stderr: "" });
  expect(text.stdout).toMatch(/^a {6}supported -> contradicted {2}-/m);
  const { status, stdout } = diff("a.json", "b.json", "--exit-code", "--json");
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    from: { given: "a.json", book: { publisher: "A bank" } },
    to: { given: "b.json" },
    moved: "a verdict",
    claims: [{ claim: "a", verdict: { from: "supported", to: "contradicted" } }],
  });
  expect(diff("a.json", "a.json", "--exit-code")).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/\n\nNothing differs\.\n$/),
  });
});

test.each([
  [["a.json", "other.json"], /^claimbook: a\.json and other\.json are of two books \(A bank, /],
  [
    ["a.json", "elsewhere"],
    /^claimbook: "elsewhere" is no file, folder or Git revision, and no day; write a /,
  ],
  [["a.json", "othr.json"], /and no day; did you mean "other\.json"\?$/m],
  [["a.json", "b.json", "--asked-on", "latest"], /^claimbook: --asked-on is for what is evaluated here; /],
  [["a.json", "b.json", "--as-of", "latest"], /^claimbook: --as-of is for Git revisions; /],
  [["a.json"], /^error: missing required argument 'b'/],
  [["a.json", "b.json", "--jsn"], /^error: unknown option '--jsn'/],
])("claimbook diff %j ends with 2 and says why", (args, message) => {
  const { status, stdout, stderr } = diff(...args);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
});
