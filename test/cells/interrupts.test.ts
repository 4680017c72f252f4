// Takes long: a kernel is interrupted in each case.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Kernel, startKernel } from "../../lib/notebook/kernel/kernel.js";
import { OutputCollector } from "../../lib/notebook/run/collect-outputs.js";
import { type CellCase, gives, notebook, prints, type Step, throws, unknownName } from "./notation.js";
import { type CellOutcome, expectedOutcome, outcomeOf } from "./ways/outcome.js";
import { resetKernel } from "./ways/reset-kernel.js";

const AGAIN_MS = 50;
const RUNNING = 'console.log("running");';

/** A cell that runs until it is interrupted on a line. */
function interrupted(source: string, line: number): Step {
  return [source, prints("running"), throws("Interrupted", "the cell was interrupted", line)];
}

/** What is there after a cell was interrupted, once it has printed "running". */
const CASES: readonly CellCase[] = [
  notebook(
    "what a cell declared before it was interrupted stays, and what it did not reach is unknown",
    interrupted(`const a = 1;\n${RUNNING}\nfor (;;);\nconst b = 2;`, 3),
    ["a", gives("1")],
    ["b", unknownName("b")],
  ),
  notebook(
    "what a cell that waits declared before it was interrupted stays",
    interrupted(`const a = 1;\n${RUNNING}\nawait new Promise(() => {});\nconst b = 2;`, 3),
    ["a", gives("1")],
    ["b", unknownName("b")],
  ),
  notebook(
    "what an interrupted loop has assigned stays",
    "let n = 0;",
    interrupted(`${RUNNING}\nfor (;;) n += 1;`, 2),
    ["n > 0", gives("true")],
  ),
  notebook(
    "functions, classes reached, types and enums of the interrupted cell stay",
    interrupted(
      `enum E { A = 3 }\nclass C { v = 4; }\n${RUNNING}\nfor (;;);\nfunction f() { return 5; }\ntype Row = { a: number };`,
      4,
    ),
    ["const row: Row = { a: E.A + new C().v + f() };\nrow.a", gives("12")],
  ),
  notebook(
    "a variable that the interrupted cell did not reach keeps its value and its type",
    'let text = "old";',
    interrupted(`${RUNNING}\nfor (;;);\nlet text = 5;`, 2),
    ["text.toUpperCase()", gives("'OLD'")],
  ),
  notebook(
    "a closure of the interrupted cell lives on",
    "let get = () => 0;",
    interrupted(`let held = 5;\nget = () => held;\n${RUNNING}\nawait new Promise(() => {});`, 4),
    "held = 6;",
    ["get()", gives("6")],
  ),
  notebook(
    "an interrupted cell is run again to its end",
    "let endless = true;",
    interrupted(
      `${RUNNING}\nwhile (endless) await new Promise((r) => setTimeout(r, 1));\nconst after = 7;`,
      2,
    ),
    "endless = false;",
    ["while (endless) await null;\nconst after = 7;\nafter", gives("7")],
  ),
];

let folder: string;
let kernel: Kernel | undefined;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-interrupts-"));
});
afterAll(() => {
  kernel?.kill();
  rmSync(folder, { recursive: true });
});

for (const { name, cells, expect: given } of CASES)
  test(name, async () => {
    if (kernel && !(await resetKernel(kernel))) {
      kernel.kill();
      kernel = undefined;
    }
    kernel ??= (await startKernel(folder)).kernel;
    const { process } = kernel;
    const collector = new OutputCollector();
    const numbers = new Map<string, number>();
    kernel.onOutput = (message) => {
      const number = numbers.get(message.parentId);
      if (number === undefined) return;
      collector.receive(message, number);
      if (String(message.content.text).includes("running")) setTimeout(() => process.interrupt(), AGAIN_MS);
    };
    const outcomes: CellOutcome[] = [];
    for (const [index, { source }] of cells.entries()) {
      for (;;) {
        const { id, reply } = kernel.execute(source);
        numbers.set(id, index);
        if ((await reply).content.status !== "abort") break;
        await sleep(AGAIN_MS);
      }
      const line = collector.errors.find(({ cell }) => cell === index)?.line;
      outcomes.push(outcomeOf(collector.of(index), { line }));
    }
    const how = { hasLines: true };
    expect(outcomes).toEqual(given.map((one, index) => expectedOutcome(one, outcomes[index] ?? {}, how)));
  });
