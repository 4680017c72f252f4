import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  newConnection,
  releaseConnection,
  writeConnectionFile,
} from "../../../lib/notebook/kernel/connection.js";
import { Kernel, KernelDied } from "../../../lib/notebook/kernel/kernel.js";
import { OutputCollector } from "../../../lib/notebook/run/collect-outputs.js";
import { portableEnvironment } from "../../../lib/platform/workers/portable-environment.js";
import { zmq } from "../../notebook/kernel/zeromq.js";
import { type CellOutcome, outcomeOf } from "./outcome.js";

const ASK_AGAIN_MS = 100;
/** Milliseconds that a result may come late. */
const LATE_MS = 50;
/** What Node's REPL is told to print when it waits for a line. */
const PROMPT = "\u0001";
const REPL = `require("node:repl").start({ prompt: "\\u0001", useGlobal: true, ignoreUndefined: true, terminal: false });`;
const END_OF_LINE = /[\r\n]+/g;

/** The program of the npm package `deno` that .ci/run installs; undefined where there is none. */
export function findDeno(): string | undefined {
  const platform = `${process.platform}-${process.arch}${process.platform === "linux" ? "-glibc" : ""}`;
  const program = path.resolve(".claimbook/deno/node_modules/@deno", platform, "deno");
  return existsSync(program) ? program : undefined;
}

function kill(child: ChildProcess): void {
  child.kill("SIGKILL");
}

/** What Node's own REPL prints for each line. */
export async function printedByRepl(lines: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, ["-e", REPL], {
    env: { ...portableEnvironment(), NODE_NO_WARNINGS: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let text = "";
  let prompted = () => {};
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
    if (text.endsWith(PROMPT)) prompted();
  });
  const prompt = () =>
    new Promise<void>((resolve) => {
      prompted = resolve;
      if (text.endsWith(PROMPT)) resolve();
    });
  try {
    const printed: string[] = [];
    await prompt();
    for (const line of lines) {
      text = "";
      child.stdin.write(`${line.replaceAll(END_OF_LINE, " ")}\n`);
      await prompt();
      printed.push(text.replaceAll(PROMPT, ""));
    }
    return printed;
  } finally {
    kill(child);
  }
}

/** Runs cells in Deno's kernel, a new one for each list of cells. */
export class Deno {
  readonly #program: string;
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-deno-"));

  constructor(program: string) {
    this.#program = program;
  }

  async #start(attempts = 3): Promise<Kernel> {
    const connection = await newConnection();
    const file = writeConnectionFile(connection);
    const child = spawn(this.#program, ["jupyter", "--kernel", "--conn", file], {
      cwd: this.#folder,
      env: {
        ...portableEnvironment(),
        DENO_DIR: path.join(this.#folder, "cache"),
        DENO_NO_UPDATE_CHECK: "1",
      },
      stdio: "ignore",
    });
    const ended = new Promise<{ status: number | null; signal: string | null }>((resolve) => {
      child.once("exit", (status, signal) => resolve({ status, signal }));
    });
    const kernel = new Kernel(
      {
        connection,
        ended: ended.then((end) => ({ ...end, lastWords: "", reached: undefined })),
        interrupt: () => void child.kill("SIGINT"),
        kill() {
          kill(child);
          rmSync(path.dirname(file), { recursive: true, force: true });
          releaseConnection(connection);
        },
        reached: () => undefined,
        reads: () => [],
      },
      zmq,
    );
    try {
      for (;;) {
        const { reply } = kernel.request("kernel_info_request", {});
        if (await Promise.race([reply, sleep(ASK_AGAIN_MS)])) return kernel;
      }
    } catch (error) {
      kernel.kill();
      // Another program can have taken one of its ports meanwhile.
      if (error instanceof KernelDied && attempts > 1) return this.#start(attempts - 1);
      throw error;
    }
  }

  async run(sources: readonly string[]): Promise<CellOutcome[]> {
    const kernel = await this.#start();
    const collector = new OutputCollector();
    const numbers = new Map<string, number>();
    kernel.onOutput = (message) => {
      const number = numbers.get(message.parentId);
      if (number !== undefined) collector.receive(message, number);
    };
    try {
      for (const [index, source] of sources.entries()) {
        const { id, reply } = kernel.execute(source);
        numbers.set(id, index);
        await reply;
      }
      // Deno can publish a result after it has said that it is idle.
      await sleep(LATE_MS);
      await kernel.request("kernel_info_request", {}).reply;
      return sources.map((_, index) => outcomeOf(collector.of(index)));
    } finally {
      kernel.kill();
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
