import { setTimeout as sleep } from "node:timers/promises";
import type { Dealer, Subscriber } from "zeromq";
import { withDeadline } from "../../platform/deadline.js";
import { UserError } from "../../platform/user-error.js";
import type { CellOptions } from "./compiler/options.js";
import type { CompiledCell } from "./executor/compiled-cell.js";
import {
  type KernelEnd,
  type KernelOptions,
  type KernelProcess,
  startKernelProcess,
} from "./kernel-process.js";
import { decodeMessage, encodeRequest, type Message } from "./message.js";

/** How long the first attempt to start may take, the second and the third: one that hangs is given up soon, a slow machine gets its time. */
const START_SECONDS = [15, 30, 60];
const ASK_AGAIN_MS = 50;
const SHUTDOWN_SECONDS = 1;
/** Milliseconds without a message after which what a dead kernel had sent is taken to have arrived. */
const QUIET_MS = 50;

/** The kernel's process ended while something was asked of it. */
export class KernelDied extends Error {
  readonly end: KernelEnd;

  constructor(end: KernelEnd) {
    super(end.signal ? `killed by ${end.signal}` : `ended with status ${end.status}`);
    this.end = end;
  }
}

interface Pending {
  reply?: Message;
  idle: boolean;
  resolve(reply: Message): void;
}

/** A tslab kernel and the connection to it. */
export class Kernel {
  readonly process: KernelProcess;
  /** Receives every output message; its `parentId` says which execution it belongs to. */
  onOutput: (message: Message) => void = () => {};
  readonly #shell: Dealer;
  readonly #control: Dealer;
  readonly #iopub: Subscriber;
  readonly #key: string;
  readonly #pending = new Map<string, Pending>();
  readonly #died: Promise<never>;
  #sending: Promise<void> = Promise.resolve();
  #received = 0;
  #closed = false;
  #ended = false;

  constructor(process: KernelProcess, zmq: typeof import("zeromq")) {
    const { connection } = process;
    this.process = process;
    this.#key = connection.key;
    const address = (port: number) => `${connection.transport}://${connection.ip}:${port}`;
    const options = { linger: 0, reconnectInterval: 20 };
    this.#shell = new zmq.Dealer(options);
    this.#control = new zmq.Dealer(options);
    // 0 is no limit: by default a socket drops what its reader is too slow for.
    this.#iopub = new zmq.Subscriber({ ...options, receiveHighWaterMark: 0 });
    this.#iopub.subscribe();
    this.#iopub.connect(address(connection.iopub_port));
    this.#shell.connect(address(connection.shell_port));
    this.#control.connect(address(connection.control_port));
    void this.#read(this.#shell);
    void this.#read(this.#iopub);
    this.#died = process.ended.then(async (end) => {
      this.#ended = true;
      await this.#quiet();
      throw new KernelDied(end);
    });
    // A kernel that dies while nothing is asked of it must not end this process.
    this.#died.catch(() => {});
  }

  /** Has its process ended? */
  get hasEnded(): boolean {
    return this.#ended;
  }

  async #read(socket: Dealer | Subscriber): Promise<void> {
    try {
      for await (const frames of socket) {
        this.#received += 1;
        const message = decodeMessage(frames, this.#key);
        if (message) this.#receive(message);
      }
    } catch (error) {
      // A socket that is closed while messages wait in it gives them no more, but an error.
      if (!this.#closed) throw error;
    }
  }

  /** Waits for the end of what the kernel has sent. */
  async #quiet(): Promise<void> {
    for (let before = -1; before !== this.#received && !this.#closed; ) {
      before = this.#received;
      await sleep(QUIET_MS);
    }
  }

  #receive(message: Message): void {
    const pending = this.#pending.get(message.parentId);
    if (message.type === "status") {
      if (pending && message.content.execution_state === "idle") pending.idle = true;
    } else if (message.type.endsWith("_reply")) {
      if (pending) pending.reply = message;
    } else if (message.type !== "execute_input") {
      // That one tells other front ends what has been sent.
      this.onOutput(message);
    }
    if (pending?.idle && pending.reply) {
      this.#pending.delete(message.parentId);
      pending.resolve(pending.reply);
    }
  }

  /** Sends a request to the shell; its promise resolves when both its reply and its `idle` status have come. */
  request(type: string, content: object, metadata: object = {}): { id: string; reply: Promise<Message> } {
    const { id, frames } = encodeRequest(type, content, { key: this.#key, session: "claimbook", metadata });
    const answered = new Promise<Message>((resolve) => this.#pending.set(id, { idle: false, resolve }));
    const reply = Promise.race([this.#send(this.#shell, frames).then(() => answered), this.#died]);
    // Nor must a request whose answer nobody awaits.
    reply.catch(() => {});
    return { id, reply };
  }

  /**
   * Sends a message once those before it are sent: a socket takes one at a time. What is not sent because the socket is closed, or is
   * being closed, has no answer but that the kernel died.
   */
  #send(socket: Dealer, frames: Parameters<Dealer["send"]>[0]): Promise<void> {
    const sent = this.#sending.then(() => (this.#closed ? undefined : socket.send(frames)));
    this.#sending = sent.catch(() => {});
    return this.#sending;
  }

  /**
   * Sends a cell; the reply comes when all its outputs have.
   * @param how.compiled what the kernel need not compile itself
   * @param how.options how it is to compile
   * @param how.stopOnError aborts the cells that have been sent after it when it fails, default true
   * @throws KernelDied through the promise
   */
  execute(
    code: string,
    {
      stopOnError = true,
      ...how
    }: {
      readonly compiled?: CompiledCell | undefined;
      readonly options?: CellOptions | undefined;
      readonly stopOnError?: boolean;
    } = {},
  ): { id: string; reply: Promise<Message> } {
    const content = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: stopOnError,
    };
    return this.request("execute_request", content, { claimbook: how });
  }

  /**
   * Waits for what cells have left running, such as timers and connections, until one of them fails.
   * @param seconds longest wait
   * @returns through `reply`: what still runs, such as `["1 timer"]`
   * @throws KernelDied through the promise
   */
  settle(seconds: number): { id: string; reply: Promise<readonly string[]> } {
    const { id, reply } = this.request("claimbook_settle_request", { seconds });
    const left = reply.then(({ content }) => content.left as readonly string[]);
    left.catch(() => {});
    return { id, reply: left };
  }

  /**
   * Forgets the variables and types of all cells; the next cell is the first again.
   * @throws KernelDied
   */
  async reset(): Promise<void> {
    await this.request("claimbook_reset_request", {}).reply;
  }

  /** Asks the kernel to end, and ends it when it does not. */
  async shutdown(): Promise<void> {
    if (this.#closed) return;
    const { frames } = encodeRequest(
      "shutdown_request",
      { restart: false },
      { key: this.#key, session: "claimbook" },
    );
    void this.#send(this.#control, frames);
    await Promise.race([this.process.ended, sleep(SHUTDOWN_SECONDS * 1000, undefined, { ref: false })]);
    this.kill();
    await this.process.ended;
  }

  kill(): void {
    this.process.kill();
    if (this.#closed) return;
    this.#closed = true;
    for (const socket of [this.#shell, this.#control, this.#iopub]) socket.close();
  }
}

/** Waits until the kernel answers and what it publishes arrives: a subscription takes effect some time after it was made. */
async function handshake(kernel: Kernel, signal: AbortSignal): Promise<Message> {
  for (;;) {
    // A request whose `idle` status was published before the subscription took effect is never complete: ask again.
    const { reply } = kernel.request("kernel_info_request", {});
    const info = await Promise.race([reply, sleep(ASK_AGAIN_MS, undefined, { signal })]);
    if (info) return info;
  }
}

export interface StartedKernel {
  readonly kernel: Kernel;
  /** What the kernel says of its language. */
  readonly languageInfo: object;
}

/**
 * A kernel that is ready for cells. A start that fails, such as one whose ports another program took meanwhile, is
 * repeated.
 * @param cwd folder in which the cells run
 * @param signal ends the start, not the kernel
 * @throws UserError when no attempt succeeds
 */
export async function startKernel(
  cwd: string,
  { signal, ...options }: KernelOptions & { readonly signal?: AbortSignal } = {},
): Promise<StartedKernel> {
  let reason = "";
  for (const seconds of START_SECONDS) {
    signal?.throwIfAborted();
    const process = await startKernelProcess(cwd, options);
    // Loaded while the process starts.
    const kernel = new Kernel(process, await import("zeromq"));
    try {
      const info = await withDeadline({ ms: seconds * 1000, signal }, (deadline) =>
        handshake(kernel, deadline),
      );
      return { kernel, languageInfo: info.content.language_info as object };
    } catch (error) {
      kernel.kill();
      if (signal?.aborted) throw signal.reason;
      reason = error instanceof KernelDied ? error.end.lastWords.trim() || error.message : "no answer";
    }
  }
  throw new UserError(
    `tslab's kernel does not start in ${cwd} (${reason}); reinstall with "npm ci" and try again`,
  );
}
