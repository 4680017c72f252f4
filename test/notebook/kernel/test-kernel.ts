import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ErrorOutput, Output } from "../../../lib/notebook/ipynb/notebook.js";
import { type Kernel, startKernel } from "../../../lib/notebook/kernel/kernel.js";
import type { Message } from "../../../lib/notebook/kernel/message.js";
import { OutputCollector } from "../../../lib/notebook/run/collect-outputs.js";

/** What became of a cell. */
export interface CellResult {
  readonly outputs: readonly Output[];
  /** Its first error, and the line that the kernel gave with it. */
  readonly error?: ErrorOutput;
  readonly line?: number;
  readonly reply: Message;
  readonly number: number;
}

/** A real kernel that many tests can share. */
export class TestKernel {
  readonly kernel: Kernel;
  readonly folder: string;
  readonly #collector = new OutputCollector();
  readonly #numbers = new Map<string, number>();

  constructor(kernel: Kernel, folder: string) {
    this.kernel = kernel;
    this.folder = folder;
    kernel.onOutput = (message) => {
      const number = this.#numbers.get(message.parentId);
      if (number !== undefined) this.#collector.receive(message, number);
    };
  }

  /** Starts a kernel in a temporary folder with the given files. */
  static async start(files: { readonly [name: string]: string } = {}): Promise<TestKernel> {
    const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-cells-"));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    return new TestKernel((await startKernel(folder)).kernel, folder);
  }

  /** Runs a cell and waits for all that it gives. */
  async run(source: string): Promise<CellResult> {
    const { id, reply } = this.kernel.execute(source);
    const number = this.#numbers.size + 1;
    this.#numbers.set(id, number);
    const answer = await reply;
    const outputs = this.#collector.of(number);
    const failed = this.#collector.errors.find(({ cell }) => cell === number);
    return {
      outputs,
      reply: answer,
      number: answer.content.execution_count as number,
      ...(failed ? { error: failed.output } : {}),
      ...(failed?.line === undefined ? {} : { line: failed.line }),
    };
  }

  async stop(): Promise<void> {
    await this.kernel.shutdown();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
