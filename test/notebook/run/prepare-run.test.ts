import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { prepareRun, type RunRequest } from "../../../lib/notebook/run/prepare-run.js";
import { UserError } from "../../../lib/platform/user-error.js";
import { codeCell, notebookOf, parametersCell } from "../notebook-of.js";

let folder: string;
const at = (name: string) => path.join(folder, name);
const out = () => ({ outputDir: at("out") });

function save(name: string, metadata: JsonObject = {}): string {
  writeNotebook(at(name), {
    ...notebookOf(parametersCell('const asOf = "2024-07-24";\nconst n = 1;'), "1"),
    metadata,
  });
  return at(name);
}

function complaint(files: readonly string[], request: RunRequest): string {
  try {
    prepareRun(files, request);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error("nothing was wrong");
}

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-prepare-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("prepareRun gives each notebook with its typed parameters and where it goes, each file once", () => {
  const file = save("a.ipynb");
  const prepared = prepareRun([file, path.join(folder, "./a.ipynb")], {
    ...out(),
    asOf: "2024-01-31",
    params: { n: "2" },
  });
  expect(prepared).toMatchObject([
    { path: file, params: { n: 2, asOf: "2024-01-31" }, output: path.join(folder, "out/a.ipynb"), notes: [] },
  ]);
  expect(prepared[0]?.notebook.cells.map(({ source }) => source)).toContainEqual(
    expect.stringMatching(/^\/\/ Parameters\n(?:.*\n)?const n(?:: number)? = 2;/),
  );
  expect(readdirSync(at("out"))).toEqual([]);
});

test("the days of a run set what the notebook has parameters for: latest is null, and what is asked on stays", () => {
  writeNotebook(
    at("days.ipynb"),
    notebookOf(
      parametersCell(
        ['asOf: string | null = "2024-07-24"', "until: string | null = null", "askedOn: string | null = null"]
          .map((text) => `const ${text};`)
          .join("\n"),
      ),
    ),
  );
  const params = (request: RunRequest) => prepareRun([at("days.ipynb")], { ...out(), ...request })[0]?.params;
  expect(params({})).toEqual({});
  expect(params({ asOf: null, askedOn: null })).toEqual({ asOf: null, until: null });
  expect(params({ asOf: "2024-12-31", askedOn: "2024-12-31" })).toEqual({
    asOf: "2024-12-31",
    until: "2024-12-31",
    askedOn: "2024-12-31",
  });
  expect(params({ asOf: "2024-12-31", params: { until: "latest" } })).toEqual({
    asOf: "2024-12-31",
    until: null,
  });
  expect(params({ params: { asOf: "Latest", askedOn: "latest" } })).toEqual({
    asOf: null,
    askedOn: "latest",
  });
  // It has no parameter askedOn, and asOf takes a text only.
  const file = save("a.ipynb");
  expect(prepareRun([file], { ...out(), askedOn: "latest" })[0]?.notes).toEqual([
    `${file}: the notebook has no parameter askedOn, so --asked-on does not apply`,
  ]);
  expect(complaint([file], { ...out(), asOf: null })).toBe(
    `${file}: parameter asOf cannot be the latest, for it takes a text only; declare it as asOf: string | null`,
  );
});

test("a complaint that notebooks share is said once, with how many they are", () => {
  const files = ["a", "b", "c", "d"].map((name) => save(`${name}.ipynb`));
  const said = (some: readonly string[]) => complaint(some, { ...out(), params: { asof: "2024-07-01" } });
  const why = ': the notebook has no parameter asof; did you mean "asOf"?';
  expect(said(files)).toBe(`${files[0]}, ${files[1]} and 2 more${why}`);
  expect(said(files.slice(0, 3))).toBe(`${files[0]}, ${files[1]} and ${files[2]}${why}`);
  expect(said([files[0] as string, at("none.ipynb")])).toBe(
    `${files[0]}${why}\n${at("none.ipynb")}: no such notebook; check the path`,
  );
});

test("outputs are left out, those of cells that are not run excepted", () => {
  const outputs = [{ output_type: "stream", name: "stdout", text: "old\n" }] as const;
  const skipped = codeCell("1;", { outputs, execution_count: 3, metadata: { tags: ["skip-execution"] } });
  writeNotebook(at("skipped.ipynb"), notebookOf(codeCell("1;", { outputs }), skipped));
  const [prepared] = prepareRun([at("skipped.ipynb")], out());
  expect(prepared?.notebook.cells).toMatchObject([{ outputs: [] }, { outputs, execution_count: 3 }]);
});

test("notebooks are written over their sources in place, else to the runs folder of the checkout", () => {
  const file = save("a.ipynb");
  expect(prepareRun([file], { inPlace: true })[0]?.output).toBe(file);
  expect(prepareRun([file], {})[0]?.output).toBe(path.join(".claimbook", "runs", "a.ipynb"));
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
});

test("an as-of that a notebook has no parameter for is noted, and the notebook still runs", () => {
  writeNotebook(at("plain.ipynb"), notebookOf("1"));
  expect(prepareRun([at("plain.ipynb")], { ...out(), asOf: "2024-01-31" })).toMatchObject([
    {
      params: {},
      notes: [`${at("plain.ipynb")}: the notebook has no parameter asOf, so --as-of does not apply`],
    },
  ]);
});

test.each([
  [{}, "nothing"],
  [{ kernelspec: { name: "tslab", display_name: "TypeScript" } }, "tslab"],
  [{ kernelspec: { name: "other", display_name: "x", language: "typescript" } }, "another TypeScript kernel"],
  [{ language_info: { name: "typescript" } }, "a language only"],
])("a notebook whose metadata are %j is run: they name %s", (metadata, _) => {
  expect(prepareRun([save("kernel.ipynb", metadata)], out())).toHaveLength(1);
});

test.each([
  [{ kernelspec: { name: "python3", display_name: "Python 3", language: "python" } }, "python3, python"],
  [
    { kernelspec: { name: "jslab", display_name: "JavaScript", language: "javascript" } },
    "jslab, javascript",
  ],
  [{ kernelspec: { name: "ir", display_name: "R" } }, "ir"],
  [{ language_info: { name: "julia" } }, "julia"],
])("a notebook for another kernel is refused by the kernel's name: %j", (metadata, name) => {
  const file = save("kernel.ipynb", metadata);
  expect(complaint([file], out())).toBe(
    `${file}: the notebook is for another kernel (${name}); only TypeScript notebooks (tslab) are run: choose that kernel in Jupyter and save, or leave the notebook out`,
  );
});

test("all complaints about all notebooks come at once, a line each", () => {
  writeFileSync(at("broken.ipynb"), "{");
  const lines = complaint([at("broken.ipynb"), save("a.ipynb"), at("none.ipynb"), folder], {
    ...out(),
    params: { n: "x" },
  }).split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain("broken.ipynb: not a notebook: the file is not JSON");
  expect(lines[1]).toContain("a.ipynb: parameter n is a number");
  expect(lines[2]).toContain("none.ipynb: no such notebook");
  expect(lines[3]).toContain("a folder, not a notebook");
});

test.each([
  [{ inPlace: true, outputDir: "x" }, /^--in-place and --output-dir exclude each other; leave out one$/],
  [
    { asOf: "2024-01-31", params: { asOf: "2024-02-29" } },
    /^--as-of and --param asOf say the same thing twice; leave out one$/,
  ],
  [
    { asOf: "2024-02-30" },
    /as-of "2024-02-30" is not a calendar day; write YYYY-MM-DD, for example 2024-07-24/,
  ],
  [{ asOf: "yesterday" }, /as-of "yesterday" is not a calendar day/],
  [{ params: { asOf: "20240131" } }, /--param asOf "20240131" is not a calendar day/],
  [
    { asOf: "1066-10-14" },
    /as-of 1066-10-14 lies before the start of the data; the earliest day possible is \d{4}-\d\d-\d\d/,
  ],
])("prepareRun refuses %j before it starts anything", (request, message) => {
  expect(complaint([save("a.ipynb")], request)).toMatch(message);
});

test("two notebooks of one name for one folder are refused; in place they are not", () => {
  mkdirSync(at("sub"), { recursive: true });
  const files = [save("a.ipynb"), save("sub/a.ipynb")];
  expect(complaint(files, out())).toBe(
    `${files[0]} and ${files[1]} would both be written to ${at("out/a.ipynb")}; run them apart or with --in-place`,
  );
  expect(prepareRun(files, { inPlace: true })).toHaveLength(2);
});

test("an output folder that cannot be made is refused", () => {
  writeFileSync(at("regular"), "");
  const message = complaint([save("a.ipynb")], { outputDir: at("regular/out") });
  expect(message).toContain(`${at("regular/out")}: executed notebooks cannot be written there (`);
  expect(message).toContain("make the folder writable; run and export can write into another (--output-dir)");
});

// Nobody can make a file there, not even the superuser, who may write in any folder.
const unwritable = "/proc/self";
test.skipIf(!existsSync(unwritable))(
  "an output folder that does not take files is refused (needs /proc)",
  () => {
    expect(complaint([save("a.ipynb")], { outputDir: unwritable })).toContain(
      "/proc/self: executed notebooks cannot be written there (",
    );
  },
);

test("a compiler option that is none is named with the notebook before anything runs", () => {
  const file = save("options.ipynb", { claimbook: { compilerOptions: { strictly: true } } });
  expect(complaint([file], out())).toContain(`${file}: claimbook.compilerOptions: strictly is not known`);
});
