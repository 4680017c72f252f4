import { type ChildProcess, fork } from "node:child_process";
import { bundledPath } from "../../platform/package-root.js";
import type { SiteMessage, SiteRequest } from "./site-messages.js";

/** Milliseconds that a process has to end its kernels before it is killed; they end with it. */
const STOP_MS = 400;
/** Milliseconds for which a process that has nothing to do keeps what it has loaded. */
const IDLE_MS = 10 * 60 * 1000;

/** A run of notebooks with the export that follows, in a process that is not this one. */
export interface SiteRun {
  /** Settled when it has ended, however that came about. */
  readonly ended: Promise<void>;
  /** Ends it with its kernels; what it says from then on is not told. */
  stop(): void;
}

/**
 * Runs notebooks and writes the site in another process, one run after the other. A run that wrote the site leaves its process to the next, which finds
 * the library, TypeScript and plotly loaded there.
 */
export class SiteRuns {
  #idle: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param options.afresh in a new process: the library or the data may be others than before
   * @param options.tell hears what the process says; one that ends without its last word has a problem
   */
  start(
    request: SiteRequest,
    { afresh, tell }: { readonly afresh: boolean; readonly tell: (message: SiteMessage) => void },
  ): SiteRun {
    if (afresh) this.end();
    const child = this.#idle ?? this.#fork();
    clearTimeout(this.#timer);
    this.#idle = undefined;
    let said = "";
    /** Has it said its last word, or does nobody want to hear it? */
    let isOver = false;
    let timer: NodeJS.Timeout | undefined;
    const hear = (text: Buffer) => {
      said = `${said}${text}`.slice(-4000);
    };
    const ended = new Promise<void>((resolve) => {
      const end = (how: unknown) => {
        clearTimeout(timer);
        if (!isOver) tell({ type: "problem", problem: said.trim() || `the run ended (${how})` });
        isOver = true;
        resolve();
      };
      const close = (status: number | null, signal: string | null) => end(status ?? signal);
      const receive = (message: SiteMessage) => {
        if (isOver) return;
        isOver = message.type === "written" || message.type === "problem";
        tell(message);
        if (message.type !== "written") return;
        child.off("message", receive).off("close", close);
        child.stderr?.off("data", hear);
        this.#idle = child;
        this.#timer = setTimeout(() => this.end(), IDLE_MS).unref();
        resolve();
      };
      child.on("message", receive).once("close", close);
      child.once("error", ({ message }) => child.pid === undefined && end(message));
      child.stderr?.on("data", hear);
    });
    child.send(request, () => {});
    return {
      ended,
      stop() {
        if (isOver) return;
        isOver = true;
        if (child.connected) child.send("stop", () => {});
        timer ??= setTimeout(() => child.kill("SIGKILL"), STOP_MS);
      },
    };
  }

  #fork(): ChildProcess {
    const child = fork(bundledPath("site-worker.js"), { stdio: ["ignore", "ignore", "pipe", "ipc"] });
    child.once("close", () => {
      if (this.#idle === child) this.#idle = undefined;
    });
    return child;
  }

  /** Ends the process that waits for a run. */
  end(): void {
    clearTimeout(this.#timer);
    this.#idle?.kill("SIGKILL");
    this.#idle = undefined;
  }
}
