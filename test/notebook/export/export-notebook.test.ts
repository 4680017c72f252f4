// Takes long: pages are rendered with each option.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { JSDOM } from "jsdom";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../../lib/notebook/export/export-notebook.js";
import type { Cell } from "../../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import { table } from "../../../lib/notebook/show/table.js";
import { verdictCard } from "../../../lib/notebook/show/verdict-card.js";
import { UserError } from "../../../lib/platform/user-error.js";
import { themed } from "../../../lib/plots/theme.js";
import { claimResult } from "../show/claim-result.js";
import { externalReferences } from "./external-references.js";
import { codeCell, display, HOSTILE, markdownCell, notebook } from "./notebooks.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-export-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const site = () => path.join(folder, "site");

function write(name: string, cells: readonly Cell[]): string {
  const file = path.join(folder, `${name}.ipynb`);
  writeNotebook(file, notebook(cells));
  return file;
}

function document(name: string): Document {
  return new JSDOM(readFileSync(path.join(site(), name), "utf8")).window.document;
}

const figure = (text: string) =>
  figureOutput({
    data: [{ type: "bar", x: [text, "b"], y: [1, 2], name: text }],
    layout: themed({ title: { text, subtitle: { text } } }),
    alt: text,
    caption: text,
  });

const card = (statement: string) => display(verdictCard(claimResult(statement)).mime);

describe("a page", () => {
  test("has title, description, language, viewport and landmarks", () => {
    write("01-a", [markdownCell("# The gap\n\nHow *far* behind?"), codeCell("1 + 1")]);
    const pages = exportNotebooks([path.join(folder, "01-a.ipynb")], { outputDir: site() });
    const page = document("01-a.html");
    expect(pages).toEqual([
      {
        path: path.join(site(), "01-a.html"),
        bytes: readFileSync(path.join(site(), "01-a.html")).length,
        title: "The gap",
      },
    ]);
    expect(page.title).toBe("The gap");
    expect(page.querySelector('meta[name="description"]')?.getAttribute("content")).toBe("How far behind?");
    expect(page.documentElement.lang).toBe("en");
    expect(page.querySelector('meta[name="viewport"]')).not.toBeNull();
    expect(page.querySelectorAll("main, header, footer")).toHaveLength(3);
    expect(page.querySelectorAll("h1")).toHaveLength(1);
    expect(page.querySelector("a.cb-skip")?.getAttribute("href")).toBe(`#${page.querySelector("main")?.id}`);
  });

  test("of a notebook without a heading is named like its file", () => {
    const [page] = exportNotebooks([write("notes on size", [markdownCell("text")])], { outputDir: site() });
    expect(page?.title).toBe("notes on size");
    expect(document("notes on size.html").querySelector("h1")?.textContent).toBe("notes on size");
  });

  test("has an anchor a cell, and no id twice", () => {
    const cells = [
      markdownCell("# T\n\n## cell-code\n\n## T", "t-1"),
      codeCell("1", [display({ "text/html": '<p id="cell-code">x</p>' })]),
    ];
    exportNotebooks([write("01-a", cells)], { outputDir: site() });
    const ids = [...document("01-a.html").querySelectorAll("[id]")].map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["cell-t-1", "cell-code"]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("lists its headings in a table of contents, each link with its target", () => {
    exportNotebooks([write("01-a", [markdownCell("# T\n\n## 100% & more\n\n### Sub\n\n#### Deep")])], {
      outputDir: site(),
    });
    const page = document("01-a.html");
    const links = [...page.querySelectorAll<HTMLAnchorElement>(".cb-side a")];
    expect(links.map(({ textContent }) => textContent)).toEqual(["100% & more", "Sub", "Receipt"]);
    for (const { hash } of links)
      expect(page.getElementById(decodeURIComponent(hash.slice(1)))).not.toBeNull();
  });

  test("folds code in elements that open without a script", () => {
    exportNotebooks([write("01-a", [codeCell("const a = 1;")])], { outputDir: site() });
    const code = document("01-a.html").querySelector("details.cb-code");
    expect(code?.hasAttribute("open")).toBe(false);
    expect(code?.querySelector("code")?.textContent).toBe("const a = 1;");
    expect(code?.querySelector("summary")?.textContent).toBe("Code [1]");
  });

  test("says at the top where a notebook has stopped", () => {
    const failed = codeCell("x", [{ output_type: "error", ename: "E", evalue: "m", traceback: [] }], {
      id: "bad",
      execution_count: 4,
    });
    exportNotebooks(
      [write("01-a", [markdownCell("# T"), failed, codeCell("y", [], { id: "y", execution_count: null })])],
      {
        outputDir: site(),
      },
    );
    const note = document("01-a.html").querySelector(".cb-stopped");
    expect(note?.textContent).toContain("stopped at cell [4]");
    expect(note?.querySelector("a")?.getAttribute("href")).toBe("#cell-bad");
  });

  test("brings plotly.js once when it has figures, and not at all when it has none", () => {
    const figures = [
      codeCell("a", [display(figure("one").mime)]),
      codeCell("b", [display(figure("two").mime)], { id: "b" }),
    ];
    const [withFigures, without] = exportNotebooks(
      [write("01-a", figures), write("02-b", [markdownCell("x")])],
      {
        outputDir: site(),
      },
    );
    expect(document("01-a.html").querySelectorAll("#cb-plotly")).toHaveLength(1);
    expect(document("02-b.html").querySelector("#cb-plotly")).toBeNull();
    expect(withFigures?.bytes).toBeLessThan(3_000_000);
    expect(without?.bytes).toBeLessThan(60_000);
  });

  test("is the same bytes when it is made again", () => {
    const file = write("01-a", [markdownCell("# T\n\n$x$"), codeCell("a", [display(figure("one").mime)])]);
    const once = () => {
      exportNotebooks([file], { outputDir: site() });
      return readFileSync(path.join(site(), "01-a.html"), "utf8");
    };
    expect(once()).toBe(once());
  });

  test("forbids by its policy to load anything, and to run any script but its own", () => {
    exportNotebooks([write("01-a", [codeCell("a", [display(figure("one").mime)])])], { outputDir: site() });
    const page = document("01-a.html");
    const policy =
      page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
    expect(policy).toMatch(/^default-src 'none'; script-src ('sha256-[\w+/=]+' ?){3};/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
    // The policy stands before anything that it is to govern.
    expect(page.querySelector("head > :is(style, script, meta[http-equiv])")?.localName).toBe("meta");
  });
});

describe("hostile strings", () => {
  test("in titles, cells, tables, figures, values, errors and names run nothing, load nothing and are shown", () => {
    const cells = [
      markdownCell(`# ${HOSTILE}\n\n${HOSTILE}\n\n## ${HOSTILE}`),
      codeCell(HOSTILE, [
        display(figure(HOSTILE).mime),
        display(table([{ [HOSTILE]: HOSTILE }], { caption: HOSTILE }).mime),
        display({ "text/html": HOSTILE }),
        card(HOSTILE),
        display({ "text/plain": HOSTILE }),
        { output_type: "stream", name: "stdout", text: HOSTILE },
        { output_type: "error", ename: HOSTILE, evalue: HOSTILE, traceback: [HOSTILE] },
      ]),
      { cell_type: "raw", id: "raw", metadata: {}, source: HOSTILE } as const,
    ];
    const name = `00-${HOSTILE.replaceAll("/", "")}`;
    exportNotebooks([write(name, cells), write(`01-${HOSTILE.replaceAll("/", "")}`, cells)], {
      outputDir: site(),
    });
    for (const file of readdirSync(site())) {
      const html = readFileSync(path.join(site(), file), "utf8");
      expect(externalReferences(html)).toEqual([]);
      const page = new JSDOM(html).window.document;
      // The page's own: one in the head, one at the end, and the data of the figure and of plotly.js.
      expect([...page.querySelectorAll("script:not([type])")]).toHaveLength(2);
      expect(
        page.querySelector("main script:not([type]), main iframe, main img:not(.cb-static-svg)"),
      ).toBeNull();
      if (file === "index.html") continue;
      expect(page.querySelector(".cb-code code")?.textContent).toBe(HOSTILE.trim());
      expect(page.querySelector(".cb-error strong")?.textContent).toBe(HOSTILE);
      expect(page.querySelector(".cb-table caption")?.textContent).toBe(HOSTILE);
      expect(page.querySelector(".cb-raw pre")?.textContent).toBe(HOSTILE);
    }
  });
});

describe("several pages", () => {
  test("link to each other where notebooks did, with their anchors, and to the next and the one before", () => {
    const one = write("01-a", [markdownCell("# One\n\n[two](02-b.ipynb#Result) [three](03-c.ipynb)")]);
    const two = write("02-b", [markdownCell("# Two\n\n[one](./01-a.ipynb)\n\n## Result")]);
    exportNotebooks([one, two], { outputDir: site() });
    const first = document("01-a.html");
    const links = [...first.querySelectorAll("main .cb-text p a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["02-b.html#Result"]);
    expect(first.querySelector("main .cb-text p")?.textContent).toBe("two three");
    expect(document("02-b.html").getElementById("Result")).not.toBeNull();
    expect(first.querySelector('a[rel="next"]')?.getAttribute("href")).toBe("02-b.html");
    expect(document("02-b.html").querySelector('a[rel="prev"]')?.textContent).toBe("← One");
  });

  test("have an index when one of them starts with 00-, with titles, descriptions, verdicts and failures", () => {
    const front = write("00-scoreboard", [markdownCell("# The note\n\nAll claims.")]);
    const one = write("01-a", [
      markdownCell("# One\n\nThe first."),
      codeCell("x", [card("It fell")], { id: "v" }),
    ]);
    const two = write("02-b", [
      codeCell("x", [{ output_type: "error", ename: "E", evalue: "m", traceback: [] }]),
    ]);
    const pages = exportNotebooks([front, one, two], { outputDir: site() });
    expect(pages.map((page) => path.basename(page.path))).toEqual([
      "index.html",
      "00-scoreboard.html",
      "01-a.html",
      "02-b.html",
    ]);
    const index = document("index.html");
    expect(index.querySelector("h1")?.textContent).toBe("The note");
    const entries = [...index.querySelectorAll(".cb-entry")];
    expect(entries.map((entry) => entry.querySelector("h3 a")?.getAttribute("href"))).toEqual([
      "01-a.html",
      "02-b.html",
    ]);
    expect(entries[0]?.querySelector("p")?.textContent).toBe("The first.");
    expect(entries[0]?.textContent).toContain("Its one claim depends on the reading.");
    const row = index.querySelector(".cb-claims tbody tr");
    expect(row?.querySelector("a")?.getAttribute("href")).toBe("01-a.html#cell-v");
    expect([...(row?.querySelectorAll("td") ?? [])].map(({ textContent }) => textContent)).toEqual([
      ...["It fell", "◐ Depends on the reading", "1%", "1.2%", "none"],
    ]);
    expect(entries[1]?.textContent).toContain("Stopped with an error");
    expect(document("01-a.html").querySelector("header a")?.getAttribute("href")).toBe("index.html");
    expect(document("01-a.html").getElementById("cell-v")).not.toBeNull();
  });

  test("have no index when none starts with 00-", () => {
    exportNotebooks([write("01-a", [markdownCell("a")]), write("02-b", [markdownCell("b")])], {
      outputDir: site(),
    });
    expect(existsSync(path.join(site(), "index.html"))).toBe(false);
    expect(document("01-a.html").querySelector("header a")).toBeNull();
  });
});

describe("what cannot be a page", () => {
  const thrown = (files: readonly string[], outputDir = site()) => {
    let message = "";
    try {
      exportNotebooks(files, { outputDir });
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      message = (error as Error).message;
    }
    return message;
  };

  test("costs its own page: a notebook without outputs, a file that is no notebook, one that is missing", () => {
    const bare = write("01-a", [codeCell("1", [], { execution_count: null })]);
    const broken = path.join(folder, "02-b.ipynb");
    writeFileSync(broken, "{");
    const missing = path.join(folder, "03-c.ipynb");
    const fine = write("04-d", [markdownCell("d")]);
    const lines = thrown([bare, broken, missing, fine]).split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      `${bare}: the notebook has no outputs; run it first (npx claimbook run ${bare}) and export the executed one`,
    );
    expect(lines[1]).toContain("02-b.ipynb: not a notebook");
    expect(lines[2]).toContain("03-c.ipynb: no such notebook");
    expect(readdirSync(site())).toEqual(["01-a.html", "02-b.html", "04-d.html"]);
    expect(document("02-b.html").querySelector("main")?.textContent).toContain("could not be made a page");
  });

  test.each([{}, { single: true }])("is heard of once the others are written (%j)", (choices) => {
    const front = write("00-a", [markdownCell("# A")]);
    const deep = path.join(folder, "01-b.ipynb");
    // Metadata nested deeper than anything that reads them.
    const nested = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const cell = `{"cell_type":"markdown","id":"a","metadata":${nested},"source":"b"}`;
    writeFileSync(deep, `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[${cell}]}`);
    const last = write("02-c", [markdownCell("# C")]);
    const faults: string[] = [];
    const onFault = (message: string) => void faults.push(message);
    const pages = exportNotebooks([front, deep, last], { outputDir: site(), onFault, ...choices });
    const single = "single" in choices;
    expect(pages.map((page) => path.basename(page.path))).toEqual(
      single ? ["book.html"] : ["index.html", "00-a.html", "01-b.html", "02-c.html"],
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/01-b\.ipynb: its JSON is nested deeper than 500 levels/);
    const page = document(single ? "book.html" : "index.html");
    expect(page.querySelector(".cb-index")?.textContent).toMatch(/^01-b.*could not be made a page.*\n?C/s);
  });

  test("does not leave its earlier page among those of another day", () => {
    const [one, two] = [write("01-a", [markdownCell("# A")]), write("02-b", [markdownCell("# B")])];
    exportNotebooks([one, two], { outputDir: site() });
    writeFileSync(one, "{");
    expect(thrown([one, two])).toContain("01-a.ipynb: not a notebook");
    expect(document("01-a.html").title).toBe("01-a");
    expect(document("01-a.html").querySelector('a[rel="next"]')?.textContent).toBe("B →");
    // Where none can be a page, all stay as they are.
    writeFileSync(two, "{");
    expect(thrown([one, two])).toContain("02-b.ipynb: not a notebook");
    exportNotebooks([two], { outputDir: site(), missing: new Set([two]) });
    expect(document("02-b.html").title).toBe("B");
  });

  test("alone is refused, and nothing is written", () => {
    const broken = path.join(folder, "02-b.ipynb");
    writeFileSync(broken, "{");
    const onFault = () => {};
    expect(() => exportNotebooks([broken], { outputDir: site(), onFault })).toThrow("not a notebook");
    expect(existsSync(site())).toBe(false);
  });

  test("beside another of its name is left out", () => {
    mkdirSync(path.join(folder, "other"));
    const one = write("01-a", [markdownCell("# first")]);
    const two = write("other/01-a", [markdownCell("# second")]);
    expect(thrown([one, two])).toBe(
      `${two} and ${one} would be the same page; rename ${two}, or export with --single`,
    );
    expect(document("01-a.html").title).toBe("first");
  });

  test("is called index, where the list of pages is", () => {
    const message = thrown([write("00-a", [markdownCell("a")]), write("index", [markdownCell("b")])]);
    expect(message).toContain("index.ipynb and the list of pages would be the same page");
  });

  test("stands in a folder that cannot be written", () => {
    const file = write("01-a", [markdownCell("a")]);
    const blocked = path.join(folder, "file");
    writeFileSync(blocked, "");
    expect(thrown([file], path.join(blocked, "site"))).toMatch(
      /: pages cannot be written there \(.*\); make the folder writable; run and export can write into another \(--output-dir\)$/,
    );
    expect(existsSync(site())).toBe(false);
    chmodSync(blocked, 0o600);
  });
});

describe("half a character", () => {
  const half = "a\ud83d b";
  const cells = (): Cell[] => [
    markdownCell(`# ${half}\n\n${half} [${half}](#${half}) ![${half}](${half}.png)\n\n## ${half}`),
    codeCell(`"${half}"`, [
      display(table([{ [half]: half }], { caption: half }).mime),
      display({ "text/plain": half, [`text/${half}`]: half }),
      { output_type: "error", ename: half, evalue: half, traceback: [half] },
    ]),
  ];

  test.each([{}, { single: true }, { embedData: true }])(
    "anywhere in a notebook is shown as what has no character (%j)",
    (choices) => {
      const files = [write("00-a", cells()), write("01-b", cells())];
      const pages = exportNotebooks(files, { outputDir: site(), ...choices });
      for (const page of pages) expect(readFileSync(page.path, "utf8")).toContain("a\uFFFD b");
      for (const page of pages) {
        const shown = document(path.basename(page.path));
        for (const link of shown.querySelectorAll<HTMLAnchorElement>(".cb-side a"))
          expect(shown.getElementById(decodeURIComponent(link.hash.slice(1)))).not.toBeNull();
      }
    },
  );

  test("leaves a backslash before the same letters alone", () => {
    exportNotebooks([write("01-a", [codeCell('"\\ud83d"')])], { outputDir: site() });
    expect(document("01-a.html").querySelector(".cb-code code")?.textContent).toBe('"\\ud83d"');
  });
});

test("a notebook that is named twice is one page; a notebook of text alone needs no run", () => {
  const file = write("01-a", [markdownCell("a")]);
  expect(
    exportNotebooks([file, file, path.join(folder, ".", "01-a.ipynb")], { outputDir: site() }),
  ).toHaveLength(1);
});

test("a page is replaced as a whole: no temporary file stays", () => {
  const file = write("01-a", [markdownCell("a")]);
  exportNotebooks([file], { outputDir: site() });
  exportNotebooks([file], { outputDir: site() });
  expect(readdirSync(site())).toEqual(["01-a.html"]);
});
