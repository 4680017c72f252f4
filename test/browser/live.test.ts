// Takes long: a browser runs a notebook of the book again and again.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import type { Cell, MimeBundle } from "../../lib/notebook/ipynb/notebook.js";
import { notebookText } from "../../lib/notebook/ipynb/write-notebook.js";
import { withLive } from "../../lib/notebook/live/with-live.js";
import { TABLE } from "../../lib/notebook/output-data.js";
import { table } from "../../lib/notebook/show/table.js";
import { codeCell, notebookOf, parametersCell, textCell } from "../notebook/notebook-of.js";
import { controlsIn } from "./aria-controls.js";
import { axeFindings } from "./axe.js";
import { CHROMIUM, inChromium, launchChromium, type OpenPage, openOffline } from "./chromium.js";
import { askAgain, carriedBy, outputsInNode, run } from "./live-runs.js";

const NOTE = "01-decade-underperformance";

/** What no cell may reach. */
const FORBIDDEN = [
  ...[
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "indexedDB",
    "caches",
    "importScripts",
  ],
  ...[
    "localStorage",
    "sessionStorage",
    "Worker",
    "SharedWorker",
    "BroadcastChannel",
    "MessageChannel",
    "navigator",
  ],
  ...["postMessage", "location", "document", "window", "cookieStore", "open", "crypto", "Notification"],
];

/** A notebook of cells that could do harm, fail, or never end, by what its reader chooses. */
const CELLS: readonly Cell[] = [
  parametersCell(
    'const mode: string = "calm"; // calm, loop or fail\nconst count: number = 2;\nconst loud: boolean = false;\nconst word: string = "";',
  ),
  codeCell(`const names = ${JSON.stringify(FORBIDDEN)};
console.log(names.filter((name) => Reflect.get(globalThis, name) !== undefined).join(" ") || "nothing");`),
  codeCell(`const load = new Function("from", "return import(from)");
console.log(await load("data:text/javascript,export default 1").then(() => "imported", () => "refused"));`),
  codeCell(`if (mode === "loop") for (;;);
console.log(loud ? "LOUD" : "quiet", 21 * count);`),
  codeCell(`if (mode === "fail") {
  throw new RangeError("too far");
}
"<img src=x onerror=alert(1)><b>bold</b>"`),
  codeCell("console.log(process.version);"),
  codeCell("const after = 1;\nafter"),
  codeCell("let visits = 0;"),
  codeCell("visits += 1;\nvisits"),
  codeCell("visits * 10 * count"),
];

/** A second notebook, for a file of several. */
const OTHER: readonly Cell[] = [
  textCell("# The other notebook\n\nSee [the first](own.ipynb)."),
  parametersCell("const size: number = 1;"),
  codeCell(
    `const text = \`## Size \${size}\\n\\n[up](#Size-\${size}), [the first](own.ipynb)\`;
({ [Symbol.for("Jupyter.display")]: () => ({ "text/markdown": text }) })`,
  ),
];

/** A notebook that shows a table, for a page that embeds its tables as files. */
const { mime: SHOWN } = table([{ n: 1, square: 1 }], { caption: "Numbers" });
const TABLE_CELLS: readonly Cell[] = [
  parametersCell("const size: number = 1;"),
  codeCell(
    `const shown = { ...${JSON.stringify(SHOWN[TABLE])}, rows: [[\`\${size}\`, \`\${size ** 2}\`]] };
({ [Symbol.for("Jupyter.display")]: () => ({ "${TABLE}": shown }) })`,
    { outputs: [{ output_type: "display_data", metadata: {}, data: SHOWN as MimeBundle }] },
  ),
];

/** The text of a page without what its scripts draw. */
const readable = (page: Page) =>
  page.locator("#cb-main").evaluate((main) => {
    const copy = main.cloneNode(true) as Element;
    for (const one of copy.querySelectorAll(".cb-plot, .cb-explore > div")) one.remove();
    return copy.textContent;
  });

const marked = (html: string) => /onerror/.test(html);

describe.skipIf(!CHROMIUM)(inChromium("pages that are asked again, from disk, with the network off"), () => {
  let folder = "";
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-live-"));
    const [own, other] = [written("own", CELLS), written("other", OTHER)];
    exportNotebooks([`notebooks/${NOTE}.ipynb`, own], { outputDir: folder, live: withLive });
    exportNotebooks([own, other], { outputDir: folder, live: withLive, single: true });
    exportNotebooks([written("table", TABLE_CELLS)], { outputDir: folder, live: withLive, embedData: true });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A notebook that is said to have run. */
  function written(name: string, some: readonly Cell[]): string {
    const file = path.join(folder, `${name}.ipynb`);
    const { cells, ...rest } = notebookOf(...some);
    const ran = cells.map((cell, at) =>
      cell.cell_type === "code" ? { ...cell, execution_count: at + 1 } : cell,
    );
    writeFileSync(file, notebookText({ ...rest, cells: ran }));
    return file;
  }
  const fileOf = (name: string) => path.join(folder, `${name}.html`);
  const opened = async (name: string, width = 1280): Promise<OpenPage> => {
    const open = await openOffline(browser, fileOf(name), { width });
    await askAgain(open.page);
    return open;
  };
  const changed = (page: Page) =>
    page.locator("[data-changed]").evaluateAll((cells) => cells.map(({ id }) => id));
  const textOf = async (page: Page, id: string) =>
    (await page.locator(`#cell-${id}`).allInnerTexts()).join("").trim();

  test("a page stays below 3 MB, and without JavaScript it is what it was", async () => {
    expect(statSync(fileOf(NOTE)).size).toBeLessThan(3_000_000);
    const { page, context } = await openOffline(browser, fileOf(NOTE), { javaScript: false });
    expect(await page.locator("[data-action=live]").isVisible()).toBe(false);
    await context.close();
  });

  test("its content policy forbids every connection and every frame", () => {
    const policy =
      /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(fileOf(NOTE), "utf8"))?.[1] ?? "";
    const parts = policy.split("; ");
    expect(parts).toContain("default-src 'none'");
    expect(parts).toContain("worker-src blob:");
    expect(policy).not.toMatch(/connect-src|frame-src|'unsafe-inline'(?=[^;]*script)|https?:|\*/);
  });

  test("the second book's page, made by the command, runs as it was published", async () => {
    const output = path.join(folder, "second");
    const command = ["export", "--live", "--output-dir", output, "notebooks/01-release.ipynb"];
    execFileSync(process.execPath, [path.resolve("lib/bin/claimbook.mjs"), ...command], {
      cwd: "examples/cpi-june-2024",
    });
    const { page, complaints, context } = await openOffline(browser, path.join(output, "01-release.html"));
    await askAgain(page);
    expect(await run(page)).toBe("Run: every cell that runs here shows what was published.");
    expect(complaints).toEqual([]);
    await context.close();
  });

  describe("of the note", () => {
    let open: OpenPage;
    let published = "";
    beforeAll(async () => {
      open = await opened(NOTE);
      published = await readable(open.page);
    });
    afterAll(async () => {
      expect([open.complaints, open.requests]).toEqual([[], []]);
      await open.context.close();
    });

    test("a run with the published values changes nothing", async () => {
      expect(await run(open.page)).toBe("Run: every cell that runs here shows what was published.");
      expect(await changed(open.page)).toEqual([]);
      expect(await readable(open.page)).toEqual(published);
    });

    test("a table that is not the manifest's is refused", async () => {
      const { worker, messages } = await carriedBy(open.page, {});
      const spoilt = JSON.parse(JSON.stringify(messages), (name, value) =>
        name === "index-monthly.csv"
          ? value.replace(/\d(?=\D*$)/, (digit: string) => (9 - Number(digit)).toString())
          : value,
      );
      const outputs = await outputsInNode({ worker, messages: spoilt });
      expect(JSON.stringify([...outputs.values()].at(-1))).toMatch(
        /StoreError.*index-monthly.*not the file that the manifest describes/,
      );
    });

    test("another day changes figures, prose, verdicts, days and receipt", async () => {
      const { page } = open;
      await page.getByLabel("As of: day").fill("2024-05-15");
      expect(await run(page)).toMatch(/^Run\. \d+ of \d+ cells show something else than published\.$/);
      expect(await changed(page)).toEqual(
        expect.arrayContaining(["cell-verdicts", "cell-growth-figure", "cell-card-decade-gap"]),
      );
      const days = (await page.locator(".cb-days").textContent()) ?? "";
      expect(days.replaceAll("\u00a0", " ")).toContain("Answered as of 15 May 2024");
      expect(await page.locator("p.cb-changed").textContent()).toMatch(
        /these are not the published results\. .*Ten years in one picture, .*Result/,
      );
      expect(await page.locator("div.cb-changed code").textContent()).toBe(
        `npx claimbook run notebooks/${NOTE}.ipynb --param asOf=2024-05-15`,
      );
      const figure = page.locator("#cell-growth-figure .cb-figure");
      await figure.scrollIntoViewIfNeeded();
      await figure.locator(".cb-plot .main-svg").first().waitFor();
      expect(((await figure.locator(".cb-caption").textContent()) ?? "").replaceAll("\u00a0", " ")).toContain(
        "As of 15 May 2024.",
      );
      // The static SVG, which is printed and saved, follows.
      await expect
        .poll(() => figure.locator(".cb-static-svg").evaluate((image: HTMLImageElement) => image.src.length))
        .toBeGreaterThan(5000);
    });

    test("what was changed is said in print, where nothing is to be pressed", async () => {
      const { page } = open;
      await page.emulateMedia({ media: "print" });
      expect(await page.getByText("Changed by the reader").first().isVisible()).toBe(true);
      expect(await page.locator(".cb-live, .cb-cell-actions").locator("visible=true").count()).toBe(0);
      const image = page.locator("#cell-growth-figure .cb-static-svg");
      expect(await image.isVisible()).toBe(true);
      await page.emulateMedia({ media: "screen" });
    });

    test("who hears the page is told each control's name, and how a run ended", async () => {
      const bar = open.page.getByRole("region", { name: "Ask this page again" });
      expect(controlsIn(await bar.ariaSnapshot())).toEqual([
        'region "Ask this page again"',
        'combobox "As of"',
        'textbox "As of: day"',
        'combobox "Until"',
        'combobox "Asked on"',
        'button "Run"',
        'button "Reset"',
        "status",
      ]);
      expect(await bar.getByRole("status").ariaSnapshot()).toMatch(/^- status: Run\. \d+ of \d+ cells show/);
    });

    test("what was added has no findings of axe-core and overflows at no width, light and dark, with an editor open", async () => {
      const { page } = open;
      const cell = page.locator("#cell-open");
      await cell.locator("summary").click();
      await cell.getByRole("button", { name: /^Edit/ }).click();
      for (const width of [390, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const within = "section.cb-live, .cb-changed, .cb-top, #cell-open";
        await page.emulateMedia({ colorScheme: width === 768 ? "dark" : "light" });
        await expect.poll(() => axeFindings(page, { within })).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    });

    test("a day before all data is an error with its name, message and line", async () => {
      const { page } = open;
      const day = page.getByLabel("As of: day");
      await day.evaluate((input: HTMLInputElement) => input.removeAttribute("min"));
      await day.fill("1066-10-14");
      expect(await run(page)).toBe("An error in cell [3] ended the run; what follows it is as published.");
      expect(await textOf(page, "open")).toMatch(
        /StoreError: as-of 1066-10-14 lies before the start.*line 1/s,
      );
      expect(await textOf(page, "verdicts")).toContain("Not run with these values: as published.");
    });

    test("reset brings back all that was published, and it runs again", async () => {
      const { page } = open;
      await page.getByRole("button", { name: "Reset" }).click();
      expect(await changed(page)).toEqual([]);
      expect(await readable(page)).toEqual(published);
      expect(await run(page)).toMatch(/shows what was published/);
    });
  });

  describe("of cells that could do harm, fail or never end", () => {
    let own: OpenPage;
    beforeAll(async () => {
      own = await opened("own");
    });
    afterAll(() => own.context.close());

    test("cells reach neither network, storage, page nor other modules", async () => {
      const { page, complaints, requests } = own;
      await run(page);
      expect(await textOf(page, "c2")).toMatch(/nothing$/);
      expect(await textOf(page, "c3")).toMatch(/refused$/);
      expect(requests).toEqual([]);
      expect(complaints.filter((one) => !/Content Security Policy/.test(one))).toEqual([]);
    });

    test("other parameters than days have fields of their kind", async () => {
      const { page } = own;
      await page.getByLabel("Count").fill("3");
      await page.getByLabel("Loud").check();
      await run(page);
      expect(await textOf(page, "c4")).toMatch(/LOUD 63$/);
    });

    test("what a cell gives is text, and its HTML does nothing", async () => {
      const { page } = own;
      await run(page);
      const html = await page.locator("#cell-c5 .cb-out").innerHTML();
      expect(html).toContain("&lt;b&gt;bold&lt;/b&gt;");
      expect(
        marked(await page.locator("#cell-c5").evaluate((cell) => cell.querySelector("img")?.outerHTML ?? "")),
      ).toBe(false);
    });

    test("a cell that needs Node says that it is as published, and why", async () => {
      const { page } = own;
      expect(await textOf(page, "c6")).toContain("As published: it uses process, which no page has.");
    });

    test("an error shows name, message and line; what follows is as published", async () => {
      const { page } = own;
      await page.getByLabel("Mode").fill("fail");
      expect(await run(page)).toBe("An error in cell [5] ended the run; what follows it is as published.");
      expect(await textOf(page, "c5")).toMatch(/RangeError: too far.*line 1/s);
      expect(await textOf(page, "c7")).toContain("Not run with these values");
    });

    test("a cell is run alone, or with what follows, on the variables of the run before", async () => {
      const { page } = own;
      const press = async (name: string) => {
        const state = page.locator(".cb-live-state");
        const before = await state.textContent();
        await page.getByRole("button", { name, exact: true }).press("Enter");
        await expect.poll(() => state.textContent()).not.toBe(before);
        await state.filter({ hasNotText: "Running" }).waitFor();
        return (await state.textContent()) ?? "";
      };
      const shown = async () =>
        [await textOf(page, "c9"), await textOf(page, "c10")].map((text) => text.split("\n").at(-1));
      await page.getByRole("button", { name: "Reset" }).click();
      await run(page);
      for (const id of ["c9", "c10"]) await page.locator(`#cell-${id} summary`).click();
      expect(await shown()).toEqual(["1", "20"]);
      expect(await press("Run alone: cell [9]")).toMatch(
        /^Run cell \[9\] alone\. .* What follows cell \[9\] was not run again\.$/,
      );
      expect(await shown()).toEqual(["2", "20"]);
      expect(await page.locator("p.cb-changed").textContent()).toContain("was not run again");
      expect(await press("Run from here: cell [9] and all that follow")).toMatch(
        /^Run cell \[9\] and all that follow\. /,
      );
      expect(await shown()).toEqual(["3", "60"]);
      // With other values the cells before it have to run as well.
      await page.getByLabel("Count").fill("5");
      expect(await press("Run alone: cell [10]")).toMatch(/^Run cell \[10\] and what it needs\. /);
      expect(await shown()).toEqual(["1", "50"]);
      expect(await run(page)).toMatch(/^Run\. /);
      expect(await shown()).toEqual(["1", "50"]);
    });

    test("the keyboard's focus stays where it is while cells run, and after they were stopped", async () => {
      const { page } = own;
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await page.getByRole("button", { name: "Run", exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.locator(".cb-live-state", { hasText: "Run." }).waitFor();
      expect(await focused()).toBe("Run");
      await page.getByLabel("Mode").fill("loop");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Stop" }).press("Enter");
      await page.locator(".cb-live-state", { hasText: "Stopped." }).waitFor();
      expect(await focused()).toBe("Run");
      await page.getByLabel("Mode").fill("calm");
    });

    test("an endless loop is stopped by its reader, and the page runs again", async () => {
      const { page } = own;
      await page.getByLabel("Mode").fill("loop");
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.locator(".cb-live-state", { hasText: "Running" }).waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
      await page.locator(".cb-live-state", { hasText: "Stopped." }).waitFor();
      await page.getByLabel("Mode").fill("calm");
      expect(await run(page)).toMatch(/^Run\./);
    });

    test("Reset while cells run shows the published page", async () => {
      const { page } = own;
      await page.getByLabel("Mode").fill("loop");
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.locator(".cb-live-state", { hasText: "Running" }).waitFor();
      await page.getByRole("button", { name: "Reset" }).click();
      // The run has ended by then.
      await page.getByRole("button", { name: "Stop" }).waitFor({ state: "hidden" });
      expect(await page.locator(".cb-live-state").textContent()).toBe(
        "These are the published results again.",
      );
      expect(await page.locator(".cb-changed").count()).toBe(0);
      expect(await page.getByText("Not run with these values").count()).toBe(0);
    });

    /** Shows the code of a cell. */
    const unfold = (cell: Locator) =>
      cell.locator("details").evaluate((details: HTMLDetailsElement) => {
        details.open = true;
      });

    /** Writes a source into an open editor, in place of what it holds, and runs the cell with what follows. */
    async function enter(editor: Locator, source: string): Promise<void> {
      await editor.press("ControlOrMeta+a");
      await own.page.keyboard.insertText(source);
      await editor.press("Shift+Enter");
    }

    /** Opens the editor of a cell on the page as it was published. */
    async function editorOf(cell: Locator): Promise<Locator> {
      await own.page.getByRole("button", { name: "Reset" }).click();
      await unfold(cell);
      await cell.getByRole("button", { name: "Edit cell [7]" }).click();
      return cell.getByRole("textbox");
    }

    /** Has a cell rewritten and run with what follows. @returns what the page says of the run */
    async function rewritten(source: string): Promise<string> {
      const { page } = own;
      await enter(await editorOf(page.locator("#cell-c7")), source);
      const state = page.locator(".cb-live-state", { hasNotText: /^(Running|These are)/ });
      await state.waitFor();
      return (await state.textContent()) ?? "";
    }

    const FAILED = "An error in cell [7] ended the run; what follows it is as published.";
    const TAMPERED = "The run broke off: a cell has changed what all cells need; the next run begins anew.";
    test.each([
      [
        "throws what has no text",
        "throw Object.create(null)",
        FAILED,
        /Uncaught: a value without a text.*line 1/s,
      ],
      [
        "leaves a promise alone",
        'Promise.reject(new Error("lost"))\n1',
        FAILED,
        /Error: lost.*nothing awaits it/s,
      ],
      [
        "throws in a callback",
        'setTimeout(() => { throw new Error("late") })\nawait new Promise((ended) => setTimeout(ended, 5))',
        FAILED,
        /Error: late.*thrown in a callback/s,
      ],
      [
        "shows what is no JSON",
        '({ [Symbol.for("Jupyter.display")]: () => ({ "application/json": 1n }) })',
        FAILED,
        /TypeError: .*BigInt/,
      ],
      [
        "declares a namespace",
        "namespace N { export const a = 1 }\nN.a",
        FAILED,
        /SyntaxError: a page compiles no namespace/,
      ],
      ["leaves a brace open", "if (true) {", FAILED, /SyntaxError: .*\(1:12\)/],
      ["imports from the web", 'await import("https://example.com/a.js")', FAILED, /Error: .*example\.com/],
      [
        "prints without end",
        'for (let at = 0; at < 2e5; at += 1) console.log("line", at);',
        /^Run from/,
        /rest is left out/,
      ],
      [
        "prints one long text",
        'console.log("x".repeat(3e6));',
        /^Run from/,
        /x{1000}\s+The cell .* rest is left out/,
      ],
      ["throws a long text", 'throw new Error("x".repeat(2e7));', FAILED, /Error: x{10000} …/],
      ["changes the language", "JSON.stringify = () => { throw 1; };", TAMPERED, /as published/],
      [
        "removes all that there is",
        "for (const one of Reflect.ownKeys(globalThis)) Reflect.deleteProperty(globalThis, one);",
        TAMPERED,
        /as published/,
      ],
    ])("a rewritten cell that %s ends its run, and the next begins anew", async (_, source, says, shows) => {
      expect(await rewritten(source)).toMatch(says);
      expect(await textOf(own.page, "c7")).toMatch(shows);
      await own.page.getByRole("button", { name: "Reset" }).click();
      expect(await run(own.page)).toBe("Run. 7 of 10 cells show something else than published.");
      expect(own.requests.filter((one) => !one.startsWith("https://example.com/"))).toEqual([]);
    });

    test("a timer that throws without end is told a few times, in a few words", async () => {
      const { page } = own;
      const source = 'setInterval(() => { throw new Error("tick".repeat(1e6)); }, 1);';
      await enter(await editorOf(page.locator("#cell-c7")), source);
      const state = page.locator(".cb-live-state", { hasText: /(After the run a callback failed.*){3}/s });
      await state.waitFor();
      expect((await state.textContent())?.match(/(tick)+/g)?.map(({ length }) => length < 300)).toEqual([
        ...[true, true, true],
      ]);
      await page.getByRole("button", { name: "Reset" }).click();
      expect(await run(page)).toBe("Run. 7 of 10 cells show something else than published.");
    });

    test("HTML of a rewritten cell holds nothing that runs, loads or covers the page", async () => {
      const html = `<script>parent.hacked = 1</script><img src="https://example.com/a.png" onerror="hacked = 2"><style>body { display: none }</style>
<iframe srcdoc="<script>parent.hacked = 3</script>"></iframe><a href="javascript:hacked = 4" id="cb-main">link</a><form action="https://example.com"><input></form>
<base href="https://example.com"><div data-action="live" class="cb-live" style="position: fixed">cover</div>`;
      await rewritten(
        `({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": ${JSON.stringify(html)} }) })`,
      );
      const cell = own.page.locator("#cell-c7");
      expect(
        await cell.getByText("cover", { exact: true }).evaluate((one) => getComputedStyle(one).position),
      ).not.toBe("fixed");
      const harmful =
        "script, style, iframe, form, base, [onerror], [href^=javascript], [id=cb-main], [data-action], .cb-live";
      expect(await cell.locator(harmful).count()).toBe(0);
      expect(await own.page.evaluate(() => (window as { hacked?: unknown }).hacked)).toBeUndefined();
    });

    test("a cell that is edited while it runs has not run as it stands", async () => {
      const { page } = own;
      const state = page.locator(".cb-live-state");
      const cell = page.locator("#cell-c7");
      await rewritten("const after = 1;");
      await enter(
        cell.getByRole("textbox"),
        "const after = 2;\nawait new Promise((ended) => setTimeout(ended, 500));",
      );
      await page.keyboard.insertText("\nafter");
      await state.filter({ hasText: /^Run/ }).filter({ hasNotText: "Running" }).waitFor();
      await page.locator("#cell-c8 summary").click();
      await page.getByRole("button", { name: "Run alone: cell [8]" }).click();
      await state.filter({ hasText: /^Run cell \[8\] and what it needs\./ }).waitFor();
    });

    test("a cell is rewritten, with types, and those after it follow; its reset brings the published code back", async () => {
      const { page } = own;
      const cell = page.locator("#cell-c7");
      const editor = await editorOf(cell);
      await enter(editor, "const after: number = count * 50;\nafter");
      await cell.locator(".cb-out", { hasText: "100" }).waitFor();
      expect(await page.locator("p.cb-changed").textContent()).toContain("Rewritten: cell [7].");
      await enter(editor, "const = 1;");
      await cell.locator(".cb-error", { hasText: "SyntaxError" }).waitFor();
      await page.getByRole("button", { name: "Reset" }).click();
      expect(await cell.getByRole("textbox").count()).toBe(0);
      expect(await cell.locator("pre code").textContent()).toBe("const after = 1;\nafter");
    });
  });

  test("one page in two tabs gives each what its reader asked for, with tables as files of their own", async () => {
    const { page: one, context, complaints } = await openOffline(browser, fileOf("table"));
    const other = await one.context().newPage();
    await other.goto(one.url());
    const sizes = [3, 4];
    const files = await Promise.all(
      [one, other].map(async (page, at) => {
        await askAgain(page);
        await page.getByLabel("Size").fill(String(sizes[at]));
        await run(page);
        const href = (await page.locator('#cell-c2 a[download="numbers.csv"]').getAttribute("href")) ?? "";
        return Buffer.from(href.replace(/^.*;base64,/, ""), "base64").toString();
      }),
    );
    expect(files.map((text) => text.replace("\uFEFF", "").split("\r\n"))).toEqual([
      ["n,square", "3,9", ""],
      ["n,square", "4,16", ""],
    ]);
    expect(complaints).toEqual([]);
    await other.close();
    await context.close();
  });

  test("notebooks of one file carry engine and tables once, and each is asked again in its place", async () => {
    const html = readFileSync(fileOf("book"), "utf8");
    for (const id of ["cb-live-code", "cb-live-worker", "cb-live-page"])
      expect(html.split(`id="${id}"`)).toHaveLength(2);
    const { page, complaints, requests, context } = await openOffline(browser, fileOf("book"));
    await page.getByRole("button", { name: "Ask again" }).click();
    const bar = page.getByRole("region", { name: "Ask again: The other notebook" });
    await bar.waitFor();
    expect(await page.getByRole("region", { name: /^Ask again/ }).count()).toBe(2);
    await bar.getByLabel("Size").fill("7");
    await bar.getByRole("button", { name: "Run" }).click();
    await bar.getByText("Run. 1 of 2 cells shows something else than published.").waitFor();
    const links = page.locator(
      '[id="other/cell-c3"] .cb-out a, [id="other/cell-c3"] .cb-text a:not(.cb-anchor)',
    );
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")))).toEqual([
      "#other/Size-7",
      "#own",
    ]);
    expect(await page.locator('[id="other/Size-7"]').count()).toBe(1);
    expect(await page.locator("p.cb-changed").count()).toBe(1);
    expect(await page.locator('section[id="own"] [data-changed]').count()).toBe(0);
    expect([complaints, requests]).toEqual([[], []]);
    await context.close();
  });
});
