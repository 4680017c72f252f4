import type { Executor } from "../executor/cell-executor.js";

// tslab 1.0.22 publishes these types below dist/, in modules of its own; test/deps/tslab.test.ts pins what is wrapped. Not published are the names of
// the protocol's messages, taken here from the signatures, the handler's executor, which is private, and metadata that are not text.

type Published = typeof import("tslab/dist/jupyter.js");
type Impl = Published["JupyterHandlerImpl"]["prototype"];

/** tslab's handler, with the executor that this kernel gives it. */
export type Handler = Pick<Impl, keyof Impl> & { readonly executor: Executor };

/** What a front end asks about code; the cursor is 0-based, in characters. */
export type CodeRequest = Parameters<Handler["handleInspect"]>[0];

type DisplayData = Parameters<Published["lastWriteDisplayData"]>[0];

/** Sends a display message, or one that replaces an earlier one. */
export type WriteDisplay = (
  content: Omit<DisplayData, "metadata"> & { readonly metadata: { readonly [key: string]: unknown } },
  update: boolean,
) => void;

/** The module whose server and handler are replaced. */
export type JupyterModule = Pick<Published, "lastWriteDisplayData"> & {
  /** Called with the handler and the connection file's path; then its `init` is. */
  ZmqServer: new (
    handler: Handler,
    configPath: string,
  ) => Pick<Published["ZmqServer"]["prototype"], "init">;
  readonly JupyterHandlerImpl: { readonly prototype: Handler };
};
