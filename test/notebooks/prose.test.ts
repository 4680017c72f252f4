import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { longestClause, wordCount } from "../claims/prose.js";

const DIR = path.join(import.meta.dirname, "../../notebooks");

interface Cell {
  readonly id: string;
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

const textOf = ({ source }: Cell) => [source].flat().join("");
const cellsOf = (file: string): readonly Cell[] =>
  (JSON.parse(readFileSync(path.join(DIR, file), "utf8")) as { readonly cells: readonly Cell[] }).cells;
const notebooks = readdirSync(DIR).filter((file) => /^\d\d-.*\.ipynb$/.test(file));

/** The paragraphs and points of a cell of prose: without heads, formulas and the addresses of links. */
const paragraphsOf = (markdown: string): string[] =>
  markdown
    .split(/\n\n+|\n(?=[-*] )/)
    .filter((text) => !/^(#|\$\$|\*Claims)/.test(text))
    .map((text) => text.replace(/\]\([^)]*\)/g, "]").replaceAll("\n", " "));

const sentencesOf = (paragraph: string): string[] =>
  paragraph.split(/(?<=[.?!])["*)]*\s+/).filter((text) => wordCount(text) > 0);

test("there are notebooks to read", () => {
  expect(notebooks.length).toBeGreaterThanOrEqual(8);
});

describe.each(notebooks)("%s", (file) => {
  const cells = cellsOf(file);
  const paragraphs = cells
    .filter(({ cell_type }) => cell_type === "markdown")
    .flatMap((cell) => paragraphsOf(textOf(cell)).map((text) => ({ id: cell.id, text })));

  test("has no line of more than 100 columns but in its imports", () => {
    const long = cells
      .filter(({ id }) => id !== "imports")
      .flatMap((cell) =>
        textOf(cell)
          .split("\n")
          .map((line) => `${cell.id}: ${line}`)
          .filter((line) => line.length - cell.id.length - 2 > 100),
      );
    expect(long).toEqual([]);
  });

  test("has cells of one idea: eight lines at most in the middle, fifteen in the longest but the imports", () => {
    const sizes = cells
      .filter(({ cell_type, id }) => cell_type === "code" && id !== "imports")
      .map((cell) => ({ id: cell.id, lines: textOf(cell).split("\n").length }))
      .sort((a, b) => a.lines - b.lines);
    expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThanOrEqual(8);
    expect(sizes.filter(({ lines }) => lines > 15)).toEqual([]);
  });

  test("has no clause of more than 30 words in its prose, and sentences of 15 words at most on average", () => {
    for (const { id, text } of paragraphs) {
      const clause = longestClause(text);
      expect(wordCount(clause), `${id}: ${clause}`).toBeLessThanOrEqual(30);
    }
    const lengths = paragraphs.flatMap(({ text }) => sentencesOf(text)).map(wordCount);
    expect(lengths.reduce((sum, words) => sum + words, 0) / lengths.length).toBeLessThanOrEqual(15);
  });
});
