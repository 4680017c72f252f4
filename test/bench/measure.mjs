import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const SAMPLE_MS = 50;
const PAGE_BYTES = 4096;
const TICKS_PER_SECOND = 100;

/** What a file of /proc says; undefined once its process is gone, or where there is no /proc. */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** A process and all that it has started, directly or not. */
export function treeOf(pid) {
  const children = threadsOf(pid).flatMap(
    (thread) => read(`/proc/${pid}/task/${thread}/children`)?.split(" ").filter(Boolean) ?? [],
  );
  return [pid, ...children.flatMap(treeOf)];
}

/** Resident memory of a process and of all that it has started; shared pages count in each. */
function treeBytes(pid) {
  const pages = treeOf(pid).map((one) => Number(read(`/proc/${one}/statm`)?.split(" ")[1] ?? 0));
  return PAGE_BYTES * pages.reduce((sum, own) => sum + own, 0);
}

/** Processor time of all processes that have ended under this one. */
function endedSeconds() {
  const fields = read("/proc/self/stat")?.split(") ")[1]?.split(" ");
  return fields ? (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND : Number.NaN;
}

/**
 * Runs a command to its end.
 * @param options.signal ends the command and what it has started
 * @returns `seconds` on the clock, `processor` seconds of all its processes, and `bytes`: the largest sum of their resident memory, sampled
 * @throws Error with what it said on standard error, when it fails
 */
export function measured([command, ...args], { cwd, env, signal }) {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const [begun, before] = [performance.now(), endedSeconds()];
    // A process group of its own, which can be ended as a whole.
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"], detached: true });
    let [bytes, said] = [0, ""];
    child.stderr.setEncoding("utf8").on("data", (text) => {
      said = `${said}${text}`.slice(-4000);
    });
    const timer = setInterval(() => {
      bytes = Math.max(bytes, treeBytes(child.pid));
    }, SAMPLE_MS);
    const stop = () => process.kill(-child.pid, "SIGTERM");
    signal.addEventListener("abort", stop);
    const end = (error) => {
      clearInterval(timer);
      signal.removeEventListener("abort", stop);
      if (signal.aborted) reject(new Error("stopped"));
      else if (error) reject(error);
      else
        resolve({ seconds: (performance.now() - begun) / 1000, processor: endedSeconds() - before, bytes });
    };
    child.once("error", end);
    child.once("exit", (status, name) => {
      const how = name ?? `status ${status}`;
      end(status === 0 ? undefined : new Error(`${command} ${args.join(" ")} ended with ${how}:\n${said}`));
    });
  });
}
