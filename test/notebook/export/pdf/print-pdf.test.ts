// Takes long: Chromium prints.

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { printPdfs } from "../../../../lib/notebook/export/pdf/print-pdf.js";
import { findChromium } from "../../../../lib/notebook/find-chromium.js";
import { UserError } from "../../../../lib/platform/user-error.js";

const chromium = findChromium();
const job = { title: "One", html: "<!doctype html><title>One</title><p>text</p>", note: "" };

let folder = "";
beforeEach(() => {
  // A short name: Chromium's sockets are made in here, and their paths have 107 characters at most.
  folder = mkdtempSync(path.join(os.tmpdir(), "p-"));
  // Profiles of browsers are made here.
  vi.stubEnv("TMPDIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A program that stands for Chromium. */
function program(script: string): string {
  const file = path.join(folder, "chromium");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const left = () => readdirSync(folder).filter((name) => !["chromium", "pid"].includes(name));

/** What is said when pages cannot be printed. */
async function failure(jobs: number, options: Parameters<typeof printPdfs>[2]) {
  const printed: number[] = [];
  const error = await printPdfs(
    Array.from({ length: jobs }, () => job),
    (_, at) => printed.push(at),
    options,
  ).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  expect(left()).toEqual([]);
  return { message: (error as Error).message, printed: printed.length };
}

describe("a Chromium that does not print is ended with a message, and leaves no profile behind", () => {
  test("one that ends at once", async () => {
    const { message } = await failure(1, { program: program("exit 3") });
    expect(message).toMatch(
      /^--pdf: .*chromium did not start \(it ended with status 3\); try again, or put another Chromium/,
    );
  });

  test("one that is no program", async () => {
    const { message } = await failure(1, { program: path.join(folder, "nowhere") });
    expect(message).toMatch(/nowhere did not start \(spawn .* ENOENT\)/);
  });

  test("one that hangs from the start", async () => {
    const pids = path.join(folder, "pid");
    const hanging = program(`echo $$ > "${pids}"\nexec sleep 600`);
    const { message } = await failure(1, { program: hanging, startSeconds: 2 });
    expect(message).toMatch(/did not start \(no answer within 2 seconds\)/);
    expect(() => process.kill(Number(readFileSync(pids, "utf8")), 0)).toThrow("ESRCH");
  });

  test.skipIf(!chromium)("one that does not answer in time (skipped: no Chromium)", async () => {
    const { message } = await failure(1, { program: chromium as string, printSeconds: 0.001 });
    expect(message).toMatch(/could not print “One” \(no answer within 0\.001 seconds\)/);
  });

  test.skipIf(!chromium)("one that crashes on the way (skipped: no Chromium)", async () => {
    const mortal = program(`exec timeout -s KILL 8 "${chromium}" "$@"`);
    const { message, printed } = await failure(10_000, { program: mortal });
    expect(message).toMatch(/could not print “One” \(it ended with SIGKILL\)/);
    expect(printed).toBeLessThan(10_000);
  });
});
