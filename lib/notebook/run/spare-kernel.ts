import { type StartedKernel, startKernel } from "../kernel/kernel.js";

/**
 * Starts the kernel of the next notebook while those before it run: one ahead of those that are used, so that nobody waits for
 * a kernel and no more than one is idle.
 */
export class SpareKernel {
  readonly #signal: AbortSignal | undefined;
  #spare: { readonly cwd: string; readonly started: Promise<StartedKernel> } | undefined;

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  #start(cwd: string): Promise<StartedKernel> {
    return startKernel(cwd, { assisted: true, ...(this.#signal && { signal: this.#signal }) });
  }

  /** A kernel for cells in a folder. @throws as `startKernel`, through the promise */
  async take(cwd: string): Promise<StartedKernel> {
    const spare = this.#spare;
    if (spare?.cwd !== cwd) return this.#start(cwd);
    this.#spare = undefined;
    // What went wrong ahead of time may go well now.
    const ready = await spare.started.catch(() => undefined);
    return ready && !ready.kernel.hasEnded ? ready : this.#start(cwd);
  }

  /** Starts a kernel for cells in a folder unless one is ready or on its way. */
  prepare(cwd: string): void {
    if (this.#spare) return;
    const started = this.#start(cwd);
    started.catch(() => {});
    this.#spare = { cwd, started };
  }

  /** Ends the kernel that nobody took. */
  async close(): Promise<void> {
    const spare = this.#spare;
    this.#spare = undefined;
    const ready = await spare?.started.catch(() => undefined);
    ready?.kernel.kill();
  }
}
