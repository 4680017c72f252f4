// Takes long: some hundred programs are compiled cell by cell.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fewOrAll } from "../thorough.js";
import { programOf } from "./programs/program.js";
import { printedByModule } from "./programs/reference.js";
import { openMachine } from "./ways/compiler-adapter.js";
import { runCell } from "./ways/compiler-way.js";

const SEED = 20240724;
/** Programs that are split into cells. */
const PROGRAMS = fewOrAll(100, 1000);
/** Those that are split in two ways and compared. */
const PAIRS = fewOrAll(30, 100);

/** Other legal names, none of which the programs use for themselves. */
const STRANGE = [
  "async",
  "of",
  "get",
  "type",
  "as",
  "from",
  "π",
  "𝒳",
  "exports",
  "require",
  "module",
  "$",
  "_",
  "été",
];

const plainName = (index: number) => `v${index}`;
const strangeName = (index: number) => STRANGE[index] ?? `变${index}`;

/** What programs are drawn from, and where they are split. */
const tapes = fc.array(fc.nat(9999), { minLength: 40, maxLength: 160 });
const splits = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });

/** Statements as cells: a new one begins where the pattern, which repeats itself, says so. */
function cellsOf(statements: readonly string[], pattern: readonly boolean[]): string[] {
  const cells: string[][] = [];
  for (const [index, statement] of statements.entries()) {
    if (index === 0 || pattern[index % pattern.length]) cells.push([]);
    cells.at(-1)?.push(statement);
  }
  return cells.map((lines) => lines.join("\n"));
}

describe("generated programs", () => {
  test("are the same for the same tape, print something, and end without an error", async () => {
    const check = fc.asyncProperty(tapes, async (tape) => {
      const program = programOf(tape, { name: plainName, typed: false });
      expect(programOf(tape, { name: plainName, typed: false })).toEqual(program);
      expect(await printedByModule(program)).not.toBe("");
    });
    await fc.assert(check, { seed: SEED, numRuns: fewOrAll(200, 1000) });
  });

  test("print the same under other names", async () => {
    const check = fc.asyncProperty(tapes, async (tape) => {
      const [plain, strange] = [plainName, strangeName].map((name) =>
        programOf(tape, { name, typed: false }),
      );
      expect(await printedByModule(strange ?? [])).toBe(await printedByModule(plain ?? []));
    });
    await fc.assert(check, { seed: SEED, numRuns: fewOrAll(60, 300) });
  });
});

describe("programs in cells", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-programs-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What cells print, run as often as is said; an error is thrown. */
  async function printedByCells(cells: readonly string[], times = 1): Promise<string[]> {
    const machine = openMachine(folder);
    const printed: string[] = [];
    for (let time = 0; time < times; time += 1) {
      let text = "";
      for (const cell of cells) {
        const { stdout = "", stderr, error } = await runCell(machine, cell);
        if (error || stderr) throw new Error(`${error?.ename}: ${error?.evalue} ${stderr ?? ""} in\n${cell}`);
        text += stdout;
      }
      printed.push(text);
    }
    return printed;
  }

  test(`split at any statement, print what they print as one module (${PROGRAMS} programs, seed ${SEED})`, async () => {
    const check = fc.asyncProperty(tapes, splits, async (tape, pattern) => {
      const module = await printedByModule(programOf(tape, { name: plainName, typed: false }));
      const cells = cellsOf(programOf(tape, { name: plainName, typed: true }), pattern);
      expect(await printedByCells(cells)).toEqual([module]);
    });
    await fc.assert(check, { seed: SEED, numRuns: PROGRAMS });
  });

  test(`print the same when their variables have other names (${PAIRS} programs, seed ${SEED})`, async () => {
    const check = fc.asyncProperty(tapes, splits, async (tape, pattern) => {
      const module = await printedByModule(programOf(tape, { name: plainName, typed: false }));
      const cells = cellsOf(programOf(tape, { name: strangeName, typed: true }), pattern);
      expect(await printedByCells(cells)).toEqual([module]);
    });
    await fc.assert(check, { seed: SEED, numRuns: PAIRS });
  });

  test(`print the same again when all cells are run a second time (${PAIRS} programs, seed ${SEED})`, async () => {
    const check = fc.asyncProperty(tapes, splits, async (tape, pattern) => {
      const [first, second] = await printedByCells(
        cellsOf(programOf(tape, { name: plainName, typed: true }), pattern),
        2,
      );
      expect(second).toBe(first);
    });
    await fc.assert(check, { seed: SEED, numRuns: PAIRS });
  });
});
