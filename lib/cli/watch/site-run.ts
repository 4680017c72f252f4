import { fork } from "node:child_process";
import { bundledPath } from "../../platform/package-root.js";
import type { SiteMessage, SiteRequest } from "./site-messages.js";

/** Milliseconds that a process has to end its kernels before it is killed; they end with it. */
const STOP_MS = 400;

/** A run of notebooks with the export that follows, in a process of its own. */
export interface SiteRun {
  /** Settled when the process has ended, however that came about. */
  readonly ended: Promise<void>;
  /** Ends it with its kernels; what it says from then on is not told. */
  stop(): void;
}

/**
 * Starts a process that runs notebooks and writes the site.
 * @param tell hears what that process says; a process that ends without its last word has a problem
 */
export function startSiteRun(request: SiteRequest, tell: (message: SiteMessage) => void): SiteRun {
  const child = fork(bundledPath("site-worker.js"), { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let said = "";
  /** Has it said its last word, or does nobody want to hear it? */
  let isOver = false;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-4000);
  });
  child.on("message", (message: SiteMessage) => {
    if (isOver) return;
    isOver = message.type === "written" || message.type === "problem";
    tell(message);
  });
  const ended = new Promise<void>((resolve) => {
    const end = (how: unknown) => {
      clearTimeout(timer);
      if (!isOver) tell({ type: "problem", problem: said.trim() || `the run ended (${how})` });
      isOver = true;
      resolve();
    };
    child.once("close", (status, signal) => end(status ?? signal));
    child.once("error", ({ message }) => child.pid === undefined && end(message));
  });
  let timer: NodeJS.Timeout | undefined;
  child.send(request, () => {});
  return {
    ended,
    stop() {
      isOver = true;
      if (child.connected) child.send("stop", () => {});
      timer ??= setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    },
  };
}
