import type { Executor } from "../executor/cell-executor.js";

/** The parts of tslab 1.0.22 that are wrapped, as far as they are used; test/deps/tslab.test.ts pins them. */

export interface ExecuteRequest {
  readonly code: string;
}

/** What a front end asks about code; the place is 0-based. */
export interface CodeRequest {
  readonly code: string;
  readonly cursor_pos: number;
}

/** Sends a display message, or one that replaces an earlier one. */
export type WriteDisplay = (
  content: {
    readonly data: object;
    readonly metadata: { readonly [key: string]: unknown };
    readonly transient: object;
  },
  update: boolean,
) => void;

export interface Handler {
  readonly executor: Executor;
  handleIsComplete(request: ExecuteRequest): { readonly status: string };
  handleInspect(request: CodeRequest): object;
  handleComplete(request: CodeRequest): object;
  close(): void;
}

export interface JupyterModule {
  /** Called with the handler and the connection file's path; then its `init` is. */
  ZmqServer: unknown;
  readonly JupyterHandlerImpl: { readonly prototype: Handler };
  /** What tslab displays with. */
  lastWriteDisplayData: WriteDisplay | null;
}
