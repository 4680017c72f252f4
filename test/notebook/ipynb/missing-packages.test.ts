import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureSummary, progress } from "../../../lib/cli/progress.js";
import { renderNotebook } from "../../../lib/notebook/export/render-notebook.js";
import { missingPackages } from "../../../lib/notebook/ipynb/missing-packages.js";
import type { Notebook } from "../../../lib/notebook/ipynb/notebook.js";
import { readNotebook } from "../../../lib/notebook/ipynb/parse-notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { runNotebooks } from "../../../lib/notebook/run/run-notebooks.js";
import { codeCell, notebookOf, parametersCell } from "../notebook-of.js";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-missing-"));
  file = path.join(folder, "panel.ipynb");
  const published = { output_type: "stream", name: "stdout", text: "published\n" } as const;
  const plain = notebookOf(
    parametersCell("const n = 1;"),
    codeCell("console.log(n);", { execution_count: 2, outputs: [published] }),
  );
  writeNotebook(file, { ...plain, metadata: { ...plain.metadata, ...needing("no-such-package") } });
});
afterAll(() => rmSync(folder, { recursive: true }));

const needing = (...needs: readonly string[]) => ({ claimbook: { needs } });
const page = (notebook: Notebook) =>
  renderNotebook(notebook, {
    name: "panel",
    file,
    link: (href) => href,
    folders: [],
  }).page.main;

async function run(params: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  const output = { write: (line: string) => lines.push(line) } as unknown as NodeJS.WritableStream;
  const { onEnd } = progress({ output, error: process.stderr });
  const outputDir = path.join(folder, "out");
  const results = await runNotebooks([file], { outputDir, params, onEnd, force: true });
  return { results, lines: lines.join(""), notebook: readNotebook(path.join(outputDir, "panel.ipynb")) };
}

test("a notebook whose package is not installed is not run, has not failed, and shows what it was published with", async () => {
  const { results, lines, notebook } = await run({});
  expect(results).toMatchObject([{ cells: 0, because: null, missing: ["no-such-package"] }]);
  expect(failureSummary(results)).toBe("");
  expect(lines).toMatch(
    /^not run .*it needs no-such-package, not installed here; run "npm install no-such-package"/,
  );
  expect(page(notebook)).toMatch(
    /This notebook was not run: it needs no-such-package.*It shows the results that it was published with.*published/s,
  );
});

test("asked with other parameters, it shows no results, and says so", async () => {
  const { notebook } = await run({ n: "5" });
  expect(page(notebook)).toContain("It has no results for these parameters.");
  expect(page(notebook)).not.toContain("published\n");
});

test("in place, its file stays as it is", async () => {
  const before = readFileSync(file, "utf8");
  const [result] = await runNotebooks([file], { inPlace: true });
  expect(result?.missing).toEqual(["no-such-package"]);
  expect(readFileSync(file, "utf8")).toBe(before);
});

test.each([
  [needing("arquero"), []],
  [needing("arquero", "no-such-package"), ["no-such-package"]],
  [{ claimbook: { needs: "no-such-package" } }, []],
  [{}, []],
])("missingPackages of %j are %j", (metadata, missing) => {
  expect(missingPackages({ metadata })).toEqual(missing);
});
