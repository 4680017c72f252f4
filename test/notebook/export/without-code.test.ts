import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { JSDOM } from "jsdom";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../../lib/notebook/export/export-notebook.js";
import { withoutCode } from "../../../lib/notebook/export/without-code.js";
import type { Cell } from "../../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { Cache } from "../../../lib/platform/cache/cache.js";
import { codeCell, display, markdownCell, notebook } from "./notebooks.js";

const stream = (name: "stdout" | "stderr", text: string) => ({ output_type: "stream", name, text }) as const;

describe("withoutCode", () => {
  test("empties the sources of code cells, in their places, and leaves text, raw cells and outputs", () => {
    const raw = { cell_type: "raw", id: "raw", metadata: {}, source: "raw" } as const;
    const outputs = [display({ "text/plain": "2" }), stream("stdout", "1 + 1\n")];
    const before = notebook([markdownCell("`1 + 1`"), codeCell("1 + 1", outputs), raw]);
    const { cells } = withoutCode(before);
    expect(cells.map(({ id }) => id)).toEqual(["text", "code", "raw"]);
    expect(cells.map(({ source }) => source)).toEqual(["`1 + 1`", "", "raw"]);
    expect((cells[1] as { outputs: unknown }).outputs).toEqual(outputs);
    expect(before.cells[1]?.source).toBe("1 + 1");
  });

  test("keeps an error's name and message, without the code of its traceback", () => {
    const error = { output_type: "error", ename: "E", evalue: "m", traceback: ["----> 1 secret"] } as const;
    const [cell] = withoutCode(notebook([codeCell("secret", [error])])).cells;
    expect((cell as { outputs: unknown }).outputs).toEqual([{ ...error, traceback: [] }]);
  });

  test("takes the quoted line from under a warning, and no other line", () => {
    const warning = "a.py:2: UserWarning: low\n  warn('low')\n  other\nwarn('low')\n";
    const [cell] = withoutCode(notebook([codeCell("x\nwarn('low')", [stream("stderr", warning)])])).cells;
    expect((cell as { outputs: unknown }).outputs).toEqual([
      stream("stderr", "a.py:2: UserWarning: low\n  other\nwarn('low')\n"),
    ]);
  });
});

describe("withoutCode takes the lines out that a printed traceback quotes", () => {
  const code = "import a\nraise ValueError(secret)";
  test.each([
    [
      "Python's",
      'Traceback (most recent call last):\n  File "<stdin>", line 2, in <module>\n    raise ValueError(secret)\nValueError\n',
      'Traceback (most recent call last):\n  File "<stdin>", line 2, in <module>\nValueError\n',
    ],
    [
      "IPython's",
      "Cell In[1], line 2\n      1 import a\n----> 2 raise ValueError(secret)\nValueError\n",
      "Cell In[1], line 2\nValueError\n",
    ],
    [
      "a coloured one",
      "\u001b[31mTraceback\u001b[0m (most recent call last):\n\u001b[32m----> 2\u001b[0m raise \u001b[1mValueError(secret)\u001b[0m\nValueError\n",
      "\u001b[31mTraceback\u001b[0m (most recent call last):\nValueError\n",
    ],
  ])("%s, on either stream", (_, said, left) => {
    for (const name of ["stdout", "stderr"] as const) {
      const [cell] = withoutCode(notebook([codeCell(code, [stream(name, said)])])).cells;
      expect((cell as { outputs: unknown }).outputs).toEqual([stream(name, left)]);
    }
  });

  test("but not what a program prints that equals its code", () => {
    const output = stream("stdout", "  import a\n1 import a\n");
    const [cell] = withoutCode(notebook([codeCell(code, [output])])).cells;
    expect((cell as { outputs: unknown }).outputs).toEqual([output]);
  });
});

describe("a page without code", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-no-code-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const CELLS: readonly Cell[] = [
    markdownCell("# Title\n\nSee [the cell](#cell-silent).\n\n## Part\n\n## Other"),
    codeCell('const asOf: string | null = "2024-07-24"; // SOURCE', [], {
      id: "parameters",
      metadata: { tags: ["parameters"] },
    }),
    codeCell("silent(); // SOURCE", [], { id: "silent" }),
    codeCell("show(1); // SOURCE", [display({ "text/plain": "ANSWER" })], { id: "shown" }),
    codeCell("fail(); // SOURCE", [
      {
        output_type: "error",
        ename: "RangeError",
        evalue: "MESSAGE",
        traceback: ["> 1 | fail(); // SOURCE"],
      },
    ]),
  ];

  function exported(noCode: boolean, cache?: Cache): string {
    const file = path.join(folder, "01-a.ipynb");
    writeNotebook(file, notebook(CELLS));
    const kept = cache ? { kept: { cache, library: "x" } } : {};
    const [page] = exportNotebooks([file], { outputDir: path.join(folder, "site"), noCode, ...kept });
    return readFileSync(page?.path as string, "utf8");
  }

  test("has no line of any cell's source, and no button to show one; outputs, text and receipt stay", () => {
    const html = exported(true);
    expect(html).not.toContain("SOURCE");
    const { document } = new JSDOM(html).window;
    expect(document.querySelector('.cb-code, [data-action="code"]')).toBeNull();
    for (const kept of ["ANSWER", "RangeError", "MESSAGE", "Part"])
      expect(document.querySelector("main")?.textContent).toContain(kept);
    expect(document.querySelector(".cb-error .cb-traceback")).toBeNull();
    expect(exported(false).match(/SOURCE/g)?.length).toBeGreaterThanOrEqual(CELLS.length - 1);
  });

  test("has the parameters in its receipt, and the command that makes it again", () => {
    const receipt = new JSDOM(exported(true)).window.document.querySelector(".cb-receipt")?.textContent;
    expect(receipt).toContain('asOf"2024-07-24"');
    expect(receipt).toContain("npx claimbook export --no-code .claimbook/runs/01-a.ipynb");
  });

  test("keeps the target of every link", () => {
    const { document } = new JSDOM(exported(true)).window;
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')];
    expect(links.length).toBeGreaterThan(0);
    for (const { hash } of links) expect(document.getElementById(hash.slice(1))).not.toBeNull();
  });

  test("is not taken from the cache of a page with code, nor the other way round", () => {
    const cache = new Cache(path.join(folder, "cache"));
    const [withCode, without] = [exported(false, cache), exported(true, cache)];
    expect(without).not.toBe(withCode);
    expect([exported(false, cache), exported(true, cache)]).toEqual([withCode, without]);
  });
});
