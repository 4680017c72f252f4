import { readFileSync } from "node:fs";
import path from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** What takes longer than this, in milliseconds, says why. */
const LONG_MS = 5000;

/** How the first line of a file begins that says why its tests take long. */
const REASON = /^\/\/ Takes long: \S/;

/** The files of tests that take long and do not say why, with their seconds. A busy machine names more of them than a quiet one. */
function longWithoutReason(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) => {
    const { duration } = module.diagnostic();
    if (duration <= LONG_MS || REASON.test(readFileSync(module.moduleId, "utf8"))) return [];
    const name = path.relative(process.cwd(), module.moduleId);
    return [
      `takes ${(duration / 1000).toFixed(1)} s and does not say why in a first line, "// Takes long: ...": ${name}`,
    ];
  });
}

/**
 * Ends the output of a run with its counts in plain words: "812 passed, 0 failed, 3 skipped"; names what was skipped, and what took long
 * without saying why.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const broken = modules.filter(
      (module) => module.state() === "failed" && [...module.children.allTests("failed")].length === 0,
    );
    const count = (state: "passed" | "failed" | "skipped") =>
      tests.filter((test) => test.result().state === state).length;
    const skipped = tests
      .filter((test) => test.result().state === "skipped")
      .map((test) => `skipped: ${test.fullName}`);
    const line = `${count("passed")} passed, ${count("failed") + broken.length} failed, ${skipped.length} skipped`;
    process.stdout.write(`${[...skipped, ...longWithoutReason(modules), line].join("\n")}\n`);
  }
}
