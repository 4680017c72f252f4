// Takes long: a command is started in each case.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { terminalConsole } from "../../lib/cli/terminal-console.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { codeCell, notebook } from "../notebook/export/notebooks.js";

/** What a terminal obeys, in C0, C1 and the signs that turn text, but for the ends of lines. */
const OBEYED = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const BAD = "\u001b[2J\u001b]0;title\u0007\u009b31m\u202eevil\r";

test("terminalConsole prints text alone, and at once", () => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const shown = terminalConsole({ stdout, stderr } as unknown as NodeJS.Process);
  shown.log("a %s", BAD);
  shown.log("b");
  shown.error(new Error(BAD).message, { [BAD]: BAD });
  expect(String(stdout.read())).toBe("a evil\nb\n");
  expect(String(stderr.read())).not.toMatch(OBEYED);
});

describe("claimbook", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-terminal-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function claimbook(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["lib/bin/claimbook.mjs", ...args], {
      encoding: "utf8",
    });
    return { status, printed: stdout + stderr };
  }

  test.each([
    ["a misspelt command", [`star${BAD}t`]],
    ["an option", ["run", `--${BAD}`]],
    ["a file that is missing", ["run", `${BAD}.ipynb`]],
    ["a table", ["update", "--dry-run", BAD]],
    ["a claim", ["claims", "--id", BAD]],
    ["a day", ["claims", "--as-of", BAD]],
    ["an export", ["export", `${BAD}.ipynb`]],
    ["a new notebook", ["new", "notebook", BAD]],
    ["an import", ["import", `${BAD}.csv`, "--table", BAD]],
  ])("names %s as text", (_, args) => {
    const { status, printed } = claimbook(...args);
    expect(status).toBe(1);
    expect(printed).toContain("evil");
    expect(printed).not.toMatch(OBEYED);
  });

  test("run prints the errors of cells and the names of notebooks as text, each on its line", () => {
    const file = path.join(folder, `a${BAD}\nok      forged.ipynb`);
    const code = `const e = new Error(${JSON.stringify(`${BAD} message`)}); e.name = ${JSON.stringify(`${BAD}Name`)}; throw e; // ${BAD.replace("\r", "")}`;
    writeNotebook(file, notebook([codeCell(code, [], { execution_count: null })]));
    const { status, printed } = claimbook("run", file, "--output-dir", path.join(folder, "out"));
    expect(status).toBe(1);
    expect(printed).toContain("message");
    expect(printed).not.toMatch(OBEYED);
    expect(printed.split("\n").filter((line) => line.startsWith("failed"))).toHaveLength(1);
  });
});

test("nothing of the command line writes to a terminal but through terminalText, and what moves a bar's cursor", () => {
  const files = readdirSync("lib/cli", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const writes = files.flatMap((file) => {
    const source = readFileSync(path.join("lib/cli", file), "utf8");
    return [...source.matchAll(/(?:stdout|stderr|stream|output|error)\??\.write\(([^;]*)/g)]
      .filter(([, written = ""]) => !/terminal(?:Text|Line)\(/.test(written))
      .map(() => file);
  });
  expect(writes.sort()).toEqual(["progress.ts", "start.ts", "update-progress.ts", "update-progress.ts"]);
});
