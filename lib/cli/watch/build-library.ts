import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../notebook/kernel/package-root.js";
import { bookRoot } from "../../platform/book-folder.js";

/** Lines of a failed build that say nothing of what is wrong. */
const NOISE = /^(?:claimbook: |npm (?:error|ERR!|warn|notice)|> |\s*$)/;

/** Lines of what a compiler said that are shown: the rest mostly follows from the first. */
const MAX_LINES = 30;

/** What is wrong, as a failed build said it, with paths that lead to the files from the current folder. */
export function buildProblem(said: string): string {
  const lib = path.relative("", packageRoot("claimbook"));
  const lines = said.split("\n").filter((line) => !NOISE.test(line));
  const named = lines.map((line) =>
    line.replace(/^[\w./-]+\.ts(?=[(:])/, (file) =>
      existsSync(file) && !existsSync(path.join(lib, file)) ? file : path.join(lib, file),
    ),
  );
  const more = named.length - MAX_LINES;
  return [...named.slice(0, MAX_LINES), ...(more > 0 ? [`and ${more} more lines`] : [])].join("\n");
}

/** What builds: in a checkout of the library that and the book, elsewhere the book alone. */
function buildCommand(): readonly [script: string, argument: string] {
  const lib = packageRoot("claimbook");
  return existsSync(path.join(lib, "tsconfig.json"))
    ? [path.join(lib, "bin/prepare.mjs"), "--build"]
    : [path.join(lib, "bin/claimbook.mjs"), "build"];
}

/**
 * Builds library and book as `npm run build` does, in a process group of its own.
 * @returns null when it was built, else what the compiler said; the last build that worked then stays
 * @throws the signal's reason, through the promise, when it was aborted
 */
export function buildLibrary(signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, buildCommand(), {
      cwd: bookRoot(),
      stdio: ["ignore", "ignore", "pipe"],
      detached: process.platform !== "win32",
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const stop = () => {
      try {
        if (process.platform === "win32" || child.pid === undefined) child.kill("SIGKILL");
        else process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended already.
      }
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    const end = (problem: string | null) => {
      signal.removeEventListener("abort", stop);
      resolve(problem);
    };
    child.once("error", ({ message }) => end(message));
    child.once("close", (status) => {
      end(status === 0 ? null : buildProblem(said) || said.trim() || `the build ended with status ${status}`);
    });
  });
}
