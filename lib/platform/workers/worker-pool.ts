import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { type CacheFault, noteCacheFault } from "../cache/cache-faults.js";
import { UserError } from "../user-error.js";
import { portableEnvironment } from "./portable-environment.js";
import { SMALL_YOUNG_SPACE } from "./young-space.js";

/** What a worker answers to a request. */
export type Reply<Answer> = {
  readonly id: number;
  /** Whether the process wants to answer no further request. */
  readonly last?: boolean;
  /** What was wrong with the cache that the process used. */
  readonly cacheFaults?: readonly CacheFault[];
} & (
  | { readonly answer: Answer }
  | { readonly error: { readonly name: string; readonly message: string; readonly forUser: boolean } }
);

interface AskOptions {
  /** Longest time for the answer, counted from when a process has the request. */
  readonly seconds: number;
  /** Whether somebody waits for it, as things stand; others go first while nobody does. Default yes. */
  readonly isUrgent?: () => boolean;
}

interface Job<Request, Answer> {
  readonly request: Request;
  readonly seconds: number;
  isUrgent(): boolean;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

interface PoolOptions {
  /** The compiled module that the processes run; it calls `answerRequests`. */
  readonly module: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** Most processes at once. */
  readonly size: number;
  /** Whether others go first where processors are scarce, default false. */
  readonly lowPriority?: boolean;
}

function errorOf({ name, message, forUser }: { name: string; message: string; forUser: boolean }): Error {
  return Object.assign(forUser ? new UserError(message) : new Error(message), { name });
}

function stepBack(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system wants to decide itself.
  }
}

/** A worker ended or was ended while it had a request. */
export class WorkerLost extends Error {}

/**
 * Processes that answer requests, each one at a time. They start when they are needed, a further one when all have
 * something to do, and end with this process however it ends.
 */
export class WorkerPool<Request, Answer> {
  readonly #options: PoolOptions;
  readonly #waiting: Job<Request, Answer>[] = [];
  readonly #idle: ChildProcess[] = [];
  readonly #living = new Set<ChildProcess>();
  #count = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * @throws WorkerLost through the promise; Error as the worker reports it
   */
  ask(request: Request, { seconds, isUrgent = () => true }: AskOptions): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new WorkerLost("the run has ended"));
      this.#waiting.push({ request, seconds, isUrgent, resolve, reject });
      this.#next();
    });
  }

  /** Starts the first process, so that it has loaded what it needs when something is asked. */
  prepare(): void {
    if (!this.#closed && this.#living.size === 0) this.#idle.push(this.#start());
  }

  /** Ends the processes; what was asked for is not answered any more. */
  close(): void {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(new WorkerLost("the run has ended"));
    for (const child of this.#living) child.kill("SIGKILL");
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const child = this.#idle.pop() ?? (this.#living.size < this.#options.size ? this.#start() : undefined);
    if (!child) return;
    const first = Math.max(
      0,
      this.#waiting.findIndex((job) => job.isUrgent()),
    );
    const [job] = this.#waiting.splice(first, 1);
    if (job) this.#give(child, job);
  }

  #start(): ChildProcess {
    const { module, args = [], cwd, lowPriority = false } = this.#options;
    const child = fork(module, args, {
      execArgv: [SMALL_YOUNG_SPACE],
      env: portableEnvironment(),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      ...(cwd === undefined ? {} : { cwd }),
    });
    child.setMaxListeners(0);
    if (lowPriority && child.pid !== undefined) stepBack(child.pid);
    this.#living.add(child);
    const leave = () => {
      this.#living.delete(child);
      const at = this.#idle.indexOf(child);
      if (at >= 0) this.#idle.splice(at, 1);
      this.#next();
    };
    child.once("exit", leave);
    // What could not be started has no exit.
    child.on("error", () => child.pid === undefined && leave());
    return child;
  }

  #give(child: ChildProcess, job: Job<Request, Answer>): void {
    const { request, seconds, resolve, reject } = job;
    this.#count += 1;
    const id = this.#count;
    let lastWords = "";
    let reason = "";
    const hear = (text: Buffer) => {
      lastWords = `${lastWords}${text}`.slice(-2000);
    };
    const timer = setTimeout(
      () => {
        reason = `no answer after ${seconds} s`;
        child.kill("SIGKILL");
      },
      Math.min(seconds * 1000, 2 ** 31 - 1),
    );
    const end = () => {
      clearTimeout(timer);
      child.off("message", receive).off("exit", lose).off("error", lose);
      child.stderr?.off("data", hear);
    };
    const receive = (reply: Reply<Answer>) => {
      if (reply.id !== id) return;
      end();
      for (const fault of reply.cacheFaults ?? []) noteCacheFault(fault);
      if (reply.last) child.kill("SIGKILL");
      else this.#idle.push(child);
      if ("answer" in reply) resolve(reply.answer);
      else reject(errorOf(reply.error));
      this.#next();
    };
    const lose = (how: unknown, signal?: unknown) => {
      // That the request could not be sent may be said after the end.
      if (!child.listeners("exit").includes(lose)) return;
      end();
      reject(new WorkerLost(reason || lastWords.trim() || `the process ended (${how ?? signal})`));
    };
    child.on("message", receive).on("exit", lose).on("error", lose);
    child.stderr?.on("data", hear);
    child.send({ id, request }, (error) => {
      if (error) lose(error.message);
    });
  }
}
