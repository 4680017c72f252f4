import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { receiptHtml } from "../../../lib/notebook/export/receipt.js";
import type { Notebook } from "../../../lib/notebook/ipynb/notebook.js";
import { bookRoot } from "../../../lib/platform/book-folder.js";
import { codeCell, display, HOSTILE, notebook } from "./notebooks.js";

const FILE = `${bookRoot()}/.claimbook/runs/01-a.ipynb`;

function read(of: Notebook, file = FILE): { rows: Record<string, string>; commands: string; root: Element } {
  const root = new JSDOM(receiptHtml(of, file)).window.document.body;
  const rows = [...root.querySelectorAll("tr")].map((row) => [
    row.children[0]?.textContent,
    row.children[1]?.textContent,
  ]);
  return { root, rows: Object.fromEntries(rows), commands: root.querySelector("pre")?.textContent ?? "" };
}

const inputs = (tables: Readonly<Record<string, string>>) =>
  display({ "text/plain": "x" }, { claimbook: { inputs: tables } });

test("the receipt lists the tables that any cell has read, once each, by name", () => {
  const { rows } = read(
    notebook([
      codeCell("a", [inputs({ "size-monthly": "sha256:2", "index-daily": "sha256:1" })]),
      codeCell("b", [inputs({ "index-daily": "sha256:1" }), display({ "text/plain": "no metadata" })], {
        id: "b",
      }),
    ]),
  );
  expect(rows).toMatchObject({ "index-daily": "sha256:1", "size-monthly": "sha256:2" });
});

test("the receipt has the month of each table's vintage, where it names one", () => {
  const read = { inputs: { a: "sha256:1", b: "sha256:2" }, vintages: { a: "2026-07" } };
  const html = receiptHtml(
    notebook([codeCell("a", [display({ "text/plain": "x" }, { claimbook: read })])]),
    FILE,
  );
  const cells = [...new JSDOM(html).window.document.querySelectorAll("#cb-tables + * tr")].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  expect(cells).toEqual([
    ["a", "vintage of July 2026sha256:1"],
    ["b", "sha256:2"],
  ]);
});

test("the receipt shows both states of a table that was read in two", () => {
  const { root } = read(notebook([codeCell("a", [inputs({ t: "sha256:1" }), inputs({ t: "sha256:2" })])]));
  expect(root.textContent).toContain("sha256:1");
  expect(root.textContent).toContain("sha256:2");
});

test("the receipt has the parameters' values, those that were injected over the defaults", () => {
  const { rows, commands } = read(
    notebook([
      codeCell('const asOf: string | null = "2024-07-24";\nconst n = 3;', [], {
        metadata: { tags: ["parameters"] },
      }),
      codeCell('// Parameters\nconst asOf = "2024-12-31 or so";', [], {
        id: "i",
        metadata: { tags: ["injected-parameters"] },
      }),
    ]),
  );
  expect(rows).toMatchObject({ asOf: '"2024-12-31 or so"', n: "3" });
  expect(commands.split("\n")).toEqual([
    "npx claimbook run notebooks/01-a.ipynb --param 'asOf=2024-12-31 or so'",
    "npx claimbook export .claimbook/runs/01-a.ipynb",
  ]);
});

test.each([
  [`${bookRoot()}/notebooks/01-a.ipynb`, "notebooks/01-a.ipynb"],
  [`${bookRoot()}/test/01-a.ipynb`, "test/01-a.ipynb"],
  ["/elsewhere/01-a.ipynb", "01-a.ipynb"],
  ["/elsewhere/it's mine.ipynb", `'it'\\''s mine.ipynb'`],
])("the command for %s runs %s, and names no folder of this machine", (file, source) => {
  const { commands } = read(notebook([]), file);
  expect(commands.split("\n")[0]).toBe(`npx claimbook run ${source}`);
  expect(commands).not.toContain(bookRoot());
});

test("the receipt has the versions of what ran and what drew", () => {
  const { rows } = read(notebook([]));
  expect(Object.keys(rows)).toEqual(["01-a.ipynb", "claimbook", "Node", "tslab", "TypeScript", "plotly.js"]);
  expect(rows).toMatchObject({ Node: process.versions.node, TypeScript: "5.0.4" });
  for (const name of ["claimbook", "tslab", "plotly.js"]) expect(rows[name]).toMatch(/^\d+\.\d+\.\d+/);
});

test("the receipt of the same notebook is the same text, of another one another", () => {
  const of = (source: string) => receiptHtml(notebook([codeCell(source)]), FILE);
  expect(of("1")).toBe(of("1"));
  expect(of("1")).not.toBe(of("2"));
});

test("the receipt takes names and values for text", () => {
  const { root } = read(
    notebook([
      codeCell(`const a = ${JSON.stringify(HOSTILE)};`, [inputs({ [HOSTILE]: HOSTILE })], {
        metadata: { tags: ["injected-parameters"] },
      }),
    ]),
    `/x/${HOSTILE.replaceAll("/", "")}.ipynb`,
  );
  expect(root.querySelector("script, img")).toBeNull();
  expect(root.textContent).toContain(HOSTILE);
});
