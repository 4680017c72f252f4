import { describe, expect, test } from "vitest";
import { type StartOutcome, startSummary } from "../../lib/cli/start-summary.js";
import type { NotebookResult } from "../../lib/notebook/run/run-notebooks.js";

const unchanged = (name: string): NotebookResult => ({
  path: `notebooks/${name}.ipynb`,
  output: `runs/${name}.ipynb`,
  cells: 0,
  seconds: 0,
  because: null,
});
const ran = (name: string, because: string): NotebookResult => ({ ...unchanged(name), cells: 9, because });
const failed = (name: string, evalue: string): NotebookResult => ({
  ...ran(name, "never run"),
  failure: { cell: 5, cellId: "odds", line: 2, ename: "RangeError", evalue },
});
const OUTCOME: StartOutcome = {
  results: [unchanged("00-a"), unchanged("01-b")],
  seconds: 12.34,
  asked: "as of 2024-07-24",
  verdicts: ["depends", "supported", "depends"],
  moved: { verdicts: [], readings: [], since: new Date(2026, 2, 1, 9, 5) },
  recorded: [],
  pages: 3,
  index: "file:///book/site/index.html",
};
const lineOf = (label: string, outcome: Partial<StartOutcome>) => {
  const lines = startSummary({ ...OUTCOME, ...outcome }, { width: 400 }).split("\n");
  const from = lines.findIndex((line) => line.startsWith(label));
  const to = lines.findIndex((line, at) => at > from && !line.startsWith(" "));
  return lines.slice(from, to < 0 ? undefined : to).map((line) => line.slice(11));
};

describe("startSummary(outcome) says", () => {
  test("notebooks, counts of verdicts, what moved, where the pages are", () => {
    expect(startSummary(OUTCOME)).toBe(
      [
        "notebooks  2 unchanged",
        "verdicts   3 as of 2024-07-24: 1 supported, 2 depends",
        "last run   no verdict and no reading moved since 2026-03-01 09:05",
        "recorded   every verdict is the recorded one",
        "pages      file:///book/site/index.html (3 pages)",
        "why        npx claimbook claims gives the reason for each verdict",
      ].join("\n"),
    );
  });

  test("that a book has no claims, and how to write one", () => {
    expect(lineOf("verdicts", { verdicts: [] })).toEqual([
      'none: the book has no claims yet; write one with "claimbook new claim my-claim"',
    ]);
  });

  test("which verdicts moved, the first three of them", () => {
    const moves = ["a", "b", "c", "d", "e"].map((id) => ({
      id,
      before: "contradicted" as const,
      after: "depends" as const,
    }));
    const since = new Date(2026, 2, 1, 9, 5);
    expect(lineOf("last run", { moved: { verdicts: moves, readings: ["z"], since } })).toEqual([
      "5 of the verdicts moved since 2026-03-01 09:05:",
      "a: contradicted -> depends",
      "b: contradicted -> depends",
      "c: contradicted -> depends",
      "and 2 more",
    ]);
    const others = [
      { id: "a", before: null, after: "depends" as const },
      { id: "b", before: "opinion" as const, after: null },
    ];
    expect(lineOf("last run", { moved: { verdicts: others, readings: [], since } }).slice(1)).toEqual([
      "a: new, depends",
      "b: opinion -> gone",
    ]);
    expect(lineOf("last run", { moved: { verdicts: [], readings: ["a", "b"], since } })).toEqual([
      "no verdict moved since 2026-03-01 09:05, but readings of a, b",
    ]);
  });

  test("that a first run has nothing to compare with, and nothing of verdicts recorded for another day", () => {
    const text = startSummary({ ...OUTCOME, moved: undefined, recorded: undefined });
    expect(text).toContain("last run   none as of 2024-07-24 yet, so there is nothing to compare with\n");
    expect(text).not.toContain("recorded");
  });

  test("which verdicts are not the recorded ones", () => {
    const one = { id: "a", before: "depends", after: "supported" } as const;
    expect(lineOf("recorded", { recorded: [one] })).toEqual([
      "1 not as recorded: a: depends -> supported (npx claimbook claims --strict)",
    ]);
    expect(lineOf("recorded", { recorded: ["a", "b", "c", "d"].map((id) => ({ ...one, id })) })).toEqual([
      "4 not as recorded: a, b, c and 1 more (npx claimbook claims --strict)",
    ]);
  });

  test("how many notebooks ran and why", () => {
    expect(lineOf("notebooks", { results: [ran("00-a", "never run"), ran("01-b", "never run")] })).toEqual([
      "2 run in 12.3 s",
      "all: never run",
    ]);
    const results = ["a", "b", "c", "d"].map((name) => ran(name, "the library changed"));
    expect(
      lineOf("notebooks", {
        results: [...results, ran("e", "cell 4 changed"), ran("f", "asked for"), unchanged("g")],
      }),
    ).toEqual([
      "6 run in 12.3 s, 1 unchanged",
      "a, b, c and 1 more: the library changed",
      "e: cell 4 changed",
      "and 1 more reason (--verbose)",
    ]);
  });

  test("which notebooks failed, where and with what, and what to do next", () => {
    expect(lineOf("failed", { results: [failed("01-b", "no window\nat x"), unchanged("00-a")] })).toEqual([
      "01-b, cell [5] (id odds), line 2: RangeError: no window",
      "next: npx claimbook run notebooks/01-b.ipynb shows the error in full",
    ]);
    const start: NotebookResult = {
      ...ran("02-c", "x"),
      failure: { ename: "UserError", evalue: "no kernel" },
    };
    expect(lineOf("failed", { results: [start] })[0]).toBe("02-c: UserError: no kernel");
  });

  test("all of it on one screen, whatever happens", () => {
    const names = ["00-scoreboard", "01-decade-underperformance", "02-july-rally", "03-multiple-expansion"];
    const results = names.map((name, at) => ({
      ...failed(name, "a long message about what went wrong ".repeat(20)),
      because: `it uses files beside it, whose changes are not seen ${at}`,
    }));
    const move = { before: "would-not-hold", after: "would-depend" } as unknown as {
      before: "depends";
      after: "supported";
    };
    const verdicts = Array.from({ length: 12 }, (_, at) => ({ id: `a-claim-of-some-length-${at}`, ...move }));
    const lines = startSummary({
      ...OUTCOME,
      results,
      verdicts: ["supported", "depends", "contradicted", "untestable", "opinion"],
      moved: { verdicts, readings: [], since: new Date() },
      recorded: verdicts,
    }).split("\n");
    expect(lines.length).toBeLessThanOrEqual(24);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    for (const name of names) expect(lines.join("\n")).toContain(name);
  });

  test("the same in a narrow terminal, wrapped, with the address of the pages whole", () => {
    const lines = startSummary(
      { ...OUTCOME, results: [failed("01-b", "x ".repeat(200))] },
      { width: 40 },
    ).split("\n");
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
    expect(lines).toContain("pages      file:///book/site/index.html");
  });
});
