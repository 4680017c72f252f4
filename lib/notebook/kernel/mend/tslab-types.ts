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
  handleKernel(): { readonly language_info: object };
  handleIsComplete(request: ExecuteRequest): object;
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
