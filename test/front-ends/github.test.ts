// Takes long: all outputs go through the filters in Ruby.

import { spawnSync } from "node:child_process";
import path from "node:path";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import {
  FIGURE,
  isFigureData,
  isTableData,
  isVerdictData,
  TABLE,
  VERDICT,
} from "../../lib/notebook/output-data.js";
import { VERDICT_WORDS } from "../../lib/notebook/show/verdict-words.js";
import { FIXTURE, NOTEBOOKS, outputsOf } from "./notebooks.js";

const SCRIPT = path.resolve("test/front-ends/github.rb");
const isThere = spawnSync("ruby", ["-e", 'require "html/pipeline"; require "sanitize"']).status === 0;
const missing = isThere ? "" : " (skipped: no Ruby with html-pipeline and sanitize)";

/** What is left of pieces of HTML. */
function sanitised(pieces: readonly string[]): Element[] {
  const input = pieces.map((piece) => `${JSON.stringify(piece)}\n`).join("");
  const { status, stdout, stderr } = spawnSync("ruby", [SCRIPT], {
    input,
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => new JSDOM(JSON.parse(line) as string).window.document.body);
}

const words = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();

describe.skipIf(!isThere)(`what GitHub's published rules leave of outputs${missing}`, () => {
  const shown = NOTEBOOKS.filter((file) => file !== FIXTURE)
    .flatMap(outputsOf)
    .flatMap(({ data }) => (data?.["text/html"] ? [data] : []));
  const html = (type: string) => shown.filter((data) => data[type] !== undefined);
  const cleaned = (bundles: typeof shown) => {
    expect(bundles.length).toBeGreaterThan(0);
    return sanitised(bundles.map((data) => [data["text/html"] as string | string[]].flat().join("")));
  };

  test("of each: no script's text, no style, no address that holds data", () => {
    const all = cleaned(shown);
    for (const body of all) {
      expect(words(body.textContent)).not.toBe("");
      expect(words(body.textContent)).not.toMatch(/claimbook|H4sI|function|=>/);
      expect(body.querySelectorAll("script, style, [style], [src^='data:']")).toHaveLength(0);
    }
  });

  test("of a figure: title, caption, and what one sees in the picture's place", () => {
    const figures = html(FIGURE);
    cleaned(figures).forEach((body, at) => {
      const own: unknown = figures[at]?.[FIGURE];
      if (!isFigureData(own)) throw new Error("an output has no data of a figure");
      const picture = body.querySelector("img");
      expect(words(picture?.getAttribute("alt"))).toBe(words(own.alt));
      expect(words(body.textContent)).toBe(words([own.title, own.subtitle, own.caption].join(" ")));
    });
  });

  test("of a table: every cell", () => {
    const tables = html(TABLE);
    cleaned(tables).forEach((body, at) => {
      const own: unknown = tables[at]?.[TABLE];
      if (!isTableData(own)) throw new Error("an output has no data of a table");
      const cells = (selector: string) =>
        [...body.querySelectorAll(selector)].map((cell) => words(cell.textContent));
      expect(cells("th")).toEqual(own.columns.map(({ label }) => words(label)));
      expect(cells("td")).toEqual(own.rows.flat().map(words));
    });
  });

  test("of a verdict: statement, verdict and reason", () => {
    const verdicts = html(VERDICT);
    cleaned(verdicts).forEach((body, at) => {
      const own: unknown = verdicts[at]?.[VERDICT];
      if (!isVerdictData(own)) throw new Error("an output has no data of a verdict");
      expect(words(body.textContent)).toContain(words(own.statement));
      expect(words(body.textContent)).toContain(words(own.reason));
      expect(words(body.textContent)).toContain(VERDICT_WORDS[own.verdict].word);
    });
  });
});
