// Takes long: VS Code is started in a browser.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { figureOutput } from "../../lib/notebook/show/figure-output.js";
import { loader } from "../../lib/notebook/show/loader.js";
import { CHROMIUM, launchChromium } from "../browser/chromium.js";
import { type CodeServer, hasCodeServer, startCodeServer } from "./code-server.js";
import { workFolder } from "./notebooks.js";

const PICTURES = path.resolve(".claimbook/screenshots");
const missing = [
  ...(hasCodeServer ? [] : ["code-server in .claimbook/code-server; see docs/vs-code.md"]),
  ...(CHROMIUM ? [] : ["Chromium"]),
].join(" and ");

const figure = figureOutput({
  data: [{ type: "scatter", mode: "lines", x: [1, 2, 3], y: [1, 3, 2] }],
  layout: { title: { text: "A line" }, font: { color: "#1c2531" } },
  alt: "A line that rises and falls",
  caption: "Made up.",
});
const PLOTLY = "application/vnd.plotly.v1+json";

/** Outputs in the order in which they are on the page, each of another kind. */
const OUTPUTS: readonly object[] = [
  figure.mime,
  { "text/markdown": "Some *prose*.", "text/plain": "Some prose." },
  { "image/svg+xml": figure.mime["image/svg+xml"], "text/plain": "the picture as text" },
  { [PLOTLY]: { data: [], layout: {} }, "text/plain": "plotly's JSON as text" },
  { "application/vnd.claimbook.figure+json": {}, "text/plain": "own data as text" },
];

function notebook(outputs: readonly object[]): string {
  const cells = outputs.map((data, at) => ({
    cell_type: "code",
    id: `cell-${at}`,
    execution_count: 1,
    metadata: {},
    source: "",
    outputs: [{ output_type: "display_data", data, metadata: {} }],
  }));
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

/** What a reader sees of each output, in their order on the page. */
const seen = (outputs: Frame) =>
  outputs.evaluate(() =>
    [...document.querySelectorAll(".output")]
      .map((output) => {
        const { top, height } = output.getBoundingClientRect();
        const has = (selector: string) => output.querySelector(selector) !== null;
        const text = (output.shadowRoot ?? output).textContent?.slice(-1000);
        return { top, height, picture: has("img.cb-static-svg, svg"), plot: has(".js-plotly-plot"), text };
      })
      .sort((one, other) => one.top - other.top),
  );

describe.skipIf(missing)(`VS Code${missing ? ` (skipped: no ${missing})` : ""}`, { timeout: 300_000 }, () => {
  const work = workFolder([]);
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(path.join(work.folder, "below/saved.ipynb"), notebook(OUTPUTS));
    writeFileSync(path.join(work.folder, "below/run.ipynb"), notebook([loader().mime, ...OUTPUTS]));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    work.remove();
  });

  /** Opens a notebook and waits until its outputs have been drawn. */
  async function opened(server: CodeServer, file: string, count: number): Promise<[Page, Frame]> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 3000 } });
    await page.goto(server.url(`below/${file}`));
    const outputs = () => page.frames().find((frame) => frame.url().includes("/fake.html"));
    await expect
      .poll(async () => (await outputs()?.locator(".output").count()) ?? 0, { timeout: 200_000 })
      .toBe(count);
    const texts = async () => (await seen(outputs() as Frame)).map(({ text }) => text).join();
    // Prose comes last: VS Code loads what draws Markdown when it needs it.
    await expect.poll(texts, { timeout: 60_000 }).toMatch(/prose[\s\S]*own data as text/);
    return [page, outputs() as Frame];
  }

  describe.each([
    { mode: "trusted", isTrusted: true, theme: "Default Dark Modern" },
    { mode: "restricted", isTrusted: false, theme: "Default Light Modern" },
  ])("$mode", ({ mode, isTrusted, theme }) => {
    let server: CodeServer;
    beforeAll(async () => {
      server = await startCodeServer(work.folder, { isTrusted, theme });
    }, 120_000);
    afterAll(() => server?.stop());

    test(`a saved notebook has ${isTrusted ? "pictures" : "no figures"}, prose, and the text of what is not drawn`, async () => {
      const [page, outputs] = await opened(server, "saved.ipynb", OUTPUTS.length);
      const [shown, prose, svg, plotly, own] = await seen(outputs);
      await page.screenshot({ path: path.join(PICTURES, `vs-code-${mode}.png`) });
      expect(shown).toMatchObject({ picture: isTrusted, plot: false });
      expect(svg).toMatchObject({ picture: isTrusted });
      // VS Code takes HTML and SVG before text, and draws neither in Restricted Mode.
      for (const output of [shown, svg]) expect(Number(output?.height) > 100).toBe(isTrusted);
      expect(prose?.text).toContain("prose");
      expect(plotly?.text).toContain("plotly's JSON as text");
      expect(own?.text).toContain("own data as text");
      await page.close();
    });

    if (!isTrusted) return;
    test("figures are interactive where an output brings plotly.js, on the editor's colour", async () => {
      const [page, outputs] = await opened(server, "run.ipynb", OUTPUTS.length + 1);
      await outputs.locator(".js-plotly-plot .main-svg").first().waitFor({ timeout: 60_000 });
      await page.screenshot({ path: path.join(PICTURES, "vs-code-run.png") });
      expect((await seen(outputs)).filter(({ plot }) => plot)).toHaveLength(1);
      const colours = await outputs.evaluate(() => {
        const paper = document.querySelector(".js-plotly-plot .main-svg");
        const probe = document.createElement("i");
        probe.style.background = "var(--vscode-editor-background)";
        document.body.append(probe);
        return [paper, probe].map((element) => element && getComputedStyle(element).backgroundColor);
      });
      expect(colours[0]).toBe(colours[1]);
      await page.close();
    });
  });
});
