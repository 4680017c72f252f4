// Takes long: the notebooks of the book are run, on their own day and another.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import type { Cell, CodeCell, Notebook } from "../../lib/notebook/ipynb/notebook.js";
import { parametersOf } from "../../lib/notebook/ipynb/parameters.js";
import { readNotebook } from "../../lib/notebook/ipynb/parse-notebook.js";
import { notebookText } from "../../lib/notebook/ipynb/write-notebook.js";
import { executeNotebook } from "../../lib/notebook/run/execute-notebook.js";
import { type NotebookResult, runNotebooks } from "../../lib/notebook/run/run-notebooks.js";
import { fewOrAll } from "../thorough.js";

const names = readdirSync("notebooks").filter((name) => name.endsWith(".ipynb"));
const read = (name: string) => readNotebook(`notebooks/${name}`);
const isCode = (cell: Cell): cell is CodeCell => cell.cell_type === "code";
const lines = (cell: Cell) => cell.source.split("\n").filter((line) => line.trim() !== "").length;

/** Texts in backticks after `md` or `markdown` are prose that is computed. */
function prose({ cells }: Notebook): string {
  return cells
    .map((cell) =>
      isCode(cell)
        ? [...cell.source.matchAll(/\b(?:md|markdown)`([\s\S]*?)`[;,]?\s*$/gm)]
            .map((match) => match[1]?.replace(/\$\{[^}]*\}/g, "x"))
            .join(" ")
        : cell.source,
    )
    .join(" ");
}

/** On the last day of 2024 as-of-grid.test.ts runs them as well. */
const OTHER_DAYS = fewOrAll<readonly string[]>([], ["2024-12-31", "2026-06-30"]);
/** One that a kernel runs without the help of a run's workers as well. */
const ALONE = "02-july-rally.ipynb";
let folder: string;
/** The results of all notebooks by the day that was asked for, "" for their own. */
const results = new Map<string, readonly NotebookResult[]>();

function resultOf(name: string, day = ""): NotebookResult {
  const found = results.get(day)?.find((result) => path.basename(result.path) === name);
  if (!found) throw new Error(`${name} was not run`);
  return found;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-notebooks-"));
  const files = names.map((name) => path.join("notebooks", name));
  for (const day of ["", ...OTHER_DAYS]) {
    const ran = await runNotebooks(files, {
      force: true,
      outputDir: path.join(folder, day),
      ...(day && { asOf: day }),
    });
    results.set(day, ran);
  }
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(names)("notebooks/%s", (name) => {
  const notebook = read(name);
  const code = notebook.cells.filter(isCode);

  test("gives the outputs that it is kept with, when its cells are run again", () => {
    const { failure, output } = resultOf(name);
    expect(failure).toBeUndefined();
    expect(readFileSync(output, "utf8")).toBe(readFileSync(`notebooks/${name}`, "utf8"));
  });

  test.each(OTHER_DAYS)("runs on %s as well, with nothing later known", (day) => {
    const { failure, output } = resultOf(name, day);
    expect(failure).toBeUndefined();
    const injected = readNotebook(output).cells.find(({ id }) => id === "injected-parameters");
    expect(injected?.source.split(day)).toHaveLength(3);
  });

  test("asks for its days in a cell of parameters", () => {
    expect(parametersOf(notebook).map(({ name: parameter }) => parameter)).toEqual([
      "asOf",
      "until",
      "askedOn",
    ]);
  });

  test("keeps its cells short and explains them", () => {
    const lengths = code.map(lines).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(8);
    const words = prose(notebook).split(/\s+/).length;
    const written = code.reduce((sum, cell) => sum + lines(cell), 0);
    // Sentences that depend on the numbers stand in code, and count there as lines.
    expect(words / written).toBeGreaterThan(name === "00-scoreboard.ipynb" ? 2 : 2.5);
  });

  test("shows the verdict of each of its claims in a cell that the scoreboard links to", () => {
    const own = claims.filter((claim) => `${claim.notebook}.ipynb` === name).map(({ id }) => `card-${id}`);
    expect(notebook.cells.map(({ id }) => id)).toEqual(expect.arrayContaining(own));
  });

  test("links only to notebooks that are there", () => {
    const links = [...prose(notebook).matchAll(/\]\(([^)#]+\.ipynb)/g)].map((match) => match[1]);
    expect(links.filter((link) => !existsSync(`notebooks/${link}`))).toEqual([]);
  });

  test("says what each of its figures shows", () => {
    const figures = code.flatMap(({ outputs }) =>
      outputs.filter((output) => output.output_type === "display_data" && "image/svg+xml" in output.data),
    );
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      const { data } = figure as { data: Record<string, string> };
      expect(data["text/html"]).toMatch(/alt="[^"]{40,}/);
      expect(data["text/html"]).toMatch(/cb-caption[^>]*>Source: /);
    }
  });
});

test("a kernel that compiles its cells and draws its figures itself gives the same outputs", async () => {
  const { notebook, failure } = await executeNotebook(read(ALONE), { cwd: "notebooks" });
  expect(failure).toBeUndefined();
  expect(notebookText(notebook)).toBe(readFileSync(`notebooks/${ALONE}`, "utf8"));
});

test("every claim has its notebook", () => {
  expect(claims.filter(({ notebook }) => !names.includes(`${notebook}.ipynb`))).toEqual([]);
});
