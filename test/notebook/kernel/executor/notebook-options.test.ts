import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-options-"));
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What a kernel finds out about a notebook, which Jupyter's server names. */
async function found(name: string | undefined, text?: string) {
  const file = name === undefined ? undefined : path.join(folder, name);
  if (file !== undefined && text !== undefined) writeFileSync(file, text);
  vi.stubEnv("JPY_SESSION_NAME", file);
  const options = await import("../../../../lib/notebook/kernel/executor/notebook-options.js");
  return [options.notebookOptions(), options.notebookVersion()];
}

test("a notebook's metadata say how its cells are checked", async () => {
  const metadata = { claimbook: { compilerOptions: { strict: false } } };
  expect(await found("a.ipynb", JSON.stringify({ metadata }))).toEqual([{ strict: false }, undefined]);
});

test("one that tslab saved is checked as tslab does, and goes on being", async () => {
  const metadata = { language_info: { name: "typescript", version: "3.7.2" } };
  expect(await found("a.ipynb", JSON.stringify({ metadata }))).toEqual([{ strict: false }, "3.7.2"]);
});

test("no notebook, one that is not there, one that is garbled and an option that is none set nothing", async () => {
  const wrong = JSON.stringify({ metadata: { claimbook: { compilerOptions: { strickt: true } } } });
  for (const [name, text] of [
    [undefined],
    ["none.ipynb"],
    ["b.ipynb", "{"],
    ["c.txt", "{}"],
    ["d.ipynb", wrong],
  ]) {
    expect(await found(name, text)).toEqual([{}, undefined]);
    vi.resetModules();
  }
});
