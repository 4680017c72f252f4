// Takes long: a browser draws figures as other front ends have them.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Displayable } from "../../lib/notebook/show/displayable.js";
import { figureOutput } from "../../lib/notebook/show/figure-output.js";
import { loader, loaderScript } from "../../lib/notebook/show/loader.js";
import type { Figure } from "../../lib/plots/figure.js";
import { CHROMIUM, launchChromium } from "../browser/chromium.js";
import { drawn, seenFigures } from "./figures.js";

const FIGURE: Figure = {
  data: [{ type: "scatter", mode: "lines", x: [1, 2, 3], y: [1, 3, 2] }],
  layout: { title: { text: "A line" }, font: { color: "#1c2531" } },
  alt: "A line that rises and falls",
  caption: "Made up.",
};

/** The HTML of the outputs of a notebook: the loader, then figures. */
function outputs(figures: number): string[] {
  const html = ({ mime }: Displayable) => mime["text/html"] as string;
  return [
    html(loader()),
    ...Array.from({ length: figures }, (_, n) => html(figureOutput({ ...FIGURE, caption: `Figure ${n}.` }))),
  ];
}

// How front ends that are not at hand put HTML on their page, after their source code.

/** JupyterLab 4: the scripts are replaced by copies, on or off the page; outputs come onto the page later. */
function asJupyterLab(html: readonly string[]): void {
  for (const text of html) {
    const host = document.createElement("div");
    host.innerHTML = text;
    for (const script of host.querySelectorAll("script")) {
      const copy = document.createElement("script");
      for (const { name, value } of script.attributes) copy.setAttribute(name, value);
      copy.textContent = script.textContent;
      script.replaceWith(copy);
    }
    setTimeout(() => document.body.append(host), 50);
  }
}

/** VS Code: the scripts are run from copies that are appended and removed, and stay where they were. */
function asVsCode(html: readonly string[]): void {
  for (const text of html) {
    const host = document.createElement("div");
    host.innerHTML = text;
    document.body.append(host);
    for (const script of [...host.getElementsByTagName("script")]) {
      const copy = document.createElement("script");
      copy.text = script.textContent;
      const type = script.getAttribute("type");
      if (type) copy.setAttribute("type", type);
      host.append(copy);
      copy.remove();
    }
  }
}

describe.skipIf(!CHROMIUM)(`outputs put on a page${CHROMIUM ? "" : " (skipped: no Chromium)"}`, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    // One for all: it has compiled plotly.js once.
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    await page.unrouteAll();
    await page.goto("about:blank");
    await page.setContent("<!doctype html><body></body>");
  });

  test.each([
    ["as JupyterLab does", asJupyterLab],
    ["as VS Code does", asVsCode],
  ])("%s are drawn once each", async (_, put) => {
    await page.evaluate(put, outputs(2));
    await page.waitForSelector(".cb-figure");
    await drawn(page);
    expect(await seenFigures(page)).toMatchObject([
      { plots: 1, pictures: 0 },
      { plots: 1, pictures: 0 },
    ]);
  });

  test("figures that come before plotly.js are pictures until it is there", async () => {
    const [first = "", ...figures] = outputs(1);
    await page.evaluate(asVsCode, figures);
    expect(await seenFigures(page)).toMatchObject([{ plots: 0, pictures: 1 }]);
    await page.evaluate(asVsCode, [first]);
    await drawn(page);
    expect(await seenFigures(page)).toMatchObject([{ plots: 1, pictures: 0 }]);
  });

  test.each([
    ["Notebook 6", '<body data-base-url="/user/me/"></body>'],
    [
      "JupyterLab",
      '<script id="jupyter-config-data" type="application/json">{"baseUrl":"/user/me/"}</script>',
    ],
  ])("figures on a page of %s fetch plotly.js from its server, once", async (_, body) => {
    const asked: string[] = [];
    await page.route("http://jupyter.test/**", (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/")
        return route.fulfill({ contentType: "text/html", body: `<!doctype html>${body}` });
      asked.push(pathname);
      return route.fulfill({ contentType: "text/javascript", body: loaderScript() });
    });
    await page.goto("http://jupyter.test/");
    const [, ...figures] = outputs(2);
    await page.evaluate(asVsCode, figures);
    await drawn(page);
    expect(await seenFigures(page)).toMatchObject([{ plots: 1 }, { plots: 1 }]);
    expect(asked).toEqual(["/user/me/kernelspecs/tslab/figures.js"]);
  });

  test.each([
    ["JupyterLab", "data-jp-theme-light", "false"],
    ["VS Code", "data-vscode-theme-kind", "vscode-dark"],
  ])("figures follow a change of the theme of %s", async (_, attribute, value) => {
    await page.setContent('<!doctype html><body style="background:#fff;color:#222"></body>');
    await page.evaluate(asVsCode, outputs(1));
    await drawn(page);
    const red = async () => {
      const tick = page.locator(".xtick text").first();
      return Number(/\d+/.exec(await tick.evaluate((element) => getComputedStyle(element).fill))?.[0]);
    };
    expect(await red()).toBeLessThan(128);
    await page.evaluate(
      ([name, kind]) => {
        document.body.setAttribute(name as string, kind as string);
        document.body.style.background = "#111";
      },
      [attribute, value],
    );
    await expect.poll(red).toBeGreaterThan(128);
  });

  test.each([
    ["dark", "background:#111;color:#000"],
    ["light", "background:#fff;color:#fff"],
    ["dark", "color:#ddd"],
    ["light", "color:#222"],
  ])("figures take %s colours on a page of style %s", async (kind, style) => {
    await page.setContent(`<!doctype html><body style="${style}"></body>`);
    await page.evaluate(asVsCode, outputs(1));
    await drawn(page);
    const fill = await page
      .locator(".xtick text")
      .first()
      .evaluate((element) => getComputedStyle(element).fill);
    const [red = 0] = (fill.match(/\d+/g) ?? []).map(Number);
    expect(red > 128 ? "dark" : "light").toBe(kind);
  });

  test("figures lie on the colour of VS Code's editor", async () => {
    await page.setContent(
      '<!doctype html><html style="--vscode-editor-background:#1f1f1f"><body style="color:#ccc"></body></html>',
    );
    await page.evaluate(asVsCode, outputs(1));
    await drawn(page);
    const paper = page.locator(".js-plotly-plot .main-svg").first();
    expect(await paper.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      "rgb(31, 31, 31)",
    );
  });
});
