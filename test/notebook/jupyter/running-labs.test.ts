import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { endAbandonedLabs, noteLab } from "../../../lib/notebook/jupyter/running-labs.js";
import { packageRoot } from "../../../lib/platform/package-root.js";

let folder: string;
let jupyter: ChildProcess;
let ended: Promise<unknown>;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-labs-"));
  jupyter = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  ended = new Promise((resolve) => jupyter.once("exit", (_, signal) => resolve(signal)));
});
afterEach(() => {
  jupyter.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Has a process note the Jupyter as its own and end, as one that is killed. */
function noteFromEndedProcess(): void {
  const built = pathToFileURL(
    path.join(packageRoot("claimbook"), "dist/notebook/jupyter/running-labs.js"),
  ).href;
  execFileSync(process.execPath, [
    "--input-type=module",
    "-e",
    `import { noteLab } from ${JSON.stringify(built)}; noteLab(${jupyter.pid}, ${JSON.stringify(folder)});`,
  ]);
}

test("the Jupyter of a command that has ended is ended, and its note removed after it", async () => {
  noteFromEndedProcess();
  expect(endAbandonedLabs(folder)).toEqual([jupyter.pid]);
  expect(await ended).toBe("SIGTERM");
  expect(endAbandonedLabs(folder)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test("the Jupyter of a command that runs is left alone, until the note is taken away", () => {
  const forget = noteLab(jupyter.pid as number, folder);
  expect(endAbandonedLabs(folder)).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(1);
  forget();
  expect(readdirSync(folder)).toEqual([]);
});

test("a note that this build has not written ends nothing", () => {
  noteFromEndedProcess();
  const [name] = readdirSync(folder) as [string];
  const note = readFileSync(path.join(folder, name), "utf8");
  for (const forged of [note.slice(65), note.replace(/^./, (digit) => (digit === "0" ? "1" : "0")), ""]) {
    writeFileSync(path.join(folder, name), forged);
    expect(endAbandonedLabs(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  }
  expect(jupyter.exitCode).toBeNull();
});
