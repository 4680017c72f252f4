// Takes long: commands are started, and a browser prints.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  return claimbookWith({}, ...args);
}

/** The same in another environment. */
function claimbookWith(
  env: NodeJS.ProcessEnv,
  ...args: string[]
): { status: number | null; out: string[]; error: string } {
  const program = path.resolve("lib/bin/claimbook.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, out: stdout.split("\n").filter(Boolean), error: stderr };
}

describe("claimbook export", () => {
  test("writes the others where a notebook cannot be a page, a page that says so in its place, names it, and ends with status 1", () => {
    const files = ["00-front.ipynb", "02-not-run.ipynb", "01-longer-name.ipynb"];
    const { status, out, error } = claimbook("export", ...files, "--output-dir", "some");
    expect(status).toBe(1);
    expect(out.map((line) => line.split("  ")[0]?.trim())).toEqual([
      "some/index.html",
      "some/00-front.html",
      "some/02-not-run.html",
      "some/01-longer-name.html",
    ]);
    expect(error).toBe(
      "failed  02-not-run.ipynb: the notebook has no outputs; run it first (npx claimbook run 02-not-run.ipynb) and export the executed one\n",
    );
    expect(readdirSync(path.join(folder, "some")).sort()).toEqual([
      "00-front.html",
      "01-longer-name.html",
      "02-not-run.html",
      "index.html",
    ]);
    expect(readFileSync(path.join(folder, "some/02-not-run.html"), "utf8")).toMatch(
      /could not be made a page/,
    );
  });

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
    expect(error).toMatch(/^claimbook: blocked\/site: pages cannot be written there \(.*\(--output-dir\)\n$/);
  });

  const INPUT = ["00-front.ipynb", "01-longer-name.ipynb"];

  test("tells of its options", () => {
    const help = claimbook("export", "--help").out.join("\n");
    for (const option of ["--no-code", "--single", "--embed-data", "--pdf"])
      expect(help).toContain(`${option} `);
  });

  test("--single with --no-code and --embed-data writes one file", () => {
    const { status, out, error } = claimbook(
      "export",
      ...INPUT,
      "--single",
      "--no-code",
      "--embed-data",
      "--output-dir",
      "one",
    );
    expect([status, error, out.length]).toEqual([0, "", 1]);
    expect(out[0]).toMatch(/^one\/book\.html +\d+ kB {2}The front$/);
    expect(readdirSync(path.join(folder, "one"))).toEqual(["book.html"]);
  });

  test("an export with other options never writes the page of the one before", () => {
    const exported = (...flags: string[]) => {
      expect(claimbook("export", "01-longer-name.ipynb", ...flags, "--output-dir", "turns").status).toBe(0);
      return readFileSync(path.join(folder, "turns", "01-longer-name.html"), "utf8");
    };
    const plain = exported();
    const without = exported("--no-code");
    expect(plain).toContain('<details class="cb-code">');
    expect(without).not.toContain('<details class="cb-code">');
    expect([exported(), exported("--no-code")]).toEqual([plain, without]);
  });

  test("--pdf refuses --embed-data by name, and exits with 1", () => {
    const { status, error } = claimbook("export", ...INPUT, "--pdf", "--embed-data", "--output-dir", "both");
    expect(status).toBe(1);
    expect(error).toBe(
      "claimbook: --embed-data and --pdf exclude each other: a PDF has no downloads; leave out one\n",
    );
    expect(existsSync(path.join(folder, "both"))).toBe(false);
  });

  test("--pdf without Chromium says how to get one, writes nothing and exits with 1", () => {
    const { status, error } = claimbookWith(
      { PATH: folder },
      "export",
      ...INPUT,
      "--pdf",
      "--output-dir",
      "none",
    );
    expect(status).toBe(1);
    expect(error).toMatch(
      /^claimbook: --pdf needs Chromium or Chrome, and there is none on PATH\. Get one of:\n/,
    );
    expect(error).toContain("sudo apt install chromium");
    expect(existsSync(path.join(folder, "none"))).toBe(false);
  });

  test("--pdf with a Chromium that fails says so, leaves no file and exits with 1", () => {
    const bin = mkdtempSync(path.join(folder, "bin-"));
    writeFileSync(path.join(bin, "chromium"), "#!/bin/sh\nexit 7\n", { mode: 0o755 });
    const { status, error } = claimbookWith(
      { PATH: bin },
      "export",
      ...INPUT,
      "--pdf",
      "--output-dir",
      "fails",
    );
    expect(status).toBe(1);
    expect(error).toMatch(
      /^claimbook: --pdf: .*chromium did not start \(it ended with status 7\); try again/,
    );
    expect(existsSync(path.join(folder, "fails"))).toBe(false);
  });
});
