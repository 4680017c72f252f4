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

export interface Message {
  readonly metadata: { readonly claimbook?: { readonly compiled?: unknown; readonly options?: unknown } };
  readonly content: ExecuteRequest;
  createReply(): Reply;
}

export interface Reply {
  header: { msg_type: string };
  metadata: object;
  content: object;
  signAndSend(key: string, socket: unknown): void;
}

export interface ServerSocket {
  sendHighWaterMark?: number;
  sendTimeout?: number;
  bindSync(address: string): void;
}

export interface Server {
  readonly connInfo: { readonly key: string; readonly transport: string; readonly ip: string };
  readonly iopub: unknown;
  init(): Promise<void>;
  bindSocket(socket: ServerSocket, port: number): Promise<void>;
  handleShellMessage(socket: unknown, ...frames: Buffer[]): Promise<void>;
  handleExecute(socket: unknown, message: Message): Promise<void>;
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
  readonly execCount: number;
  readonly executor: Executor;
  handleKernel(): { readonly language_info: object };
  handleExecute(request: ExecuteRequest, ...writers: unknown[]): Promise<{ readonly status: string }>;
  handleExecuteImpl(
    request: ExecuteRequest,
    writeStream: unknown,
    writeDisplay: WriteDisplay,
  ): Promise<unknown>;
  handleInspect(request: CodeRequest): object;
  handleComplete(request: CodeRequest): object;
}

export interface JupyterModule {
  readonly ZmqServer: { readonly prototype: Server };
  readonly JupyterHandlerImpl: { readonly prototype: Handler };
}
