import { Session } from "node:inspector";
import { clock, PHASE, SHARED } from "./wire.js";

/** Milliseconds that a main thread which is not busy needs at most to handle an interrupt. */
const ANSWER_MS = 100;
/** Looks after which a main thread that does not answer is taken to wait for a child process. */
const STUCK_LOOKS = 10;
/** Looks after which it is given up. */
const MAX_LOOKS = 100;
/** Milliseconds that a SIGINT of this thread may take to arrive: on a busy machine one to the group comes after the call that it ends. */
const LATE_SIGNAL_MS = 500;
const LATE_GROUP_SIGNAL_MS = 5000;
/** Windows has no signals: a SIGINT would end the process. */
const SIGNALS = process.platform !== "win32";

/**
 * Interrupts the main thread from another one. One that does not answer is busy, perhaps for ever: what runs there is
 * then stopped, by SIGINT where `vm` makes an exception of it, else by V8, which unwinds every call and empties the
 * queue of microtasks.
 */
export class Interrupter {
  readonly #shared: Int32Array;
  readonly #tell: (number: number) => void;
  #number = 0;

  /** @param tell tells the main thread of an interrupt, for what it awaits */
  constructor(shared: Int32Array, tell: (number: number) => void) {
    this.#shared = shared;
    this.#tell = tell;
  }

  interrupt(): void {
    this.#number += 1;
    this.#tell(this.#number);
    const guarded = this.#phase === PHASE.guarded;
    if (guarded) this.#signal(process.pid);
    this.#insist(this.#number, { looks: 0, signalled: guarded });
  }

  get #phase(): number {
    return Atomics.load(this.#shared, SHARED.phase);
  }

  #insist(number: number, { looks, signalled }: { looks: number; signalled: boolean }): void {
    setTimeout(() => {
      if (Atomics.load(this.#shared, SHARED.acknowledged) >= number || looks >= MAX_LOOKS) return;
      const phase = this.#phase;
      if (phase !== PHASE.kernel) {
        // V8 cannot stop a call that waits for a child process; the process group holds that child, as in ipykernel.
        if (looks % STUCK_LOOKS === STUCK_LOOKS - 1) this.#signal(-process.pid);
        if (phase !== PHASE.guarded || !SIGNALS) this.#terminate(number);
        else if (!signalled) this.#signal(process.pid);
      }
      this.#insist(number, { looks: looks + 1, signalled: signalled || phase === PHASE.guarded });
    }, ANSWER_MS);
  }

  #terminate(number: number): void {
    Atomics.store(this.#shared, SHARED.terminated, number);
    // One session for each: a process with an open one would wait for its end.
    const inspector = new Session();
    inspector.connectToMainThread();
    inspector.post("Runtime.terminateExecution", () => inspector.disconnect());
  }

  #signal(pid: number): void {
    if (!SIGNALS) return;
    const late = pid < 0 ? LATE_GROUP_SIGNAL_MS : LATE_SIGNAL_MS;
    Atomics.store(this.#shared, SHARED.ownSignalUntil, clock() + late);
    try {
      process.kill(pid, "SIGINT");
    } catch {
      // The kernel leads no process group.
    }
  }
}
