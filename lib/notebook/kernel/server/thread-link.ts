import { writeSync } from "node:fs";
import vm from "node:vm";
import { Worker } from "node:worker_threads";
import {
  clock,
  type FromThread,
  PHASE,
  SHARED,
  SHARED_BYTES,
  type ThreadData,
  type ToThread,
} from "./wire.js";

/** Milliseconds for what a kernel has said to reach ZeroMQ when its process ends. */
const END_MS = 2000;

/** The main thread's end of the thread that serves the sockets. */
export class ThreadLink {
  readonly #worker: Worker;
  readonly #memory = new Int32Array(new SharedArrayBuffer(SHARED_BYTES));
  readonly #early: FromThread[] = [];
  #receive: ((message: FromThread) => void) | undefined;

  /** Starts the thread, which takes requests from then on; they wait until {@link listen} is called. */
  constructor(data: Omit<ThreadData, "shared">) {
    // An interrupt must not tear apart what the kernel loads.
    this.#enter(PHASE.kernel);
    const workerData: ThreadData = { ...data, shared: this.#memory.buffer as SharedArrayBuffer };
    // What steers this process, such as the preload, is not meant for the thread.
    this.#worker = new Worker(new URL("./server-thread.cjs", import.meta.url), { workerData, execArgv: [] });
    this.#worker.on("message", (message: FromThread) => {
      if (this.#receive) this.#receive(message);
      else this.#early.push(message);
    });
    // Nobody would hear of what this process does from now on, and whoever waits for a reply would do so for long.
    this.#worker.on("error", ({ message }) => {
      try {
        writeSync(2, `FATAL ERROR: the thread of the kernel's sockets ended: ${message}\n`);
      } catch {
        // Whoever started this kernel is gone as well.
      }
      process.exit(1);
    });
    process.on("exit", () => this.#end());
    this.#watchGuards();
  }

  listen(receive: (message: FromThread) => void): void {
    this.#receive = receive;
    this.#enter(PHASE.free);
    for (const message of this.#early.splice(0)) receive(message);
  }

  send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  /** Number of the last interrupt for which execution was terminated, 0 before the first. */
  get terminated(): number {
    return Atomics.load(this.#memory, SHARED.terminated);
  }

  /** Notes that an interrupt is handled. */
  acknowledge(number: number): void {
    Atomics.store(this.#memory, SHARED.acknowledged, number);
  }

  /** Whether a SIGINT that comes now is one by which the thread tried to wake this one, and is taken note of already. */
  isOwnSignal(): boolean {
    return clock() < Atomics.load(this.#memory, SHARED.ownSignalUntil);
  }

  /** Does the kernel's own work, which an interrupt leaves alone until code of a cell begins. */
  work(task: () => void): void {
    this.#enter(PHASE.kernel);
    try {
      task();
    } finally {
      this.#enter(PHASE.free);
    }
  }

  /** Notes that code of a cell begins. */
  beginCode(): void {
    Atomics.compareExchange(this.#memory, SHARED.phase, PHASE.kernel, PHASE.free);
  }

  #enter(phase: number): number {
    return Atomics.exchange(this.#memory, SHARED.phase, phase);
  }

  /** Notes when code runs of which SIGINT ends no more than that code. */
  #watchGuards(): void {
    const { runInThisContext } = vm.Script.prototype;
    const guarded = (run: () => unknown): unknown => {
      const before = this.#enter(PHASE.guarded);
      try {
        return run();
      } finally {
        this.#enter(before);
      }
    };
    vm.Script.prototype.runInThisContext = function (options) {
      if (!options?.breakOnSigint) return runInThisContext.call(this, options);
      return guarded(() => runInThisContext.call(this, options));
    };
  }

  #end(): void {
    this.send({ kind: "end" });
    Atomics.wait(this.#memory, SHARED.ended, 0, END_MS);
  }
}
