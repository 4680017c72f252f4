import { writeSync } from "node:fs";
import { inspect } from "node:util";
import { UNDRAWN_FIGURE } from "../../show/figure-mime.js";
import { noteFrontEnd } from "../../show/front-end.js";
import { describeError } from "../errors/describe-error.js";
import type { Session } from "../errors/session.js";
import { stackFrames } from "../errors/stack-frames.js";
import { ExecutionQueue, interruption } from "./execution-queue.js";
import { InputHistory } from "./input-history.js";
import { kernelInfo } from "./kernel-info.js";
import { redirectOutput } from "./redirect-output.js";
import { CellStdin } from "./replace-stdin.js";
import { type Content, Request } from "./request.js";
import { noInputAfterEnd, noInputHere } from "./stdin-not-allowed.js";
import type { ThreadLink } from "./thread-link.js";
import type { CodeRequest, Handler, WriteDisplay } from "./tslab-types.js";
import { UnfinishedWork } from "./unfinished-work.js";
import type { FromThread } from "./wire.js";

/** Seconds that what cells have left running is waited for, unless the request says how many. */
const SETTLE_SECONDS = 5;

/** What the kernel asks about code; tslab's handler. */
export type LanguageHandler = Handler;

interface ServerParts {
  readonly handler: LanguageHandler;
  readonly session: Session;
  readonly link: ThreadLink;
  /** Told what cells display with from now on. */
  readonly onDisplay: (write: WriteDisplay) => void;
}

/** Answers the requests of the Jupyter messaging protocol, on the main thread. */
export class KernelServer {
  readonly #parts: ServerParts;
  readonly #queue: ExecutionQueue;
  readonly #stdin: CellStdin;
  readonly #history = new InputHistory();
  #drained: (() => void)[] = [];
  #unfinished: UnfinishedWork | undefined;

  constructor(parts: ServerParts) {
    this.#parts = parts;
    const { handler, session, link } = parts;
    this.#queue = new ExecutionQueue({
      executor: handler.executor,
      history: this.#history,
      session,
      link,
      redirect: (request, display) => this.#redirect(request, display),
      drain: (drained) => {
        this.#drained.push(drained);
        link.send({ kind: "drain" });
      },
    });
    this.#stdin = new CellStdin((prompt) => this.#askInput(prompt));
  }

  /** Takes over what becomes of errors and signals of this process, and answers from now on. */
  init(): void {
    const { link } = this.#parts;
    this.#takeOverProcess();
    link.listen((message) => link.work(() => this.#receive(message)));
  }

  #receive(message: FromThread): void {
    const { link, handler } = this.#parts;
    if (message.kind === "request") this.#answer(new Request(message, link), message.channel);
    else if (message.kind === "drained") this.#drained.shift()?.();
    else if (message.kind === "interrupt") this.#interrupt(message.number);
    else if (message.kind === "shutdown") {
      handler.close();
      // What cells have left running would keep the process alive.
      process.exit(0);
    } else {
      // A kernel without its ports is of no use to anyone.
      writeSync(2, `the kernel cannot start: ${message.reason}\n`);
      process.exit(1);
    }
  }

  #answer(request: Request, channel: string): void {
    const { type, content } = request;
    if (channel === "stdin") {
      if (type === "input_reply") this.#stdin.answer(String(content.value ?? ""));
    } else if (type === "execute_request") {
      this.#unfinished ??= new UnfinishedWork();
      this.#queue.add(request);
    } else if (type === "claimbook_settle_request") {
      this.#queue.add(request, (done) => this.#settle(request, done));
    } else if (type === "claimbook_reset_request") {
      this.#queue.add(request, (done) => this.#reset(request, done));
    } else {
      request.status("busy");
      try {
        this.#answerNow(request);
      } finally {
        request.status("idle");
      }
    }
  }

  /** Answers what need not wait for the cells before it. */
  #answerNow(request: Request): void {
    const { type, content } = request;
    // As the protocol has a kernel answer that does not know the target.
    if (type === "comm_open") request.publish("comm_close", { comm_id: content.comm_id, data: {} });
    const answer = this.#answerTo(type, content as unknown as CodeRequest);
    if (answer) request.reply(type.replace(/request$/, "reply"), answer);
  }

  #answerTo(type: string, code: CodeRequest): object | undefined {
    const { handler } = this.#parts;
    switch (type) {
      case "kernel_info_request":
        return kernelInfo();
      case "is_complete_request":
        return handler.handleIsComplete(code);
      case "inspect_request":
        return handler.handleInspect(code);
      case "complete_request":
        return handler.handleComplete(code);
      case "comm_info_request":
        return { status: "ok", comms: {} };
      case "history_request":
        return { status: "ok", history: this.#history.answer(code as unknown as Content) };
      default:
        return undefined;
    }
  }

  #interrupt(number: number): void {
    const { session, link } = this.#parts;
    const { running } = this.#queue;
    const terminated = link.terminated === number;
    // What was terminated before a cell began was a callback of an earlier one.
    const isPast = running === undefined || (terminated && running.terminatedBefore === number);
    if (!isPast) this.#queue.interrupt(terminated);
    else if (terminated) {
      const run = (running && session.runs.get(running.run.number - 1)) ?? session.last;
      const note = "in a callback, after its end";
      if (run) session.fail(run, describeError(interruption(), run, session, { note }));
    }
    link.acknowledge(number);
  }

  #redirect(request: Request, display: WriteDisplay): void {
    const { session, onDisplay } = this.#parts;
    this.#stdin.renew();
    noteFrontEnd(request.content.allow_stdin === true);
    redirectOutput((name, text) => {
      if (name === "stdout") this.#stdin.prompt.printed(text);
      request.publish("stream", { name, text });
    });
    onDisplay((content, update) => {
      // An undrawn figure says on which line it was shown, for the error when it cannot be drawn.
      const line = UNDRAWN_FIGURE in content.data ? session.current?.line : undefined;
      const claimbook = { ...(content.metadata.claimbook as Content | undefined), line };
      const metadata = line === undefined ? content.metadata : { ...content.metadata, claimbook };
      display({ ...content, metadata }, update);
    });
  }

  #askInput(prompt: string): void {
    const { session } = this.#parts;
    const { running } = this.#queue;
    const { last } = session;
    if (running?.request.content.allow_stdin === true) running.request.askInput(prompt);
    else {
      this.#stdin.renew();
      if (running) this.#queue.abandon(running, noInputHere());
      else if (last) session.fail(last, describeError(noInputAfterEnd(), last, session));
    }
  }

  #settle(request: Request, done: () => void): void {
    const { seconds = SETTLE_SECONDS } = request.content;
    const { session } = this.#parts;
    const failed = () => [...session.runs.values()].filter(({ failure }) => failure).length;
    const before = failed();
    this.#unfinished ??= new UnfinishedWork();
    this.#unfinished.wait(
      Number(seconds),
      () => failed() > before,
      (left) => {
        request.reply("claimbook_settle_reply", { status: "ok", left });
        done();
      },
    );
  }

  #reset(request: Request, done: () => void): void {
    const { handler, session } = this.#parts;
    handler.executor.reset();
    session.runs.clear();
    session.last = undefined;
    this.#queue.resetCount();
    this.#history.clear();
    request.reply("claimbook_reset_reply", { status: "ok" });
    done();
  }

  /** Errors that no statement of a cell threw belong to the cell in their stack, else to the last one. */
  #takeOverProcess(): void {
    const { session, link } = this.#parts;
    const report = (note: string) => (reason: unknown) => {
      const cell = stackFrames(reason, session).find((frame) => frame.cell !== undefined)?.cell;
      const run = session.runs.get(cell ?? 0) ?? session.last;
      if (run) session.fail(run, describeError(reason, run, session, { note }));
      else process.stderr.write(`${inspect(reason)}\n`);
    };
    // tslab only prints the errors.
    for (const event of ["unhandledRejection", "uncaughtException", "SIGINT"])
      process.removeAllListeners(event);
    process.on("unhandledRejection", report("a promise was rejected and nothing awaits it"));
    process.on("uncaughtException", report("thrown in a callback"));
    // Nobody reads what is printed once who started the kernel is gone. That it cannot be printed must not be printed in turn, for ever.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
    process.on("SIGINT", () => {
      if (!link.isOwnSignal()) this.#queue.interrupt(false);
    });
  }
}
