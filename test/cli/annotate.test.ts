// Takes long: each command is a process that evaluates all claims.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { AnnotationCollection } from "../../lib/notes/annotation-collection.js";

const COMMAND = fileURLToPath(new URL("../../lib/bin/claimbook.mjs", import.meta.url));

describe("claimbook annotate", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-annotate-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function annotate(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, "annotate", ...args], {
      encoding: "utf8",
      cwd: "examples/cpi-june-2024",
    });
    return { status, stdout, stderr };
  }

  test("writes the page of a note, says what is untied, and with --strict ends with status 1", () => {
    const output = path.join(folder, "new", "page.html");
    const { status, stdout, stderr } = annotate("release.md", "--output", output, "--strict");
    expect(stdout).toMatch(
      /page\.html: 6 marks of 6 claims; untied: 7 of 13\nuntied:\n {2}… .*in May that rise had been 3\.3 percent\. Gasoline/,
    );
    expect(stdout.trimEnd().split("\n")).toHaveLength(9);
    expect(stderr).toBe("claimbook: 7 of 13 figures are untied\n");
    expect(status).toBe(1);
    const page = readFileSync(output, "utf8");
    const [, href = ""] = /href="([^"]*01-release\.html)#cell-card-month"/.exec(page) ?? [];
    expect(path.resolve(path.dirname(output), href)).toBe(
      path.resolve("examples/cpi-june-2024/site/01-release.html"),
    );
    expect(readdirSync(path.dirname(output))).toEqual(["page.html"]);
  });

  test("--json prints Web Annotations, on the days that it is asked for, and writes no page", () => {
    const note = path.join(folder, "unknown.txt");
    writeFileSync(note, "Consumer prices declined 0.1 percent, adjusted.\n");
    const { status, stdout } = annotate(note, "--json", "--strict", "--as-of", "2024-07-10");
    const { total, first } = JSON.parse(stdout) as AnnotationCollection;
    expect(first.items[0]?.body.map(({ value }) => value).slice(1)).toEqual(["pending", "month"]);
    // Of the other five claims it holds nothing, and it has no other figure.
    expect([total, status]).toEqual([6, 0]);
    expect(stdout).not.toContain(folder);
    expect(existsSync(path.join("examples/cpi-june-2024/site/annotated-unknown.html"))).toBe(false);
  });

  test("says which file it cannot read, and why, and writes over no note", () => {
    const over = annotate("release.md", "--output", "./release.md");
    expect([over.status, over.stderr]).toEqual([
      1,
      "claimbook: --output names the note itself, release.md; name another file\n",
    ]);
    const { status, stdout, stderr } = annotate("nowhere.txt");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^claimbook: nowhere\.txt cannot be read \(.*give the path of the note's file, \.txt, /,
    );
  });
});
