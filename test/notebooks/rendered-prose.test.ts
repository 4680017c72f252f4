// Takes long: every notebook is rendered.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { wordCount } from "../claims/prose.js";

// Sentences as a reader of the pages meets them, with every computed number and clause in its place.

const MAX_WORDS = 30;
const MAX_AVERAGE = 15;
const FOLDERS = ["notebooks", "examples/cpi-june-2024/notebooks"];
const notebooks = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ipynb"))
    .map((name) => path.join(folder, name)),
);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-prose-"));
  for (const file of notebooks) exportNotebooks([file], { outputDir: path.join(folder, path.dirname(file)) });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The paragraphs and points of a page, without its links to other pages, its claims as titles, and its list of contents. */
function paragraphsOf(file: string): readonly string[] {
  const page = path.join(folder, file.replace(/ipynb$/, "html"));
  const { document } = new JSDOM(readFileSync(page, "utf8")).window;
  for (const element of document.querySelectorAll("nav, header, table, svg, style, .cb-claim, .cb-code"))
    element.remove();
  return [...document.querySelectorAll("main p, main li")].map((element) =>
    (element.textContent ?? "").replace(/\s+/g, " ").trim(),
  );
}

const sentencesOf = (paragraph: string): readonly string[] =>
  paragraph.split(/(?<=[.?!]["”*)]*)\s+(?=["“(]|[−+]?[A-Z0-9✓◐✕◷?])/).filter((text) => wordCount(text) > 0);

test("sentencesOf ends a sentence at its stop, not in a figure or a bracket", () => {
  expect(
    sentencesOf('It rose 0.5%. "Why?" The note (on 24 July) says so. "over 7%" fits. 4 of 7 fail.'),
  ).toEqual(["It rose 0.5%.", '"Why?"', "The note (on 24 July) says so.", '"over 7%" fits.', "4 of 7 fail."]);
});

describe.each(notebooks)("%s", (file) => {
  test(`as a page has no sentence of more than ${MAX_WORDS} words, and ${MAX_AVERAGE} on average at most`, () => {
    const sentences = paragraphsOf(file).flatMap(sentencesOf);
    expect(sentences.length).toBeGreaterThan(20);
    expect(sentences.filter((text) => wordCount(text) > MAX_WORDS)).toEqual([]);
    const words = sentences.reduce((sum, text) => sum + wordCount(text), 0);
    expect(words / sentences.length).toBeLessThanOrEqual(MAX_AVERAGE);
  });
});
