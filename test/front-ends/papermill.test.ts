// Takes long: papermill runs notebooks, with kernels.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectDataFolder } from "../../lib/notebook/jupyter/jupyter-command.js";
import { writeKernelspec } from "../../lib/notebook/jupyter/kernelspec.js";
import { fewOrAll } from "../thorough.js";
import { ForkedProgram } from "./forked-program.js";
import { FIXTURE, figureCount, NOTEBOOKS, outputsOf, workFolder, writeFailing } from "./notebooks.js";
import { ownFolders } from "./own-folders.js";
import { jupyterProgram, pythonWith } from "./python.js";

const PLUGIN = path.resolve("lib/assets/papermill");
const PAPERMILL = jupyterProgram("papermill", 2);
const PYTHON = pythonWith("pip", "flit_core");
const missing = PAPERMILL && PYTHON ? "" : " (skipped: no papermill 2, or no Python with pip and flit_core)";
/** The notebooks of the book: what the fixture's run shows of papermill holds for them as well. */
const BOOK = fewOrAll(
  [],
  NOTEBOOKS.filter((file) => file !== FIXTURE),
);

interface Saved {
  readonly cells: readonly {
    readonly id: string;
    readonly source: string | readonly string[];
    readonly execution_count?: number | null;
    readonly metadata: { readonly tags?: readonly string[] };
  }[];
  readonly metadata: {
    readonly papermill: { readonly parameters: object; readonly exception: boolean | null };
  };
}

describe.skipIf(missing !== "")(`papermill${missing}`, { timeout: 300_000 }, () => {
  const work = workFolder(NOTEBOOKS);
  const own = ownFolders();
  /** Where pip puts the plug-in. */
  const modules = mkdtempSync(path.join(os.tmpdir(), "claimbook-papermill-"));
  const below = (name: string) => path.join(work.folder, "below", name);

  let program: ForkedProgram;
  beforeAll(async () => {
    writeKernelspec(projectDataFolder());
    const how = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"];
    const pip = ["-m", "pip", "install", "--quiet", ...how, "--target", modules, PLUGIN];
    await promisify(execFile)(PYTHON as string, pip);
    const env = { ...process.env, ...own.env, JUPYTER_PATH: projectDataFolder(), PYTHONPATH: modules };
    program = new ForkedProgram(PAPERMILL as string, ["papermill.__main__", "papermill"], env);
  });
  afterAll(() => {
    program?.end();
    own.remove();
    work.remove();
    rmSync(modules, { recursive: true, force: true });
  });

  /** Runs papermill as its user would; what it writes goes beside the notebooks. */
  const papermill = (args: readonly string[]) => program.run(below("."), args);

  const run = (from: string, to: string, ...args: readonly string[]) =>
    papermill(["--no-progress-bar", from, to, ...args]);
  const saved = (name: string) => JSON.parse(readFileSync(below(name), "utf8")) as Saved;
  const errors = (name: string) =>
    outputsOf(below(name)).filter(({ output_type }) => output_type === "error");

  test("lists a notebook's parameters with type, default and comment", async () => {
    const { said } = await papermill(["--help-notebook", path.basename(NOTEBOOKS[1] as string)]);
    expect(said).toContain('asOf: string | null (default "2024-07-24")');
    expect(said).toContain("nothing later than this day is known");
  });

  test("runs a notebook with values for its parameters, and says which name it does not know", async () => {
    const values = "{list: [1, {key: 'a\\b\"'}], none: null, wrong: true}";
    const { status, said } = await run(
      "outputs.ipynb",
      "given.ipynb",
      ...["-p", "asOf", "2024-12-31", "-y", values, "--inject-output-path"],
    );
    expect({ status, said: status === 0 ? "" : said }).toEqual({ status: 0, said: "" });
    expect(said).not.toContain("Passed unknown parameter: asOf");
    expect(said).toContain("Passed unknown parameter: wrong");
    expect(errors("given.ipynb")).toEqual([]);
    expect(figureCount(outputsOf(below("given.ipynb")))).toBe(2);
    // Six months more than in the notebook as it stands.
    const texts = outputsOf(below("given.ipynb")).map(({ data }) =>
      [data?.["text/markdown"] ?? ""].flat().join(""),
    );
    expect(texts.filter((text) => text.includes("There are **553** rows"))).toHaveLength(1);

    const { cells, metadata } = saved("given.ipynb");
    const at = cells.findIndex((cell) => cell.metadata.tags?.includes("injected-parameters"));
    expect(cells[at - 1]?.metadata.tags).toContain("parameters");
    expect([cells[at]?.source].flat().join("").trim().split("\n")).toEqual([
      "// Parameters",
      'let PAPERMILL_OUTPUT_PATH = "given.ipynb";',
      'let list = [1, {"key": "a\\\\b\\""}];',
      "let none = null;",
      "let wrong = true;",
      'let asOf = "2024-12-31";',
    ]);
    expect(metadata.papermill.parameters).toMatchObject({ asOf: "2024-12-31", list: [1, { key: 'a\\b"' }] });
  });

  test("saves a notebook with a failing cell with the error in it, and stops there", async () => {
    writeFailing(below("outputs.ipynb"), below("failing.ipynb"));
    const { status, said } = await run("failing.ipynb", "failed.ipynb");
    expect(status).toBe(1);
    expect(said).toContain("RangeError: too far");
    expect(said).toContain('> 2 | throw new RangeError("too far");');
    expect(errors("failed.ipynb")).toMatchObject([{ ename: "RangeError", evalue: "too far" }]);
    const { cells, metadata } = saved("failed.ipynb");
    expect(metadata.papermill.exception).toBe(true);
    const ran = cells.filter(({ execution_count }) => typeof execution_count === "number");
    expect(ran.map(({ source }) => [source].flat().join(""))).toEqual([
      expect.stringContaining("throw new RangeError"),
    ]);
  });

  test.runIf(BOOK.length > 0).each(BOOK)("runs %s with its parameters given", async (file) => {
    const name = path.basename(file);
    const { status, said } = await run(
      name,
      `ran-${name}`,
      "-p",
      "asOf",
      "2024-07-24",
      "-y",
      "{until: null}",
    );
    expect({ status, said: status === 0 ? "" : said.slice(-3000) }).toEqual({ status: 0, said: "" });
    expect(said).not.toContain("unknown parameter");
    expect(errors(`ran-${name}`)).toEqual([]);
    expect(figureCount(outputsOf(below(`ran-${name}`)))).toBe(figureCount(outputsOf(file)));
    const injected = saved(`ran-${name}`).cells.find((cell) =>
      cell.metadata.tags?.includes("injected-parameters"),
    );
    expect([injected?.source].flat().join("")).toContain('const asOf: string | null = "2024-07-24";');
  });
});
