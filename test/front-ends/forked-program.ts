import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { pythonOf } from "./python.js";

/** How a run of a program ended, and what it said on either stream. */
export interface Ended {
  readonly status: number;
  readonly said: string;
}

/** A program of Python's that is run again and again: it is loaded once, which takes longer than a run does. */
export class ForkedProgram {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: { answer(ended: Ended): void; fail(error: Error): void }[] = [];

  /**
   * @param file the program as it is installed
   * @param main the module and the function that it calls
   * @throws Error when its first line names no Python
   */
  constructor(file: string, main: readonly [module: string, name: string], env: NodeJS.ProcessEnv) {
    const python = pythonOf(file);
    if (!python) throw new Error(`${file} does not say which Python runs it`);
    this.#child = spawn(python, ["test/front-ends/forked.py", ...main], { env });
    let complaint = "";
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    createInterface(this.#child.stdout).on("line", (line) => this.#waiting.shift()?.answer(JSON.parse(line)));
    this.#child.on("close", () => {
      for (const { fail } of this.#waiting) fail(new Error(`forked.py has ended: ${complaint}`));
    });
  }

  /** Runs the program once; runs that are asked for meanwhile come after it. */
  run(folder: string, args: readonly string[]): Promise<Ended> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ answer, fail });
      this.#child.stdin.write(`${JSON.stringify([folder, ...args])}\n`);
    });
  }

  /** Ends it once it has nothing to do. */
  end(): void {
    this.#child.stdin.end();
  }
}
