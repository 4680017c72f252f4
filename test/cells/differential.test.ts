// Takes long: Node's REPL is started for each case.

import { afterAll, describe, expect, test } from "vitest";
import type { CellCase } from "./notation.js";
import { CASES } from "./table/index.js";
import { Deno, findDeno, printedByRepl } from "./ways/other-kernels.js";

/** Of a cell, what can be compared: what others show of a statement's value is their own affair. */
interface Comparable {
  readonly stdout: string;
  readonly result: string | undefined;
}

function casesFor(other: "node" | "deno"): readonly CellCase[] {
  return CASES.filter(({ same }) => same?.includes(other));
}

test("at least 80 cases mean the same in Node's REPL, and as many in Deno", () => {
  expect(casesFor("node").length).toBeGreaterThanOrEqual(80);
  expect(casesFor("deno").length).toBeGreaterThanOrEqual(80);
});

describe("Node's own REPL gives what the table says", () => {
  for (const { name, cells, expect: given } of casesFor("node"))
    test.concurrent(name, async () => {
      const wanted = given.map(
        ({ stdout = "", result }) => stdout + (result === undefined ? "" : `${result}\n`),
      );
      // It shows the value of each line; the table says when a cell shows none.
      const lines = cells.map(({ source }, index) =>
        given[index]?.result === undefined ? `${source}\n;undefined` : source,
      );
      expect(await printedByRepl(lines)).toEqual(wanted);
    });
});

const DENO = findDeno();

describe.skipIf(!DENO)(
  `Deno's kernel gives what the table says${DENO ? "" : " (skipped: no Deno; see .ci/run)"}`,
  () => {
    const deno = new Deno(DENO ?? "");
    afterAll(() => deno.remove());

    /** Deno writes texts between other quotes. */
    const quoted = (text: string | undefined) => text?.replaceAll("'", '"');

    for (const { name, cells, expect: given } of casesFor("deno"))
      test.concurrent(name, async () => {
        const outcomes = await deno.run(cells.map(({ source }) => source));
        const compared = outcomes.map(({ stdout = "", result, error }, index): Comparable => {
          if (error) throw new Error(`${error.ename}: ${error.evalue}`);
          return { stdout, result: given[index]?.result === undefined ? undefined : quoted(result) };
        });
        expect(compared).toEqual(
          given.map(({ stdout = "", result }): Comparable => ({ stdout, result: quoted(result) })),
        );
      });
  },
);
