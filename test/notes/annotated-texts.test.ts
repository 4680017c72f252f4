import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { annotatedTexts, type Counts, count } from "./annotated-texts.js";

const DOCS = "docs/drafts.md";
const texts = annotatedTexts().map((text) => ({ ...text, counts: count(text) }));
const share = (part: number, whole: number) => (whole === 0 ? "" : (part / whole).toFixed(2));

function row(name: string, counts: readonly Counts[]): string {
  const sum = (of: (one: Counts) => number) => counts.reduce((total, one) => total + of(one), 0);
  const [annotated, found, wrong] = [
    sum((one) => one.annotated),
    sum((one) => one.found),
    sum((one) => one.wrong.length),
  ];
  const subjects = `${sum((one) => one.subjects.right)} of ${sum((one) => one.subjects.of)}`;
  const cells = [
    annotated,
    found,
    annotated - found,
    wrong,
    share(found, found + wrong),
    share(found, annotated),
    subjects,
  ];
  return `| ${[name, ...cells].join(" | ")} |`;
}

/** The table of docs/drafts.md. */
function table(): string {
  const part = (heldOut: boolean) => texts.filter((text) => text.heldOut === heldOut);
  const rows = (heldOut: boolean) => part(heldOut).map(({ kind, counts }) => row(kind, [counts]));
  const total = (name: string, some: typeof texts) =>
    row(
      `**${name}**`,
      some.map(({ counts }) => counts),
    );
  return [
    "| text | checkable | found | missed | wrong | precision | recall | subject right |",
    "|---|---|---|---|---|---|---|---|",
    ...rows(false),
    total("the six used to write the rules", part(false)),
    ...rows(true),
    total("the four held out", part(true)),
  ].join("\n");
}

describe("of the annotated texts", () => {
  test("there are ten, four of them held out", () => {
    expect(texts).toHaveLength(10);
    expect(texts.filter(({ heldOut }) => heldOut)).toHaveLength(4);
  });

  test.each(texts)("$name: at most one statement in ten that is found is none", ({ counts }) => {
    expect(counts.found / (counts.found + counts.wrong.length)).toBeGreaterThanOrEqual(0.9);
    expect(counts.found).toBeGreaterThan(0.75 * counts.annotated);
  });

  test("each statement says where it stands in the text", () => {
    for (const { text, counts } of texts)
      for (const { mark, figure } of counts.result.statements)
        if (figure) expect(text.slice(mark.start, mark.end)).toBe(figure.text);
  });
});

test("docs/drafts.md holds the table of what is found, missed and wrong; CLAIMBOOK_WRITE_DOCS=1 writes it", () => {
  const text = readFileSync(DOCS, "utf8");
  const found = /\| text \| checkable[\s\S]*?\n(?=\n|$)/;
  expect(text).toMatch(found);
  if (process.env.CLAIMBOOK_WRITE_DOCS) writeFileSync(DOCS, text.replace(found, `${table()}\n`));
  expect(readFileSync(DOCS, "utf8")).toContain(`${table()}\n`);
});
