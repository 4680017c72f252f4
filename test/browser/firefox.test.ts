// Takes long: Firefox is started, and runs a notebook in a page.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { withLive } from "../../lib/notebook/live/with-live.js";
import { FIREFOX, Firefox, inFirefox } from "./firefox.js";

const NOTE = "01-decade-underperformance";

/** Runs the page as of a day; "" leaves it as it was. What the page says then, its verdicts, and the cells that differ. */
const RUN = `async (day) => {
  const state = document.querySelector(".cb-live-state");
  if (day !== "") document.querySelector('.cb-live input[type="date"]').value = day;
  document.querySelector('.cb-live [type="submit"]').click();
  const said = await new Promise((resolve) => {
    const look = () => (/Running/.test(state.textContent) ? setTimeout(look, 20) : resolve(state.textContent));
    look();
  });
  const words = [...document.querySelectorAll(".cb-verdict")].map((card) => card.textContent);
  return { said, words, changed: [...document.querySelectorAll("[data-changed]")].map(({ id }) => id) };
}`;

interface Ran {
  readonly said: string;
  readonly words: readonly string[];
  readonly changed: readonly string[];
}

describe.skipIf(!FIREFOX)(inFirefox("a page that is asked again, from disk, in Firefox"), () => {
  let folder = "";
  let firefox: Firefox;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-live-firefox-"));
    exportNotebooks([`notebooks/${NOTE}.ipynb`], { outputDir: folder, live: withLive });
    firefox = await Firefox.launch();
    await firefox.open(pathToFileURL(path.join(folder, `${NOTE}.html`)).href);
  }, 300_000);
  afterAll(async () => {
    await firefox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a run with the published values changes nothing; another day changes verdicts", async () => {
    const published = await firefox.evaluate<string[]>(
      '[...document.querySelectorAll(".cb-verdict")].map((card) => card.textContent)',
    );
    expect(published.length).toBeGreaterThan(0);
    await firefox.evaluate(`(async () => {
      document.querySelector("[data-action=live]").click();
      while (!document.querySelector(".cb-live")) await new Promise((resolve) => setTimeout(resolve, 20));
    })()`);
    const same = await firefox.evaluate<Ran>(`(${RUN})("")`);
    expect(same.said).toBe("Run: every cell that runs here shows what was published.");
    expect([same.words, same.changed]).toEqual([published, []]);
    const other = await firefox.evaluate<Ran>(`(${RUN})("2024-05-15")`);
    expect(other.said).toMatch(/^Run\. \d+ of \d+ cells show something else than published\.$/);
    expect(other.words.join(" ")).toMatch(/cannot be judged yet|Not yet/i);
    expect(firefox.complaints).toEqual([]);
  }, 300_000);
});
