import type { QuickInfo } from "./inspect-text.js";

/** The parts of tslab 1.0.22 that are wrapped, as far as they are used; test/deps/tslab.test.ts pins them. */

/** 0-based place in a cell. */
export interface Diagnostic {
  readonly start: { readonly line: number; readonly character: number };
  readonly messageText: string;
  readonly code: number;
  readonly fileName?: string;
}

/** A converted cell; what tslab itself does with it is not looked at. */
export interface Conversion {
  readonly diagnostics: readonly Diagnostic[];
  /** The declarations of all cells so far; undefined when the cell does not compile. */
  readonly declOutput?: string;
}

export interface Converter {
  convert(prevDecl: string, src: string): Conversion;
  addModule(name: string, src: string, meta: unknown): readonly Diagnostic[];
  inspect(prevDecl: string, src: string, position: number): unknown;
  complete(prevDecl: string, src: string, position: number): unknown;
  close(): void;
}

export interface ConverterModule {
  createConverter(options: object): Converter;
  isCompleteCode(src: string): unknown;
}

export interface ConverterSet {
  readonly node: Converter;
  readonly browser: Converter;
  close(): void;
}

export interface Printer {
  log(...args: unknown[]): void;
  error(...args: unknown[]): void;
}

export interface Executor {
  execute(source: string): Promise<boolean>;
  inspect(source: string, position: number): QuickInfo | undefined;
}

export interface ExecutorModule {
  createExecutor(cwd: string, converters: ConverterSet, printer: Printer): Executor;
}

export interface ExecuteRequest {
  readonly code: string;
}

/** What a front end asks about code; the place is 0-based. */
export interface CodeRequest {
  readonly code: string;
  readonly cursor_pos: number;
}

export interface Message {
  readonly metadata: { readonly claimbook?: { readonly compiled?: unknown } };
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
