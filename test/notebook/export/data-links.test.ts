import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../../lib/notebook/export/export-notebook.js";
import type { Cell } from "../../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import { table } from "../../../lib/notebook/show/table.js";
import { verdictCard } from "../../../lib/notebook/show/verdict-card.js";
import { themed } from "../../../lib/plots/theme.js";
import { claimResult } from "../show/claim-result.js";
import { codeCell, display, markdownCell, notebook } from "./notebooks.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-data-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function page(cells: readonly Cell[], embedData = true): { html: string; document: Document } {
  const file = path.join(folder, "01-a.ipynb");
  writeNotebook(file, notebook(cells));
  const [written] = exportNotebooks([file], { outputDir: path.join(folder, "site"), embedData });
  const html = readFileSync(written?.path as string, "utf8");
  return { html, document: new JSDOM(html).window.document };
}

/** The files that a page offers, by the names that they are saved under. */
function files(document: Document): Readonly<Record<string, Buffer>> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a.cb-download")];
  return Object.fromEntries(
    links.map((link) => [link.download, Buffer.from(link.href.replace(/^[^,]*,/, ""), "base64")]),
  );
}

const figure = figureOutput({
  data: [{ type: "bar", x: ["a", "b"], y: [0.12345678, null], name: "Gap" }],
  layout: themed({ title: { text: "Gaps" }, yaxis: { title: { text: "Gap, points" } } }),
  alt: "Bars",
  caption: "Source",
});
const rows = table([{ name: "=1+1", value: 2 }], { caption: "What holds" });

describe("a page with its data", () => {
  test("offers those of each figure and each table as CSV, and all as one archive", () => {
    const { document } = page([
      codeCell("a", [display(figure.mime)]),
      codeCell("b", [display(rows.mime), display(rows.mime)], { id: "b" }),
    ]);
    const offered = files(document);
    expect(Object.keys(offered)).toEqual([
      "gaps.svg",
      "gaps.csv",
      "what-holds.csv",
      "what-holds-2.csv",
      "01-a-data.zip",
    ]);
    expect(String(offered["gaps.csv"])).toBe('\uFEFFx,"Gap, points"\r\na,0.12345678\r\nb,\r\n');
    expect(String(offered["what-holds.csv"])).toBe("\uFEFFname,value\r\n'=1+1,2\r\n");
    const archive = unzipSync(offered["01-a-data.zip"] as Buffer);
    expect(Object.keys(archive)).toEqual(["gaps.csv", "what-holds.csv", "what-holds-2.csv"]);
    // The mark of UTF-8 is read as such.
    expect(strFromU8(archive["gaps.csv"] as Uint8Array)).toContain("a,0.12345678");
  });

  test("names a table without a caption after the heading above it", () => {
    const plain = table([{ a: 1, b: 2 }]);
    const { document } = page([markdownCell("# T\n\n## Größe"), codeCell("b", [display(plain.mime)])]);
    expect(Object.keys(files(document))).toContain("grosse.csv");
  });

  test("names the readings of a verdict after their claim", () => {
    const card = verdictCard(claimResult("It fell"));
    const { document } = page([markdownCell("# T\n\n## Result"), codeCell("b", [display(card.mime)])]);
    expect(Object.keys(files(document))[0]).toBe("readings-a.csv");
  });

  test("offers the data of what the page cannot draw", () => {
    const vega = { data: { values: [{ day: "2024-07-24", level: 1.123456789012345 }] }, mark: "line" };
    const outputs = [
      {
        output_type: "display_data",
        metadata: {},
        data: { "application/vnd.vegalite.v5+json": vega },
      } as const,
      {
        output_type: "display_data",
        metadata: {},
        data: {
          "application/vnd.plotly.v1+json": {
            data: [{ type: "scatter3d", x: [1], y: [2], z: [3] }],
            layout: { title: { text: "Deep" } },
          },
        },
      } as const,
    ];
    const offered = files(page([codeCell("a", outputs)]).document);
    expect(String(offered["table.csv"])).toBe("\uFEFFday,level\r\n2024-07-24,1.123456789012345\r\n");
    expect(String(offered["deep.csv"])).toBe("\uFEFFx,y,z\r\n1,2,3\r\n");
  });

  test("has none of what a tag or an option of a cell hides", () => {
    const hidden = table([{ name: "HIDDEN", value: 1 }]);
    const { document } = page([
      codeCell("a", [display(hidden.mime)], { metadata: { tags: ["hide-output"] } }),
      codeCell("//| output: false\n1", [display(hidden.mime)], { id: "b" }),
      codeCell("c", [display(rows.mime)], { id: "c" }),
    ]);
    const offered = files(document);
    expect(Object.keys(offered)).toEqual(["what-holds.csv", "01-a-data.zip"]);
    expect(Object.keys(unzipSync(offered["01-a-data.zip"] as Buffer))).toEqual(["what-holds.csv"]);
  });

  test("lists the archive in its contents; without any data has neither", () => {
    const cells = [markdownCell("# T\n\n## One\n\n## Two"), codeCell("b", [display(rows.mime)])];
    const links = ({ document }: { readonly document: Document }) =>
      [...document.querySelectorAll(".cb-side a")].map(({ textContent }) => textContent);
    expect(links(page(cells))).toEqual(["One", "Two", "Data", "Receipt"]);
    expect(links(page([cells[0] as Cell]))).toEqual(["One", "Two", "Receipt"]);
  });

  test("without the option is as it was: the file of a figure, none of a table", () => {
    const { document } = page([codeCell("a", [display(figure.mime), display(rows.mime)])], false);
    expect(Object.keys(files(document))).toEqual(["gaps.svg", "gaps.csv"]);
  });
});
