import type { NotebookResult } from "../../notebook/run/run-notebooks.js";
import { terminalLine, terminalText } from "../../platform/terminal-text.js";
import { failureSummary, progress, type Streams } from "../progress.js";
import type { PlannedNotebook } from "./site-messages.js";
import type { FileChange } from "./watched-files.js";

/** Names that stand in a line before the others are counted. */
const MAX_NAMES = 3;

/** Names in a line, such as "a, b, c and 4 more". */
export function someNames(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return `${names.slice(0, MAX_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** What `claimbook watch` prints: a line an event, a bar of the cells on a terminal. */
export class Terminal {
  readonly #streams: Streams;
  #shown: ReturnType<typeof progress>;

  constructor(streams: Streams) {
    this.#streams = streams;
    this.#shown = progress(streams);
  }

  /** A line that begins with a word for what has happened. */
  line(word: string, text: string): void {
    this.#shown.end();
    this.#streams.output.write(`${word.padEnd(7)} ${terminalLine(text)}\n`);
  }

  /** What is wrong. */
  problem(text: string): void {
    this.#shown.end();
    this.#streams.error.write(`${terminalText(text)}\n`);
  }

  changes(changes: readonly FileChange[]): void {
    for (const what of ["changed", "new", "removed"] as const) {
      const files = changes.filter((change) => change.what === what && change.problem === undefined);
      if (files.length > 0) this.line(what, someNames(files.map(({ file }) => file)));
    }
    for (const { problem } of changes) {
      if (problem !== undefined) this.problem(`waiting for the next save: ${problem}`);
    }
  }

  plan(plan: readonly PlannedNotebook[]): void {
    this.#shown = progress(this.#streams);
    this.#shown.onPlan(plan);
  }

  cell(file: string, done: number): void {
    this.#shown.onCell(file, done);
  }

  result(result: NotebookResult): void {
    this.#shown.onEnd(result);
    const failed = failureSummary([result]);
    if (failed !== "") this.problem(failed.replace(/^[^\n]*\n\n/, ""));
  }

  /** Takes the bar away. */
  end(): void {
    this.#shown.end();
  }
}
