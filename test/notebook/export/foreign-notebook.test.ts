import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { JSDOM } from "jsdom";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../../lib/notebook/export/export-notebook.js";
import type { Cell, JsonObject, Output } from "../../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { Cache } from "../../../lib/platform/cache/cache.js";
import { externalReferences } from "./external-references.js";
import { codeCell, display, markdownCell, notebook } from "./notebooks.js";

const FIXTURES = path.resolve("test/notebook/export/fixtures");
const PYTHON: JsonObject = {
  kernelspec: { name: "python3", language: "python", display_name: "Python 3" },
  language_info: { name: "python" },
};

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-foreign-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function exported(file: string, cache?: Cache) {
  const kept = cache ? { kept: { cache, library: "x" } } : {};
  const [page] = exportNotebooks([file], { outputDir: path.join(folder, "site"), ...kept });
  const html = readFileSync(page?.path ?? "", "utf8");
  return { html, page, main: new JSDOM(html).window.document.querySelector("main") as HTMLElement };
}

function written(cells: readonly Cell[], metadata: JsonObject = PYTHON): string {
  const file = path.join(folder, "nb.ipynb");
  writeNotebook(file, notebook(cells, metadata));
  return file;
}

describe("a notebook that was made in Python", () => {
  beforeEach(() => cpSync(FIXTURES, folder, { recursive: true }));

  test("is a page: formulas, anchors, pictures, tables, figures, widgets, and nothing from outside", () => {
    const { html, page, main } = exported(path.join(folder, "python.ipynb"));
    expect(externalReferences(html)).toEqual([]);
    expect(main.querySelectorAll(".cb-tex-error, .cb-stopped, .cb-receipt")).toHaveLength(0);
    expect(main.querySelector(".cb-formula")?.textContent).toContain("𝔼");
    for (const { hash } of main.querySelectorAll<HTMLAnchorElement>('p a[href^="#"]')) {
      expect(main.querySelector(`[id="${decodeURIComponent(hash.slice(1))}"]`)).not.toBeNull();
    }
    const [dot, sized] = main.querySelectorAll<HTMLImageElement>('img[src^="data:image/png"]');
    expect([dot?.alt, sized?.getAttribute("width")]).toEqual(["a dot", "120"]);
    expect(main.querySelector(".cb-lost")?.textContent).toBe("gone (img/gone.png is missing)");
    expect(page?.warnings?.[0]).toMatch(/python\.ipynb: the picture img\/gone\.png is missing$/);
    expect(main.querySelectorAll("table td math")).toHaveLength(1);
    expect(main.querySelector(".cb-static-svg")?.getAttribute("alt")).toContain("Two points");
    expect(main.querySelector(".cb-widgets")?.textContent).toContain("Count");
    expect(main.querySelector(".cb-as-expected")?.textContent).toContain("Expected error ZeroDivisionError");
    expect(main.querySelector(".cb-stderr")?.textContent).toBe("100%");
    expect(html).not.toMatch(/never published|secret/);
  });

  test.each<JsonObject>([
    { language_info: { name: "R" } },
    { kernelspec: { name: "julia-1.10", language: "julia" } },
    { kernelspec: { name: "conda-env-py" } },
    { kernelspec: { name: "xcpp17" } },
  ])("is known by its language or kernel (%j), and has no receipt of a run", (metadata) => {
    const file = path.join(folder, "nb.ipynb");
    writeNotebook(file, { ...notebook([codeCell("x <- 1", [], { execution_count: null })]), metadata });
    expect(exported(file).main.querySelector(".cb-receipt")).toBeNull();
  });

  test("is exported with outputs or without: it is run elsewhere", () => {
    const bare = codeCell("print(1)", [], { execution_count: null });
    expect(exported(written([bare])).main.querySelector("code")?.textContent).toBe("print(1)");
  });
});

test("a picture that changes beside the notebook changes the page, though that is cached", () => {
  const cache = new Cache(path.join(folder, "cache"));
  const file = written([markdownCell("![a](a.svg)")]);
  writeFileSync(path.join(folder, "a.svg"), "<svg><g id='one'/></svg>");
  const before = exported(file, cache).html;
  expect(exported(file, cache).html).toBe(before);
  writeFileSync(path.join(folder, "a.svg"), "<svg><g id='two'/></svg>");
  expect(exported(file, cache).html).not.toBe(before);
});

describe("what a tag hides or removes", () => {
  const SECRET = "hidden-words";
  const outputs: readonly Output[] = [
    { output_type: "stream", name: "stdout", text: SECRET },
    display({ "text/plain": SECRET, "text/html": `<table><tr><td>${SECRET}</td></tr></table>` }),
    {
      output_type: "display_data",
      data: {
        "application/vnd.plotly.v1+json": {
          data: [{ type: "bar", x: [SECRET], y: [1] }],
          layout: { title: { text: SECRET } },
        },
      },
      metadata: { claimbook: { inputs: { [SECRET]: "sha256:1" }, jsonLd: [{ name: SECRET }] } },
    },
    { output_type: "error", ename: SECRET, evalue: SECRET, traceback: [SECRET] },
  ];
  const TYPESCRIPT = { language_info: { name: "typescript" } };

  const bare = (html: string) =>
    html +
    [...html.matchAll(/base64,([\w+/=]+)/g)].map(([, data = ""]) => Buffer.from(data, "base64").toString());

  test.each(["remove-cell", "hide-cell", "remove_cell"])("as a cell (%s) is nowhere on the page", (tag) => {
    const metadata = { tags: [tag, "parameters"] };
    const cells = [
      markdownCell("# Title"),
      codeCell(`const ${SECRET.replace("-", "_")} = "${SECRET}";`, outputs, { metadata }),
      {
        ...markdownCell(`## ${SECRET}\n\n$\\newcommand{\\x}{${SECRET}}$ ![${SECRET}](${SECRET}.png)`, "m"),
        metadata,
      },
      markdownCell("$\\x$", "use"),
    ];
    const { html, page, main } = exported(written(cells, TYPESCRIPT));
    expect(bare(html)).not.toMatch(/hidden.words/);
    expect(page?.warnings).toBeUndefined();
    expect(html).not.toContain("cb-plotly");
    expect(main.querySelector(".cb-stopped")?.textContent).toBe(
      "This notebook has an error in a cell that its author hides.",
    );
    expect(main.querySelector(".cb-receipt")?.textContent).toContain(
      "Cells that are not shown have read other tables.",
    );
    // The macro went with its cell.
    expect(main.querySelector(".cb-tex-error")?.textContent).toBe("\\x");
  });

  test.each<JsonObject>([
    { tags: ["remove-output"] },
    { tags: ["hide-output"] },
    { jupyter: { outputs_hidden: true } },
    { collapsed: true },
  ])("as outputs (%j) is nowhere on the page, and the code is", (metadata) => {
    const { html, main } = exported(written([codeCell("visible", outputs, { metadata })], TYPESCRIPT));
    expect(bare(html)).not.toContain(SECRET);
    expect(main.querySelector(".cb-code code")?.textContent).toBe("visible");
  });

  test.each<JsonObject>([
    { tags: ["remove-input", "injected-parameters"] },
    { tags: ["hide-input", "parameters"] },
    { jupyter: { source_hidden: true }, tags: ["injected-parameters"] },
    { cellView: "form" },
  ])("as code (%j) is nowhere on the page, and the outputs are", (metadata) => {
    const out = display({ "text/plain": "visible" });
    const { html, main } = exported(
      written([codeCell(`const a = "${SECRET}";`, [out], { metadata })], TYPESCRIPT),
    );
    expect(bare(html)).not.toContain(SECRET);
    expect(main.querySelector(".cb-plain")?.textContent).toBe("visible");
    expect(main.querySelector(".cb-code")).toBeNull();
  });
});
