import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, told from every other one, also from later ones with the same number. Parts that a system does not tell are "". */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** The system's run since it was started. */
  readonly boot: string;
  /** Within which its number counts: containers have their own. */
  readonly namespace: string;
  /** When it began, as the system counts. */
  readonly started: string;
}

/**
 * `unknown`: it cannot be seen from here, since it ran on another machine or in another container, or a process of its number runs and nothing
 * tells when the one that is meant began.
 */
export type ProcessFate = "running" | "ended" | "unknown";

function textOf(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return "";
  }
}

/** When a process began: on Linux in clock ticks since the boot, elsewhere as `ps` says; `ended` of one that only waits to be reaped. */
function startOf(pid: number): string {
  if (process.platform === "win32") return "";
  if (process.platform !== "linux") {
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    return textOf(
      () => spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { env, encoding: "utf8" }).stdout,
    );
  }
  // After the name, which may hold anything but ends with the last bracket, come field 3, the state, and so on.
  const fields = textOf(() => readFileSync(`/proc/${pid}/stat`, "utf8"))
    .replace(/^.*\)/s, "")
    .trim()
    .split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? "ended" : (fields[22 - 3] ?? "");
}

let here: ProcessIdentity | undefined;

/** A process of this machine that runs. */
export function identityOf(pid: number): ProcessIdentity {
  return { ...thisProcess(), pid, started: startOf(pid) };
}

/** A process of this machine of which nothing but its number is known. */
export const numbered = (pid: number): ProcessIdentity => ({ ...thisProcess(), pid, started: "" });

/** The process that asks. */
export function thisProcess(): ProcessIdentity {
  here ??= {
    pid: process.pid,
    host: hostname().replaceAll(/[^\w.-]/g, "-"),
    boot: textOf(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
    namespace: textOf(() => readlinkSync("/proc/self/ns/pid")),
    started: startOf(process.pid),
  };
  return here;
}

const PATTERNS = {
  host: /^[\w.-]{1,253}$/,
  boot: /^[\w-]{0,64}$/,
  namespace: /^[\w:[\]]{0,64}$/,
  started: /^[\w: ]{0,64}$/,
} as const;

/** The identity that a value holds, as a file may; undefined when it is none. What it lacks but number and host is "". */
export function processIdentityOf(value: unknown): ProcessIdentity | undefined {
  const { pid, host, boot = "", namespace = "", started = "" } = (value ?? {}) as Record<string, unknown>;
  if (!Number.isInteger(pid) || (pid as number) < 1 || (pid as number) >= 2 ** 31) return undefined;
  const texts = { host, boot, namespace, started };
  const fit = Object.entries(PATTERNS).every(([name, pattern]) => {
    const text = texts[name as keyof typeof texts];
    return typeof text === "string" && pattern.test(text);
  });
  return fit ? ({ pid, ...texts } as ProcessIdentity) : undefined;
}

const differ = (one: string, other: string) => one !== "" && other !== "" && one !== other;

/** What has become of a process. */
export function fateOf({ pid, host, boot, namespace, started }: ProcessIdentity): ProcessFate {
  const us = thisProcess();
  if (host !== us.host) return "unknown";
  // The machine has been started anew since.
  if (differ(boot, us.boot)) return "ended";
  if (differ(namespace, us.namespace)) return "unknown";
  try {
    process.kill(pid, 0);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ESRCH") return "ended";
    // EPERM: it runs for another user.
    if (code !== "EPERM") return "unknown";
  }
  const now = startOf(pid);
  if (now === "ended" || differ(started, now)) return "ended";
  return started === now && now !== "" ? "running" : "unknown";
}
