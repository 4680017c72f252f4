import { setTimeout as sleep } from "node:timers/promises";
import type { CodeCell } from "../../../lib/notebook/ipynb/notebook.js";
import { injectParameters } from "../../../lib/notebook/ipynb/parameters.js";
import { type Kernel, startKernel } from "../../../lib/notebook/kernel/kernel.js";
import { OutputCollector } from "../../../lib/notebook/run/collect-outputs.js";
import type { CellCase } from "../notation.js";
import { notebookOfCase } from "./case-notebook.js";
import { type CellOutcome, outcomeOf } from "./outcome.js";
import { resetKernel } from "./reset-kernel.js";
import { type CaseRunner, RUNNERS, type Way } from "./way.js";

/** Milliseconds after which a cell that was turned away behind a failed one is sent again. */
const AGAIN_MS = 50;

/** Sends the cells one after the other, whatever becomes of them, as a reader who runs cell by cell. */
async function runCells(kernel: Kernel, cells: readonly CodeCell[]): Promise<OutputCollector> {
  const collector = new OutputCollector();
  const numbers = new Map<string, number>();
  kernel.onOutput = (message) => {
    const number = numbers.get(message.parentId);
    if (number !== undefined) collector.receive(message, number);
  };
  for (const [index, { source }] of cells.entries()) {
    for (;;) {
      const { id, reply } = kernel.execute(source);
      numbers.set(id, index + 1);
      if ((await reply).content.status !== "abort") break;
      await sleep(AGAIN_MS);
    }
  }
  return collector;
}

class ProtocolRunner implements CaseRunner {
  readonly #folder: string;
  #kernel: Kernel | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async run(one: CellCase): Promise<readonly CellOutcome[]> {
    if (this.#kernel && !(await resetKernel(this.#kernel))) await this.close();
    this.#kernel ??= (await startKernel(this.#folder)).kernel;
    const { cells } = injectParameters(notebookOfCase(one), one.params ?? {});
    const code = cells.filter((cell) => cell.cell_type === "code");
    const collector = await runCells(this.#kernel, code);
    return code.flatMap(({ metadata }, index) => {
      if (JSON.stringify(metadata).includes("injected-parameters")) return [];
      const line = collector.errors.find(({ cell }) => cell === index + 1)?.line;
      return [outcomeOf(collector.of(index + 1), { line })];
    });
  }

  async close(): Promise<void> {
    this.#kernel?.kill();
    this.#kernel = undefined;
  }
}

/** The kernel over Jupyter's protocol, one cell after the other. */
export const PROTOCOL: Way = {
  name: "the kernel over Jupyter's protocol",
  hasLines: true,
  seesMetadata: false,
  jobs: RUNNERS,
  open: async (folder) => new ProtocolRunner(folder),
};
