// Takes long: some hundred notebooks of a few cells are compiled, and run in five ways.

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { fewOrAll } from "../thorough.js";
import { CASES } from "./table/index.js";
import { COMPILER } from "./ways/compiler-way.js";
import { NBCLIENT } from "./ways/nbclient-way.js";
import { type CellOutcome, expectedOutcome } from "./ways/outcome.js";
import { PROTOCOL } from "./ways/protocol-way.js";
import { RUNNER, RUNNER_AHEAD } from "./ways/runner-way.js";
import { casesOf, filesOf, runCases } from "./ways/way.js";

describe("the table of cases", () => {
  test("has at least 440 cases, each under a name of its own", () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThan(440);
  });

  test("has every example of docs/cells.md", () => {
    const documented = CASES.filter(({ name }) => name.startsWith("docs/cells.md"));
    const [upTo = ""] = readFileSync("docs/cells.md", "utf8").split("## Coming from Python");
    // What is checked of tables and columns has tests of its own, beside the compiler's.
    const page = upTo.replace(/## Tables and columns[\s\S]*?(?=\n## |$)/, "");
    const blocks = page.match(/^```ts$/gm) ?? [];
    const rows = page.match(/^\| `.*\|$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(50);
    expect(documented.length).toBe(blocks.length + rows.length);
  });

  test("says for each cell what it gives, and has one file a path", () => {
    for (const { name, cells, expect: given } of CASES) expect(given.length, name).toBe(cells.length);
    expect(Object.keys(filesOf(CASES)).length).toBeGreaterThan(20);
  });
});

for (const way of [RUNNER, RUNNER_AHEAD, PROTOCOL, NBCLIENT, COMPILER]) {
  const title = `${way.name} gives what the table says`;
  if (way.missing) {
    test.skip(`${title} (skipped: ${way.missing})`);
    continue;
  }
  describe(title, () => {
    const own = casesOf(way, CASES);
    // The compiler is asked every case. It is behind all ways: by default the runner that compiles ahead has every sixth, others every twelfth.
    const every = fewOrAll(way === COMPILER ? 1 : way === RUNNER_AHEAD ? 6 : 12, 1);
    const cases = own.filter((_, index) => index % every === 0);
    let results: ReadonlyMap<string, readonly CellOutcome[] | Error>;
    beforeAll(async () => {
      results = await runCases(way, cases);
    }, 900_000);

    for (const one of cases) {
      test(one.name, () => {
        const given = results.get(one.name);
        if (!Array.isArray(given)) throw given;
        const wanted = one.expect.map((expected, index) =>
          expectedOutcome(expected, given[index] ?? {}, way),
        );
        const shown = (outcomes: readonly CellOutcome[]) =>
          outcomes.map((gives, index) => ({ cell: one.cells[index]?.source, gives }));
        expect(shown(given)).toEqual(shown(wanted));
      });
    }
  });
}
