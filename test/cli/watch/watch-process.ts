import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { SmallCheckout } from "../small-checkout.js";

const WAIT_MS = 120_000;

/** A `claimbook watch` that is running. */
export interface WatchProcess {
  readonly address: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** All lines so far, of both streams. */
  readonly lines: readonly string[];
  /** Does something and gives the lines from then on to the first that matches. @throws Error when none comes */
  after(act: () => unknown, pattern: RegExp): Promise<readonly string[]>;
  /** The lines from the last one that was waited for to one that matches. */
  next(pattern: RegExp): Promise<readonly string[]>;
  /** Ends it. @returns its exit status and the milliseconds that it took */
  end(signal?: NodeJS.Signals): Promise<{ readonly status: number | null; readonly ms: number }>;
}

/** Starts `claimbook watch` in a checkout and waits until the first pages are written. */
export async function startWatch(
  { root, env }: SmallCheckout,
  {
    args = [],
    until = /^(?:pages|waiting) /,
  }: { readonly args?: readonly string[]; readonly until?: RegExp } = {},
): Promise<WatchProcess> {
  const child = spawn(process.execPath, [path.join(root, "lib/bin/claimbook.mjs"), "watch", ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      const parts = `${rest}${text}`.split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
  }
  let seen = 0;
  const waitFor = async (from: number, pattern: RegExp) => {
    const begun = performance.now();
    for (;;) {
      const at = lines.findIndex((line, index) => index >= from && pattern.test(line));
      if (at >= 0) {
        seen = at + 1;
        return lines.slice(from, seen);
      }
      if (performance.now() - begun > WAIT_MS || child.exitCode !== null)
        throw new Error(`no line matches ${pattern}:\n${lines.join("\n")}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await waitFor(0, until);
  const port = Number(/http:\/\/127\.0\.0\.1:(\d+)\//.exec(lines.join("\n"))?.[1]);
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    child,
    lines,
    async after(act, pattern) {
      const from = lines.length;
      await act();
      return waitFor(from, pattern);
    },
    next: (pattern) => waitFor(seen, pattern),
    async end(signal = "SIGINT") {
      const begun = performance.now();
      child.kill(signal);
      return { status: await exited, ms: performance.now() - begun };
    },
  };
}
