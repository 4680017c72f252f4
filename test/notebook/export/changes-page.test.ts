import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { changesPage } from "../../../lib/notebook/export/changes-page.js";
import { exportNotebooks } from "../../../lib/notebook/export/export-notebook.js";
import { elementsIn, parseHtml, textOf } from "../../../lib/notebook/export/html-tree.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { CPI, EASING, entry, historyFolder } from "./history-folder.js";
import { markdownCell, notebook } from "./notebooks.js";

/** The texts of a page's elements of a kind. */
function texts(html: string, ...tags: readonly string[]): string[] {
  return elementsIn(parseHtml(html), ({ tagName }) => tags.includes(tagName)).map((element) =>
    textOf(element).replaceAll("\u00a0", " "),
  );
}
const CLAIM =
  "cpi-easing: Consumer prices of June 2024, released on 11 July, showed a further easing of inflation";

describe("changesPage(dir)", () => {
  test("lists verdicts that moved with their causes, those that are not as recorded, and what each change did to the tables", () => {
    const latest = { ...EASING, asOf: null, movedBy: "rows", cause: "cpi-monthly: 1 row added" } as const;
    const { description, page } = changesPage(
      historyFolder([entry(1, { tables: [CPI], verdicts: [EASING, latest] }), entry(0)]),
    );
    expect(description.replaceAll("\u00a0", " ")).toBe(
      "2 changes of the data since 5 September 2026 moved the verdict of 1 claim, by a revision.",
    );
    const why = "moved by a revision, cpi-monthly: 1 row revised since 2024-06";
    expect(texts(page.main, "td")).toEqual([
      ...[CLAIM, "Supported", "Depends on the reading", "12 September 2026", why],
      ...[
        CLAIM,
        "12 September 2026",
        "24 July 2024",
        "Supported",
        "Depends on the reading",
        `update; ${why}`,
      ],
      ...[CLAIM, "12 September 2026", "latest", "Supported", "Depends on the reading"],
      "update; cpi-monthly: 1 row added",
      ...["cpi-monthly", "July 2026", "August 2026", "1", "2", "1", "cpi_sa of 2024-06: 313.044 to 316.174"],
      ...["rates-daily", "July 2026", "August 2026", "5"],
    ]);
    expect(texts(page.main, "h3")).toEqual(["12 September 2026: update", "5 September 2026: update"]);
    expect(texts(page.main, "p")).toContain(
      '38 verdicts are recorded as of 24 July 2024. Changes of the data have moved some of them; "npx claimbook claims --record" accepts them.',
    );
  });

  test("takes the last move of a claim against the record: one that was taken back is as recorded", () => {
    const back = { ...EASING, before: EASING.after, after: EASING.before };
    const { page } = changesPage(
      historyFolder([entry(1, { verdicts: [back] }), entry(0, { verdicts: [EASING] })]),
    );
    expect(texts(page.main, "p")[1]).toBe(
      "38 verdicts are recorded as of 24 July 2024. The changes of the data leave each of them as recorded.",
    );
  });

  test("folds all but the ten newest changes", () => {
    const { page } = changesPage(historyFolder(Array.from({ length: 13 }, (_, at) => entry(13 - at))));
    const [folded] = elementsIn(parseHtml(page.main), ({ tagName }) => tagName === "details");
    expect(folded && texts(page.main, "summary")).toEqual(["3 earlier changes"]);
    expect(texts(page.main, "h3")).toHaveLength(13);
    expect(folded && elementsIn(folded, ({ tagName }) => tagName === "h3")).toHaveLength(3);
  });

  test("says that nothing is recorded yet, or that the history cannot be read and what then", () => {
    expect(changesPage(historyFolder([])).description).toBe(
      "No update, import or rollback of the data is recorded yet.",
    );
    for (const text of [
      "",
      "{",
      '{"format":1,"entries":[{}]}',
      JSON.stringify({ format: 1, entries: [entry(0, { at: "2026" })] }),
    ]) {
      const { description } = changesPage(historyFolder(text));
      expect(description).toMatch(
        /^The history of the data, history\.json, cannot be read\. .*begins it anew\.$/,
      );
    }
  });

  test("goes without recorded verdicts, and shows an odd day of theirs as it is", () => {
    const dir = historyFolder([]);
    const file = path.join(dir, "verdicts.json");
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), asOf: "<b>some day" }));
    expect(texts(changesPage(dir).page.main, "p")[1]).toContain("as of <b>some day.");
    rmSync(file);
    expect(texts(changesPage(dir).page.main, "p")[1]).toContain("No verdicts are recorded.");
  });

  test("shows what is hostile as text", () => {
    const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
    const { page, description } = changesPage(
      historyFolder([
        entry(0, {
          title: evil,
          tables: [
            {
              ...CPI,
              table: evil,
              lastAfter: evil,
              revised: { rows: 1, since: evil, largest: { column: evil, row: evil, from: evil, to: null } },
            },
          ],
          verdicts: [{ ...EASING, claim: evil, cause: evil }],
        }),
      ]),
    );
    expect(description).not.toContain("<");
    expect(elementsIn(parseHtml(page.main), ({ tagName }) => ["img", "script"].includes(tagName))).toEqual(
      [],
    );
    expect(texts(page.main, "h3")[0]).toContain(evil);
  });
});

describe("exportNotebooks with the page of changes", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-changes-"));
  const files = ["00-front", "01-one"].map((name) => path.join(folder, `${name}.ipynb`));
  for (const file of files) writeNotebook(file, notebook([markdownCell(`# ${path.basename(file)}`)]));
  const changes = changesPage(historyFolder([entry(0, { tables: [CPI], verdicts: [EASING] })]));

  test("writes it after the notebooks, listed in the index and linked from the last of them", () => {
    const outputDir = path.join(folder, "site");
    const pages = exportNotebooks(files, { outputDir, changes });
    expect(pages.map(({ path: file }) => path.basename(file))).toEqual([
      "index.html",
      "00-front.html",
      "01-one.html",
      "changes.html",
    ]);
    const read = (name: string) => readFileSync(path.join(outputDir, name), "utf8");
    expect(read("index.html")).toContain('<h3><a href="changes.html">What has changed</a></h3>');
    expect(read("01-one.html")).toContain('<a rel="next" href="changes.html">');
    expect(read("changes.html")).toContain('<a rel="prev" href="01-one.html">');
    expect(readdirSync(outputDir)).toHaveLength(4);
  });

  test("makes it a chapter of a single file, whose parts can be linked to", () => {
    const outputDir = path.join(folder, "single");
    exportNotebooks(files, { outputDir, single: true, changes });
    expect(readdirSync(outputDir)).toEqual(["book.html"]);
    const book = readFileSync(path.join(outputDir, "book.html"), "utf8");
    expect(book).toContain('<section class="cb-chapter" id="changes">');
    expect(book).toContain('id="changes/verdicts"');
    expect(book).toContain('<h3><a href="#changes">What has changed</a></h3>');
  });

  test("a notebook called changes is not overwritten by it", () => {
    const own = path.join(folder, "changes.ipynb");
    writeNotebook(own, notebook([markdownCell("# Mine")]));
    const faults: string[] = [];
    const onFault = (fault: string) => void faults.push(fault);
    exportNotebooks([...files, own], { outputDir: path.join(folder, "own"), changes, onFault });
    expect(faults).toEqual([
      expect.stringMatching(/changes\.ipynb and the page of changes would be the same page/),
    ]);
    exportNotebooks([...files, own], { outputDir: path.join(folder, "own"), single: true, changes });
    const book = readFileSync(path.join(folder, "own/book.html"), "utf8");
    expect(book).toMatch(/<h1[^>]*>Mine/);
    expect(book).toContain('id="changes/verdicts"');
  });
});
