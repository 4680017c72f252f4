import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { CellInput, Prompt } from "./cell-input.js";
import { noSynchronousInput } from "./stdin-not-allowed.js";

/** What is asked of a file system's function that may read standard input. */
type FileFunction = (file: unknown, ...rest: unknown[]) => unknown;

const FILES: ReadonlySet<unknown> = new Set([0, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]);
const SYNCHRONOUS = ["readFileSync", "readSync", "openSync"] as const;
const CALLBACKS = ["readFile", "read", "open"] as const;
const PROMISES = ["readFile", "open"] as const;

function refuse(
  holder: object,
  names: readonly string[],
  refused: (rest: readonly unknown[]) => unknown,
): void {
  const functions = holder as { [name: string]: FileFunction };
  for (const name of names) {
    const own = functions[name] as FileFunction;
    const wrapped: FileFunction = function (this: unknown, file, ...rest) {
      return FILES.has(file) ? refused(rest) : own.call(this, file, ...rest);
    };
    functions[name] = Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(own)) as FileFunction;
  }
}

/** Refuses to read standard input as a file; what cells start finds it empty. */
export function refuseStdinFile(): void {
  if (process.platform !== "win32") {
    try {
      fs.closeSync(0);
      // The lowest number that is free is taken, which is 0.
      fs.openSync("/dev/null", "r");
    } catch {
      // It was closed already.
    }
  }
  refuse(fs, SYNCHRONOUS, () => {
    throw noSynchronousInput();
  });
  refuse(fs, CALLBACKS, (rest) => {
    const callback = rest.at(-1);
    if (typeof callback === "function") process.nextTick(callback, noSynchronousInput());
  });
  refuse(fs.promises, PROMISES, () => Promise.reject(noSynchronousInput()));
  syncBuiltinESMExports();
}

/** `process.stdin` of the cells. */
export class CellStdin {
  readonly prompt = new Prompt();
  readonly #ask: (prompt: string) => void;
  #input: CellInput | undefined;

  /** @param ask asks whoever runs the cell for a line, or refuses */
  constructor(ask: (prompt: string) => void) {
    this.#ask = ask;
    Object.defineProperty(process, "stdin", {
      configurable: true,
      enumerable: true,
      get: () => {
        this.#input ??= this.#create();
        return this.#input;
      },
    });
  }

  #create(): CellInput {
    const input: CellInput = new CellInput(this.prompt, (prompt) => {
      // A reader of an earlier cell has had its turn.
      if (input === this.#input) this.#ask(prompt);
    });
    return input;
  }

  /** Gives the next reader an input of its own. */
  renew(): void {
    this.#input = undefined;
    this.prompt.text = "";
  }

  answer(line: string): void {
    this.#input?.answer(line);
  }
}
