import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { CodeCell } from "../../../lib/notebook/ipynb/notebook.js";
import { parseNotebook, readNotebook } from "../../../lib/notebook/ipynb/parse-notebook.js";
import { UserError } from "../../../lib/platform/user-error.js";

const file = (rest: object) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [], ...rest });
const code = (rest: object) => file({ cells: [{ cell_type: "code", metadata: {}, source: "", ...rest }] });
const parse = (text: string) => parseNotebook(text, "nb.ipynb");

test.each([
  ["not JSON", "<<<<<<< HEAD\n{}", /^nb\.ipynb: not a notebook: the file is not JSON \(.+\); .*restore/],
  ["an empty file", "", /not JSON/],
  ["a list", "[]", /the JSON has no nbformat/],
  ["null", "null", /the JSON has no nbformat/],
  ["an object without nbformat", "{}", /^nb\.ipynb: not a notebook: the JSON has no nbformat; /],
  [
    "format 3",
    file({ nbformat: 3 }),
    /^nb\.ipynb: notebook format 3 is not read, only 4; raise it with "jupyter nbconvert/,
  ],
  ["format 5", file({ nbformat: 5 }), /format 5 is not read, only 4; save it as format 4/],
  ["no cells", file({ cells: undefined }), /the JSON has no list of cells/],
  ["a cell that is no object", file({ cells: ["x"] }), /cell 1 is not an object/],
  [
    "an unknown cell type",
    file({ cells: [{ cell_type: "heading", source: "" }] }),
    /cell 1 has the unknown cell_type "heading"/,
  ],
  [
    "a cell without a source",
    code({ source: undefined }),
    /cell 1, source is neither a text nor a list of lines/,
  ],
  ["a source with a number in it", code({ source: ["a", 1] }), /cell 1, source is neither/],
  ["an output that is no object", code({ outputs: [null] }), /cell 1, output 1 is not an object/],
  [
    "an unknown output type",
    code({ outputs: [{ output_type: "pyout" }] }),
    /cell 1, output 1 has the unknown output_type "pyout"/,
  ],
  [
    "a display without data",
    code({ outputs: [{ output_type: "display_data" }] }),
    /cell 1, output 1 is not an object/,
  ],
])("parseNotebook of %s throws an error that names file, fault and remedy", (_, text, message) => {
  expect(() => parse(text)).toThrow(UserError);
  expect(() => parse(text)).toThrow(message);
});

test("parseNotebook joins lists of lines and leaves lists in JSON types alone", () => {
  const { cells } = parse(
    code({
      source: ["a\n", "b"],
      outputs: [
        { output_type: "stream", name: "stderr", text: ["x\n", "y"] },
        {
          output_type: "display_data",
          data: { "text/plain": ["1\n", "2"], "application/json": ["1\n", "2"], "application/x+json": [1] },
          metadata: { keep: true },
        },
        { output_type: "execute_result", execution_count: 3, data: {}, metadata: {} },
        { output_type: "error", ename: "E", evalue: "v", traceback: ["t"] },
      ],
    }),
  );
  expect(cells[0]?.source).toBe("a\nb");
  expect((cells[0] as CodeCell).outputs).toEqual([
    { output_type: "stream", name: "stderr", text: "x\ny" },
    {
      output_type: "display_data",
      data: { "text/plain": "1\n2", "application/json": ["1\n", "2"], "application/x+json": [1] },
      metadata: { keep: true },
    },
    { output_type: "execute_result", execution_count: 3, data: {}, metadata: {} },
    { output_type: "error", ename: "E", evalue: "v", traceback: ["t"] },
  ]);
});

test("parseNotebook keeps attachments, metadata and the execution count", () => {
  const { cells, metadata } = parse(
    file({
      metadata: { kernelspec: { name: "tslab" } },
      cells: [
        {
          cell_type: "markdown",
          id: "m",
          metadata: { a: 1 },
          source: "x",
          attachments: { "p.png": { "image/png": "AA==" } },
        },
        { cell_type: "code", id: "c", metadata: {}, source: "", execution_count: 7, outputs: [] },
      ],
    }),
  );
  expect(metadata).toEqual({ kernelspec: { name: "tslab" } });
  expect(cells[0]).toMatchObject({ metadata: { a: 1 }, attachments: { "p.png": { "image/png": "AA==" } } });
  expect(cells[1]).toMatchObject({ execution_count: 7 });
});

test("cells of an older minor version get unique ids, the same ones at each reading", () => {
  const old = file({
    nbformat_minor: 2,
    cells: ["same", "same", "other"].map((source) => ({
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
    })),
  });
  const { nbformat_minor, cells } = parse(old);
  expect(nbformat_minor).toBe(5);
  expect(new Set(cells.map(({ id }) => id)).size).toBe(3);
  expect(parse(old).cells).toEqual(cells);
});

test("a later minor version keeps its number", () => {
  expect(parse(file({ nbformat_minor: 6 })).nbformat_minor).toBe(6);
});

test("readNotebook says of a missing file, of a folder and of a path through a file what is wrong", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-parse-"));
  expect(() => readNotebook(path.join(folder, "none.ipynb"))).toThrow(
    /none\.ipynb: no such notebook; check the path/,
  );
  expect(() => readNotebook(folder)).toThrow(/: a folder, not a notebook; name the \.ipynb files in it/);
  expect(() => readNotebook("package.json/nb.ipynb")).toThrow(
    /^package\.json\/nb\.ipynb: the notebook cannot be read/,
  );
  rmSync(folder, { recursive: true });
});
