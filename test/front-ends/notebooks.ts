import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { bookRoot } from "../../lib/platform/book-folder.js";
import { fewOrAll } from "../thorough.js";

/** The notebook that shows each kind of output. */
export const FIXTURE = "test/front-ends/outputs.ipynb";

const ALL = (existsSync("notebooks") ? readdirSync("notebooks") : []).filter((name) =>
  name.endsWith(".ipynb"),
);

/** It, with the notebook of most kinds of figures, or every notebook of the project. */
export const NOTEBOOKS: readonly string[] = [
  FIXTURE,
  ...fewOrAll(
    ALL.filter((name) => /^02-/.test(name)),
    ALL,
  ).map((name) => `notebooks/${name}`),
];

/** A folder in a folder of the checkout with copies of notebooks, for Jupyter to write to. */
export function workFolder(files: readonly string[]): { folder: string; remove(): void } {
  const parent = path.join(bookRoot(), ".claimbook");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, "jupyter-test-"));
  mkdirSync(path.join(folder, "below"));
  for (const file of files) cpSync(file, path.join(folder, "below", path.basename(file)));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Output {
  readonly output_type: string;
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
}

/** The outputs of a saved notebook. */
export function outputsOf(file: string): Output[] {
  const { cells } = JSON.parse(readFileSync(file, "utf8")) as {
    cells: readonly { readonly outputs?: readonly Output[] }[];
  };
  return cells.flatMap(({ outputs }) => outputs ?? []);
}

/** Writes a notebook whose first cell of code throws, in its second line. */
export function writeFailing(from: string, to: string): void {
  const notebook = JSON.parse(readFileSync(from, "utf8")) as {
    readonly cells: { cell_type: string; source: string[] }[];
  };
  const [cell] = notebook.cells.filter(({ cell_type }) => cell_type === "code");
  if (cell) cell.source = ["const one = 1;\n", 'throw new RangeError("too far");'];
  writeFileSync(to, JSON.stringify(notebook));
}

/** A notebook's file without what running it writes. */
export function withoutOutputs(text: string): unknown {
  const notebook = JSON.parse(text) as { cells: readonly object[] };
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => ({ ...cell, outputs: [], execution_count: null })),
  };
}

/** The lines of a notebook's file, without those that say when a cell ran or as which one. */
function settledLines(text: string): string[] {
  return text.split("\n").filter((line) => !/^\s*"execution_count": /.test(line));
}

/** The lines that are in one of two versions of a notebook's file and not in the other, counted cells aside. */
export function changedLines(before: string, after: string): string[] {
  const [old, now] = [settledLines(before), settledLines(after)];
  const [hadOld, hasNow] = [new Set(old), new Set(now)];
  return [
    ...old.filter((line) => !hasNow.has(line)).map((line) => `- ${line.slice(0, 200)}`),
    ...now.filter((line) => !hadOld.has(line)).map((line) => `+ ${line.slice(0, 200)}`),
  ];
}

/** How many figures the outputs hold. */
export function figureCount(outputs: readonly Output[]): number {
  return outputs.filter(({ data }) =>
    [data?.["text/html"] ?? ""].flat().join("").includes('class="cb-figure"'),
  ).length;
}
