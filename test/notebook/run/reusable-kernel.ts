import { type StartedKernel, startKernel } from "../../../lib/notebook/kernel/kernel.js";
import { resetKernel } from "../../cells/ways/reset-kernel.js";

/** A kernel that goes from one run to the next, each of which finds it as if it were new: only the modules are loaded already. */
export class ReusableKernel {
  readonly #folder: string;
  readonly #isAssisted: boolean;
  #started: StartedKernel | undefined;
  #kill: () => void = () => {};

  /**
   * @param folder in which the cells run
   * @param isAssisted whether workers compile the cells and draw the figures
   */
  constructor(folder: string, { isAssisted }: { readonly isAssisted: boolean }) {
    this.#folder = folder;
    this.#isAssisted = isAssisted;
  }

  /** The kernel for the next run, which does not end it. */
  async take(): Promise<StartedKernel> {
    if (this.#started && !(await resetKernel(this.#started.kernel))) this.end();
    this.#started ??= await this.#start();
    return this.#started;
  }

  async #start(): Promise<StartedKernel> {
    const started = await startKernel(this.#folder, { assisted: this.#isAssisted });
    const { kernel } = started;
    this.#kill = kernel.kill.bind(kernel);
    kernel.kill = () => {};
    kernel.shutdown = async () => {};
    return started;
  }

  end(): void {
    this.#kill();
    this.#started = undefined;
  }
}
