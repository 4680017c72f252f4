import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { temporaryFolder } from "../../../platform/temporary-folder.js";
import { DevTools } from "./devtools.js";

/** A browser that runs. */
export interface Chromium {
  readonly devtools: DevTools;
  /** Ends it, whatever it does, and removes all its files. */
  end(): Promise<void>;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function flags(folder: string): string[] {
  return [
    "--headless",
    "--remote-debugging-pipe",
    `--user-data-dir=${path.join(folder, "profile")}`,
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    // Chromium refuses to run as root with its sandbox.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "about:blank",
  ];
}

/**
 * Starts a Chromium without a window, with a profile of its own, driven over pipes: it ends with this program, whatever ends that.
 */
export function startChromium(program: string): Chromium {
  const folder = temporaryFolder("print");
  const child = spawn(program, flags(folder), {
    // What a browser that is killed leaves behind is made in here as well.
    env: { ...process.env, TMPDIR: folder },
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    // A group of its own: its helpers end with it.
    detached: process.platform !== "win32",
  });
  const devtools = new DevTools(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      devtools.end(error);
      resolve();
    });
    child.once("exit", (status, signal) => {
      devtools.end(new Error(`it ended with ${signal ?? `status ${status}`}`));
      resolve();
    });
  });
  const kill = () => {
    try {
      if (child.pid === undefined || process.platform === "win32") child.kill("SIGKILL");
      else process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  };
  const sweep = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  const stop = (signal: NodeJS.Signals) => {
    kill();
    sweep();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  return {
    devtools,
    async end() {
      for (const signal of SIGNALS) process.off(signal, stop);
      kill();
      await ended;
      sweep();
    },
  };
}
