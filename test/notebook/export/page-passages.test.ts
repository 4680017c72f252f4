import { expect, test } from "vitest";
import { markdownHtml } from "../../../lib/notebook/export/markdown-html.js";
import { PagePassages } from "../../../lib/notebook/export/page-passages.js";
import { page } from "./notebooks.js";

test("PagePassages gathers text under its heading, and goes on under it after a part of its own", () => {
  const passages = new PagePassages();
  passages.say("  before\nany ");
  passages.open("a", "A");
  passages.say("one");
  passages.add("figure", "A figure", "its caption");
  passages.say("two");
  passages.say(" ");
  passages.open("b", "B");
  expect(passages.all()).toEqual([
    { id: "", title: "", text: "before any" },
    { id: "a", title: "A", text: "one two" },
    { id: "figure", title: "A figure", text: "its caption" },
    { id: "b", title: "B", text: "" },
  ]);
});

test("PagePassages has no more of a page than a search is to carry", () => {
  const passages = new PagePassages();
  for (let part = 0; part < 5; part += 1) passages.add(`${part}`, "Part", "word ".repeat(20_000));
  const lengths = passages.all().map(({ text }) => text.length);
  expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(200_000);
  expect(lengths).toHaveLength(5);
});

test("what can be searched of markdown is text: lists, tables and formulas, without code and markup", () => {
  const content = page();
  markdownHtml(
    "Before.\n\n# A *b*\n\n- one\n- two\n\n| h |\n|---|\n| cell |\n\n```ts\nconst hidden = 1;\n```\n\n$x^2$ <b>bold</b>",
    content,
  );
  expect(content.passages.all()).toEqual([
    { id: "", title: "", text: "Before." },
    { id: "A-b", title: "A b", text: "one two h cell x^2 bold" },
  ]);
});
