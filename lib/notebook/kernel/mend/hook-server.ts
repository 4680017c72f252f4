import { writeSync } from "node:fs";
import { inspect } from "node:util";
import type { JsonObject, MimeBundle } from "../../ipynb/notebook.js";
import { UNDRAWN_FIGURE } from "../../show/figure-mime.js";
import type { CellOptions } from "../compiler/options.js";
import { notebookOptions } from "../executor/notebook-options.js";
import { DELIMITER, isSigned } from "../signature.js";
import type { CompiledCell } from "./compiled-cell.js";
import { describeError } from "./describe-error.js";
import { hookInspection } from "./hook-inspection.js";
import type { CellError, Session } from "./session.js";
import { stackFrames } from "./stack-frames.js";
import type { ExecuteRequest, JupyterModule, Message, Server, WriteDisplay } from "./tslab-types.js";

/** The messages that tslab answers. */
const ANSWERED: ReadonlySet<string> = new Set([
  "kernel_info_request",
  "execute_request",
  "is_complete_request",
  "inspect_request",
  "complete_request",
  "comm_info_request",
  "shutdown_request",
]);

/** Sends a message about an execution to every front end. */
function publish(
  server: Server,
  message: Message,
  type: string,
  content: object,
  metadata: object = {},
): void {
  const reply = message.createReply();
  reply.header.msg_type = type;
  reply.content = content;
  reply.metadata = metadata;
  reply.signAndSend(server.connInfo.key, server.iopub);
}

function publishError(server: Server, message: Message, error: CellError): void {
  const { ename, evalue, traceback, line } = error;
  // The line is not in the content, which front ends save in the notebook as it is.
  publish(
    server,
    message,
    "error",
    { ename, evalue, traceback },
    line === undefined ? {} : { claimbook: { line } },
  );
}

/** Errors that no statement of a cell threw: they belong to the cell in their stack, else to the last one. */
function takeOverProcessErrors(session: Session): void {
  const report = (note: string) => (reason: unknown) => {
    const cell = stackFrames(reason, session).find((frame) => frame.cell !== undefined)?.cell;
    const run = session.runs.get(cell ?? 0) ?? session.last;
    if (run) session.fail(run, describeError(reason, run, session, { note }));
    else process.stderr.write(`${inspect(reason)}\n`);
  };
  // tslab only prints these.
  process.removeAllListeners("unhandledRejection");
  process.removeAllListeners("uncaughtException");
  process.on("unhandledRejection", report("a promise was rejected and nothing awaits it"));
  process.on("uncaughtException", report("thrown in a callback"));
}

/** The type of a signed message. */
function messageType(frames: readonly Buffer[]): string {
  const header = frames[frames.findIndex((frame) => frame.equals(Buffer.from(DELIMITER))) + 2];
  return String((JSON.parse(String(header)) as { msg_type?: unknown }).msg_type);
}

function hookSockets(proto: Server, session: Session): void {
  const { init, handleShellMessage } = proto;
  proto.init = async function (this: Server) {
    takeOverProcessErrors(session);
    try {
      await init.call(this);
    } catch (error) {
      // A kernel without its ports is of no use to anyone, and tslab would stay.
      writeSync(2, `the kernel cannot start: ${(error as Error).message}\n`);
      process.exit(1);
    }
  };
  proto.bindSocket = async function (this: Server, socket, port) {
    if (socket === this.iopub) {
      // By default what a cell prints after some hundred messages in a row is lost, and the end of the cell with it:
      // the queue has no limit then, and each message enters it at once.
      socket.sendHighWaterMark = 0;
      socket.sendTimeout = 0;
    }
    // tslab has it bound on another thread. It can miss who connects just then, and hears nothing of anyone ever after.
    const { transport, ip } = this.connInfo;
    socket.bindSync(`${transport}://${ip}:${port}`);
  };
  proto.handleShellMessage = async function (socket, ...frames) {
    // tslab parses before it verifies, and prints the expected signature of a message with a wrong one.
    if (!isSigned(this.connInfo.key, frames)) return;
    // What it does not know, such as the messages of widgets, it would complain of in the outputs of the last cell.
    if (!ANSWERED.has(messageType(frames))) return;
    await handleShellMessage.call(this, socket, ...frames);
  };
}

/** An undrawn figure says on which line it was shown, for the error when it cannot be drawn. */
function withLine(write: WriteDisplay, session: Session): WriteDisplay {
  return (content, update) => {
    const line = session.current?.line;
    if (!(UNDRAWN_FIGURE in content.data) || line === undefined) return write(content, update);
    const claimbook = { ...(content.metadata.claimbook as object | undefined), line };
    return write({ ...content, metadata: { ...content.metadata, claimbook } }, update);
  };
}

/** Has failed cells publish an `error` message, and their replies carry name, value and traceback. */
export function hookServer(
  module: JupyterModule,
  session: Session,
  typescriptVersion: string | undefined,
): void {
  const server = module.ZmqServer?.prototype;
  const handler = module.JupyterHandlerImpl?.prototype;
  const needed = [
    server?.init,
    server?.bindSocket,
    server?.handleShellMessage,
    server?.handleExecute,
    handler?.handleKernel,
    handler?.handleExecute,
    handler?.handleExecuteImpl,
    handler?.handleInspect,
    handler?.handleComplete,
  ];
  if (needed.some((method) => typeof method !== "function")) return;

  hookSockets(server, session);
  hookInspection(handler);
  const executions = new WeakMap<
    ExecuteRequest,
    {
      readonly compiled: CompiledCell | undefined;
      readonly options: CellOptions;
      readonly begin: (number: number) => void;
      readonly show: (number: number, data: MimeBundle, metadata: JsonObject) => void;
      readonly publish: (error: CellError) => void;
    }
  >();
  const failures = new WeakMap<ExecuteRequest, CellError>();

  const serverExecute = server.handleExecute;
  server.handleExecute = function (socket, message) {
    const { content, metadata } = message;
    executions.set(content, {
      compiled: metadata.claimbook?.compiled as CompiledCell | undefined,
      options: (metadata.claimbook?.options ?? notebookOptions()) as CellOptions,
      // Without this message nbconvert leaves cells without numbers.
      begin: (execution_count) =>
        publish(this, message, "execute_input", { code: content.code, execution_count }),
      show: (execution_count, data, metadata) =>
        publish(this, message, "execute_result", { execution_count, data, metadata }),
      publish: (error) => {
        failures.set(content, error);
        publishError(this, message, error);
      },
    });
    return serverExecute.call(this, socket, message);
  };

  const { handleKernel, handleExecute, handleExecuteImpl } = handler;
  handler.handleExecuteImpl = async function (request, writeStream, writeDisplay) {
    const execution = executions.get(request);
    if (execution) {
      const { begin, publish, show, compiled, options } = execution;
      const number = this.execCount + 1;
      begin(number);
      session.begin({
        ...{ number, source: request.code, publish, compiled, options },
        show: (data, metadata) => show(number, data, metadata),
      });
    }
    try {
      return await handleExecuteImpl.call(this, request, writeStream, withLine(writeDisplay, session));
    } finally {
      session.current = undefined;
    }
  };
  handler.handleExecute = async function (request, ...writers) {
    const content = await handleExecute.call(this, request, ...writers);
    const error = failures.get(request);
    if (!error || content.status !== "error") return content;
    const { ename, evalue, traceback } = error;
    return { ...content, ename, evalue, traceback };
  };
  handler.handleKernel = function () {
    const info = handleKernel.call(this);
    if (!typescriptVersion) return info;
    return { ...info, language_info: { ...info.language_info, version: typescriptVersion } };
  };
}
