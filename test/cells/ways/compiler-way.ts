import { Console } from "node:console";
import { Writable } from "node:stream";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import type { CodeCell, JsonObject } from "../../../lib/notebook/ipynb/notebook.js";
import { injectParameters } from "../../../lib/notebook/ipynb/parameters.js";
import { valueText } from "../../../lib/notebook/show/value-text.js";
import type { CellCase } from "../notation.js";
import { notebookOfCase } from "./case-notebook.js";
import { type CellMachine, openMachine } from "./compiler-adapter.js";
import { type CellOutcome, outcome } from "./outcome.js";
import type { Way } from "./way.js";

type Rejected = (reason: unknown) => void;

let current: Capture | undefined;

function stream(name: "stdout" | "stderr"): Writable {
  return new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      if (current) current[name] += text;
      done();
    },
  });
}

/** The console of all cells, which may hold on to it. */
const CONSOLE = new Console({ stdout: stream("stdout"), stderr: stream("stderr"), colorMode: false });

/** What cells print and leave behind in this process, which is the tests' own. */
class Capture {
  stdout = "";
  stderr = "";
  rejected: unknown[] = [];
  readonly #restore: (() => void)[] = [];

  constructor() {
    const { console } = globalThis;
    globalThis.console = CONSOLE;
    current = this;
    this.#restore.push(() => {
      globalThis.console = console;
      current = undefined;
    });
    for (const name of ["stdout", "stderr"] as const) this.#take(name);
    for (const event of ["unhandledRejection", "uncaughtException"] as const) {
      const listeners = process.listeners(event as "unhandledRejection") as Rejected[];
      const own: Rejected = (reason) => this.rejected.push(reason);
      process.removeAllListeners(event);
      process.on(event as "unhandledRejection", own);
      this.#restore.push(() => {
        process.removeAllListeners(event);
        for (const listener of listeners) process.on(event as "unhandledRejection", listener);
      });
    }
  }

  #take(name: "stdout" | "stderr"): void {
    const { write } = process[name];
    process[name].write = (text: string | Uint8Array) => {
      this[name] += String(text);
      return true;
    };
    this.#restore.push(() => {
      process[name].write = write;
    });
  }

  restore(): void {
    for (const restore of this.#restore.splice(0)) restore();
  }
}

/** Runs a cell, and takes what it prints and leaves behind. */
export async function runCell(machine: CellMachine, source: string): Promise<CellOutcome> {
  const capture = new Capture();
  try {
    const { value, shown, error } = await machine.run(source);
    await sleep(1);
    await setImmediate();
    const [lost] = capture.rejected;
    const left = lost === undefined ? undefined : errorOfReason(lost);
    return outcome({
      stdout: capture.stdout,
      stderr: capture.stderr,
      result: shown && value !== undefined ? valueText(value) : undefined,
      error: error ?? left,
    });
  } finally {
    capture.restore();
  }
}

function errorOfReason(reason: unknown): NonNullable<CellOutcome["error"]> {
  return reason instanceof Error
    ? { ename: reason.name, evalue: reason.message }
    : { ename: "Uncaught", evalue: inspect(reason) };
}

type StartTimer = (...args: unknown[]) => NodeJS.Timeout;

/** Timers that cells start in this process; those that a case leaves behind are stopped. */
class Timers {
  readonly #started: NodeJS.Timeout[] = [];
  readonly #own = { setTimeout: globalThis.setTimeout, setInterval: globalThis.setInterval };

  constructor() {
    for (const name of ["setTimeout", "setInterval"] as const) {
      const start = this.#own[name] as unknown as StartTimer;
      const counted: StartTimer = (...args) => {
        const timer = start(...args);
        this.#started.push(timer);
        return timer;
      };
      Object.assign(globalThis, { [name]: Object.assign(counted, start) });
    }
  }

  stop(): void {
    Object.assign(globalThis, this.#own);
    for (const timer of this.#started.splice(0)) clearTimeout(timer);
  }
}

function compilerOptions(metadata: JsonObject): JsonObject {
  const claimbook = metadata.claimbook as JsonObject | undefined;
  return (claimbook?.compilerOptions as JsonObject | undefined) ?? {};
}

/** The compiler and what runs its code, without a kernel. */
export const COMPILER: Way = {
  name: "the compiler alone",
  hasLines: false,
  seesMetadata: true,
  // What cells print is told apart by time.
  jobs: 1,
  async open(folder) {
    const before = process.cwd();
    // Cells run in the notebook's folder.
    process.chdir(folder);
    // A kernel is started without Node's warnings of what is experimental.
    process.removeAllListeners("warning");
    let timers: Timers | undefined;
    let ended = false;
    return {
      async run(one: CellCase) {
        timers = new Timers();
        try {
          const machine = openMachine(folder, compilerOptions(one.metadata ?? {}));
          const { cells } = injectParameters(notebookOfCase(one), one.params ?? {});
          const outcomes: CellOutcome[] = [];
          for (const cell of cells as readonly CodeCell[]) {
            const given = await runCell(machine, cell.source);
            // A case that was given up may come to its end later.
            if (ended) break;
            if (!JSON.stringify(cell.metadata).includes("injected-parameters")) outcomes.push(given);
          }
          return outcomes;
        } finally {
          timers.stop();
        }
      },
      async close() {
        ended = true;
        timers?.stop();
        current?.restore();
        process.chdir(before);
      },
    };
  },
};
