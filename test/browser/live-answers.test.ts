import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMENTARY } from "../../claims/commentary.js";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import type { JsonObject } from "../../lib/notebook/ipynb/notebook.js";
import { readNotebook } from "../../lib/notebook/ipynb/parse-notebook.js";
import { withLive } from "../../lib/notebook/live/with-live.js";
import { runNotebooks } from "../../lib/notebook/run/run-notebooks.js";
import { fewOrAll } from "../thorough.js";
import { CHROMIUM, inChromium, launchChromium, openOffline } from "./chromium.js";
import { differences, outputsInPage } from "./live-runs.js";

const NOTEBOOKS = fewOrAll(
  ["01-decade-underperformance"],
  readdirSync("notebooks").flatMap((name) =>
    name.endsWith(".ipynb") ? [path.basename(name, ".ipynb")] : [],
  ),
);

/** As published, long before the note, within its days, after it, and on the newest data. */
const DAYS = [
  { asOf: COMMENTARY.asOf, until: null },
  { asOf: "2013-01-02", until: "2013-01-02" },
  { asOf: "2024-07-12", until: "2024-07-12" },
  { asOf: "2024-12-31", until: "2024-08-15" },
  { asOf: null, until: null },
];

const isInjected = ({ tags }: JsonObject) => Array.isArray(tags) && tags.includes("injected-parameters");

/** A parameter as a command line has it. */
const texts = (values: (typeof DAYS)[number]) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? "null"]));

// Each day takes a run of the kernel, of some seconds.
describe.skipIf(!CHROMIUM)(inChromium("a page that is asked again"), () => {
  let folder = "";
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-live-answers-"));
    browser = await launchChromium();
    exportNotebooks(
      NOTEBOOKS.map((name) => `notebooks/${name}.ipynb`),
      { outputDir: folder, live: withLive },
    );
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(NOTEBOOKS)("%s", (name) => {
    test.each(DAYS)("answers as the kernel does, as of $asOf with hindsight to $until", async (values) => {
      const [result] = await runNotebooks([`notebooks/${name}.ipynb`], {
        params: texts(values),
        outputDir: path.join(folder, "runs"),
      });
      expect(result?.failure).toBeUndefined();
      const { cells } = readNotebook(result?.output as string);
      const { page, complaints, requests, context } = await openOffline(
        browser,
        path.join(folder, `${name}.html`),
      );
      const found = await outputsInPage(page, values);
      const code = cells.filter((cell) => cell.cell_type === "code");
      const isSame = code.every(({ id, metadata }) => found.has(id) || isInjected(metadata));
      const compared = code.flatMap(({ id, outputs }) => {
        const own = found.get(id);
        // Where cells are left out, what they read is noted with another output.
        return own ? [differences(own, outputs, { at: id, withReads: isSame })] : [];
      });
      // Of a notebook that uses danfojs some cells are as published.
      expect(compared.length).toBeGreaterThan(0.9 * (code.length - 1));
      expect(compared.flat()).toEqual([]);
      expect([complaints, requests]).toEqual([[], []]);
      await context.close();
    });
  });
});
