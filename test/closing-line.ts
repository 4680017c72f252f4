import type { Reporter, TestModule } from "vitest/node";

/** Ends the output of a run with its counts in plain words: "812 passed, 0 failed, 3 skipped", and names what was skipped. */
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
    process.stdout.write(`${[...skipped, line].join("\n")}\n`);
  }
}
