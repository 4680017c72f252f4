import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Cell, Json, Notebook } from "../../../lib/notebook/ipynb/notebook.js";
import { parseNotebook } from "../../../lib/notebook/ipynb/parse-notebook.js";
import { notebookText, writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { UserError } from "../../../lib/platform/user-error.js";
import { codeCell, notebookOf, textCell } from "../notebook-of.js";
import { formatErrors } from "./nbformat/schema.js";

const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-write-"));
afterAll(() => rmSync(folder, { recursive: true }));

const FULL = notebookOf(
  textCell("# Title\n\n$x$ and \u2028 and é\n"),
  codeCell("const a = 1;\na", {
    execution_count: 2,
    metadata: { tags: ["parameters"], source: "a text\nof two lines" },
    outputs: [
      { output_type: "stream", name: "stdout", text: "1\n2\n" },
      {
        output_type: "display_data",
        data: {
          "text/html": "<p>\n</p>",
          "image/svg+xml": "<svg>\n</svg>",
          "image/png": "AAAA\n",
          "application/json": { text: "a\nb", "text/plain": "c\nd" },
          "application/vnd.x+json": ["a\nb"],
        },
        metadata: { claimbook: { inputs: { b: "2", a: "1" } } },
      },
      { output_type: "execute_result", execution_count: 2, data: { "text/plain": "1" }, metadata: {} },
      { output_type: "error", ename: "E", evalue: "a\nb", traceback: ["E: a\nb", "", "  at c"] },
    ],
  }),
  codeCell(""),
  { id: "", cell_type: "raw", metadata: { format: "text/x" }, source: "raw" },
  {
    id: "",
    cell_type: "markdown",
    metadata: {},
    source: "![](attachment:a.svg)",
    attachments: { "a.svg": { "image/svg+xml": "<svg>\n</svg>" } },
  },
);

test("a notebook that is written and read is the notebook", () => {
  expect(parseNotebook(notebookText(FULL), "nb")).toEqual(FULL);
});

test("notebookText is valid by the notebook format's own schema", () => {
  expect(formatErrors(notebookText(FULL))).toEqual([]);
  // The check itself can fail.
  expect(formatErrors(notebookText(FULL).replace('"id": "c1"', '"id": "c 1"')).length).toBeGreaterThan(0);
});

test("notebookText sorts keys, indents by one space and splits texts where Jupyter does", () => {
  const file = JSON.parse(notebookText(FULL));
  expect(Object.keys(file)).toEqual(["cells", "metadata", "nbformat", "nbformat_minor"]);
  expect(file.cells[0].source).toEqual(["# Title\n", "\n", "$x$ and \u2028 and é\n"]);
  expect(file.cells[2].source).toEqual([]);
  const [stream, display] = file.cells[1].outputs;
  expect(stream.text).toEqual(["1\n", "2\n"]);
  expect(display.data).toEqual({
    "text/html": ["<p>\n", "</p>"],
    "image/svg+xml": ["<svg>\n", "</svg>"],
    "image/png": "AAAA\n",
    "application/json": { text: "a\nb", "text/plain": "c\nd" },
    "application/vnd.x+json": ["a\nb"],
  });
  expect(Object.keys(display.metadata.claimbook.inputs)).toEqual(["a", "b"]);
  expect(file.cells[1].metadata.source).toBe("a text\nof two lines");
  expect(notebookText(FULL)).toMatch(/^\{\n "cells": \[\n {2}\{\n/);
  expect(notebookText(FULL).endsWith("}\n")).toBe(true);
});

const text = fc.string({ unit: fc.constantFrom("a", "\n", '"', "\\", "é", "\u{1F600}", "<", "\r") });
const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);
const metadata = fc.dictionary(text, json, { maxKeys: 3 });
const cells: fc.Arbitrary<Cell[]> = fc.array(
  fc.oneof(
    fc.record({
      id: fc.constant(""),
      cell_type: fc.constant("code" as const),
      metadata: fc.constant({}),
      source: text,
      execution_count: fc.option(fc.nat(), { nil: null }),
      outputs: fc.array(
        fc.oneof(
          fc.record({
            output_type: fc.constant("stream" as const),
            name: fc.constantFrom("stdout" as const, "stderr" as const),
            text,
          }),
          fc.record({
            output_type: fc.constant("display_data" as const),
            data: fc.record({ "text/plain": text, "application/json": json }),
            metadata,
          }),
        ),
        { maxLength: 3 },
      ),
    }),
    fc.record({ id: fc.constant(""), cell_type: fc.constant("markdown" as const), metadata, source: text }),
  ),
);

test("whatever a notebook holds, it survives the file, and equal notebooks give equal files", () => {
  fc.assert(
    fc.property(cells, (list) => {
      const notebook: Notebook = notebookOf(...list);
      const written = notebookText(notebook);
      const read = parseNotebook(written, "nb");
      expect(read).toEqual(notebook);
      expect(notebookText(read)).toBe(written);
    }),
  );
});

const python = ["/usr/bin/python3", "python3"].find(
  (command) => spawnSync(command, ["-c", "import nbformat"]).status === 0,
);

test.skipIf(!python)(`Jupyter writes the same file${python ? "" : " (needs Python's nbformat)"}`, () => {
  const ours = notebookText(FULL);
  const script =
    "import nbformat, sys; t = sys.stdin.read(); nb = nbformat.reads(t, 4); nbformat.validate(nb); sys.stdout.write(nbformat.writes(nb) + '\\n')";
  const { stdout, stderr } = spawnSync(python as string, ["-c", script], {
    input: ours,
    encoding: "utf8",
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
  });
  expect(stderr).toBe("");
  // Python's splitlines takes U+2028 for the end of a line, too.
  const same = (file: string) => JSON.stringify(parseNotebook(file, "nb"));
  expect(same(stdout)).toBe(same(ours));
  expect(
    stdout.replace('\\u2028",\n    " and', "\\u2028 and").replace('\u2028",\n    " and', "\u2028 and"),
  ).toBe(ours);
});

test("writeNotebook makes the folder, replaces an older file, and leaves nothing else behind", () => {
  const file = path.join(folder, "deep/er/nb.ipynb");
  writeNotebook(file, notebookOf("1"));
  writeNotebook(file, FULL);
  expect(readFileSync(file, "utf8")).toBe(notebookText(FULL));
  expect(readdirSync(path.dirname(file))).toEqual(["nb.ipynb"]);
});

test("writeNotebook never changes a file that someone has open: it puts a new one in its place", () => {
  const file = path.join(folder, "replaced.ipynb");
  writeNotebook(file, notebookOf("1"));
  const before = lstatSync(file).ino;
  writeNotebook(file, FULL);
  expect(lstatSync(file).ino).not.toBe(before);
});

test("writeNotebook writes the file that a symbolic link leads to and keeps the link", () => {
  const real = path.join(folder, "real.ipynb");
  const link = path.join(folder, "link.ipynb");
  writeFileSync(real, "");
  symlinkSync(real, link);
  writeNotebook(link, FULL);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, "utf8")).toBe(notebookText(FULL));
});

test("writeNotebook below a regular file, or over a folder, throws a UserError and leaves no temporary file", () => {
  const regular = path.join(folder, "regular");
  writeFileSync(regular, "x");
  expect(() => writeNotebook(path.join(regular, "nb.ipynb"), FULL)).toThrow(UserError);
  expect(() => writeNotebook(path.join(regular, "nb.ipynb"), FULL)).toThrow(
    /nb\.ipynb: the notebook cannot be written \(.+\); make its folder writable; run can write into another \(--output-dir\)/,
  );
  const occupied = path.join(folder, "occupied.ipynb");
  mkdirSync(occupied);
  writeFileSync(path.join(occupied, "x"), "");
  expect(() => writeNotebook(occupied, FULL)).toThrow(/the notebook cannot be written/);
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(existsSync(path.join(occupied, "x"))).toBe(true);
});
