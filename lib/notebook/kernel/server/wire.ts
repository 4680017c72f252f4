/** What a kernel's main thread and the thread that serves its sockets tell each other. */

/** A socket of the Jupyter messaging protocol, the heartbeat's excepted. */
export type Channel = "shell" | "control" | "stdin" | "iopub";

/** The four signed parts of a message as JSON: header, parent header, metadata, content. */
export type Parts = readonly [header: string, parent: string, metadata: string, content: string];

/** A message and the routing prefix of the client that it comes from or goes to; `[]` on iopub. */
export interface Routed {
  readonly channel: Channel;
  readonly identity: readonly Uint8Array[];
  readonly parts: Parts;
}

export type ToThread =
  | ({ readonly kind: "send" } & Routed)
  /** Asks for a "drained" once every request that has arrived by now is forwarded. */
  | { readonly kind: "drain" }
  /** The process ends: asks to note in the shared memory that all messages before this one are with ZeroMQ. */
  | { readonly kind: "end" };

export type FromThread =
  | ({ readonly kind: "request" } & Routed)
  | { readonly kind: "drained" }
  | { readonly kind: "interrupt"; readonly number: number }
  | { readonly kind: "shutdown" }
  /** The sockets could not be bound. */
  | { readonly kind: "failed"; readonly reason: string };

/** What the thread is given when it starts. */
export interface ThreadData {
  readonly connectionFile: string;
  /** Temporary folder of a kernel whose runner holds file descriptor 3; undefined for one that Jupyter started. */
  readonly runnerFolder: string | undefined;
  readonly shared: SharedArrayBuffer;
}

/** Places in the memory that both threads share, as 32-bit integers. */
export const SHARED = {
  /** Number of the last interrupt that the main thread has handled. */
  acknowledged: 0,
  /** Number of the last interrupt for which execution on the main thread was terminated. */
  terminated: 1,
  /** What the main thread does, a {@link PHASE}. */
  phase: 2,
  /** Until when a SIGINT is taken for one that the thread itself has sent, by {@link clock}. */
  ownSignalUntil: 3,
  /** 1 once an "end" was handled. */
  ended: 4,
} as const;

export const SHARED_BYTES = 4 * Object.keys(SHARED).length;

/** What the main thread does, as far as an interrupt needs to know. */
export const PHASE = {
  /** Nothing, or code of cells. */
  free: 0,
  /** The kernel's own work, such as compiling, which must not be torn apart. */
  kernel: 1,
  /** Code of a cell under vm's breakOnSigint: SIGINT becomes an exception there. */
  guarded: 2,
} as const;

/** Milliseconds of a clock that both threads have, as 31 bits. */
export function clock(): number {
  return Date.now() & 0x7fffffff;
}
