import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { codeCell, display, markdownCell, notebook } from "../notebook/export/notebooks.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-cli-"));
  const write = (name: string, ...cells: Parameters<typeof notebook>[0]) =>
    writeNotebook(path.join(folder, name), notebook(cells));
  write("00-front.ipynb", markdownCell("# The front\n\nAll of it."));
  write("01-longer-name.ipynb", markdownCell("# One"), codeCell("1", [display({ "text/plain": "1" })]));
  write("02-not-run.ipynb", codeCell("1", [], { execution_count: null }));
  const python = { language_info: { name: "python" } };
  writeNotebook(path.join(folder, "03-python.ipynb"), notebook([markdownCell("![a](gone.png)")], python));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The command as a user types it, in the folder of the notebooks. */
function claimbook(...args: string[]): { status: number | null; out: string[]; error: string } {
  const program = path.resolve("lib/bin/claimbook.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, out: stdout.split("\n").filter(Boolean), error: stderr };
}

describe("claimbook export", () => {
  test("prints a line a page, with path, size and title", () => {
    const { status, out, error } = claimbook(
      "export",
      "00-front.ipynb",
      "01-longer-name.ipynb",
      "--output-dir",
      "site",
    );
    expect(error).toBe("");
    expect(status).toBe(0);
    expect(out.map((line) => line.replace(/ +/g, " ").replace(/\d+ kB/, "N kB"))).toEqual([
      "site/index.html N kB The front",
      "site/00-front.html N kB The front",
      "site/01-longer-name.html N kB One",
    ]);
    // The columns stand under each other.
    expect(new Set(out.map((line) => line.indexOf(" kB"))).size).toBe(1);
  });

  test("exports a notebook of another kernel, and notes a picture that is missing", () => {
    const { status, out, error } = claimbook("export", "03-python.ipynb", "--output-dir", "python");
    expect([status, out.length]).toEqual([0, 1]);
    expect(error).toBe("note    03-python.ipynb: the picture gone.png is missing\n");
  });

  test("refuses a notebook without outputs with the remedy, and exits with 1", () => {
    const { status, out, error } = claimbook("export", "02-not-run.ipynb", "--output-dir", "other");
    expect([status, out]).toEqual([1, []]);
    expect(error).toBe(
      "claimbook: 02-not-run.ipynb: the notebook has no outputs; run it first " +
        "(npx claimbook run 02-not-run.ipynb) and export the executed one\n",
    );
  });

  test("refuses a folder that cannot be written, and exits with 1", () => {
    writeFileSync(path.join(folder, "blocked"), "");
    const { status, error } = claimbook("export", "00-front.ipynb", "--output-dir", "blocked/site");
    expect(status).toBe(1);
    expect(error).toMatch(/^claimbook: blocked\/site: pages cannot be written there \(.*--output-dir\n$/);
  });
});
