// Takes long: the classic Notebook in a browser runs a notebook.

import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, launchChromium } from "../browser/chromium.js";
import { drawn, seenFigures } from "./figures.js";
import { FIXTURE, workFolder } from "./notebooks.js";
import { OLD_NOTEBOOK, type Server, startServer } from "./server.js";

/** As much of Notebook 6's page as is used. */
interface OldPage {
  readonly Jupyter?: {
    readonly notebook: {
      readonly _fully_loaded: boolean;
      readonly kernel?: { is_connected(): boolean };
      execute_all_cells(): void;
    };
  };
}

const missing = [...(OLD_NOTEBOOK ? [] : ["jupyter-notebook 6"]), ...(CHROMIUM ? [] : ["Chromium"])].join(
  " and ",
);

describe.skipIf(missing !== "")(`Jupyter Notebook 6${missing && ` (skipped: no ${missing})`}`, () => {
  const work = workFolder([FIXTURE]);
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(work.folder, OLD_NOTEBOOK), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    work.remove();
  });

  test("runs a notebook without an error and draws each figure once", async () => {
    const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    const wait = { timeout: 120_000, polling: 100 };
    await page.goto(server.url(`notebooks/below/${path.basename(FIXTURE)}`), { timeout: wait.timeout });
    await page.waitForFunction(
      () => {
        const notebook = (window as OldPage).Jupyter?.notebook;
        return notebook?._fully_loaded && notebook.kernel?.is_connected();
      },
      undefined,
      wait,
    );
    await page.evaluate(() => (window as OldPage).Jupyter?.notebook.execute_all_cells());
    await expect.poll(() => page.locator(".cb-figure").count(), { timeout: 120_000 }).toBe(2);
    await drawn(page);
    expect((await seenFigures(page)).map(({ plots, pictures }) => [plots, pictures])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(await page.locator(".output_error, .output_stderr").allTextContents()).toEqual([]);
  });
});
