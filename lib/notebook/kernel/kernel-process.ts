import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import path from "node:path";
import { bookRoot, dataDir } from "../../platform/book-folder.js";
import { type RunSession, sessionEnvironment } from "../../platform/kernel-session.js";
import { checkRoot } from "../../platform/package-root.js";
import { UserError } from "../../platform/user-error.js";
import { portableEnvironment } from "../../platform/workers/portable-environment.js";
import { SMALL_YOUNG_SPACE } from "../../platform/workers/young-space.js";
import { isTableRead, type TableRead } from "../../store/table-read.js";
import { type Connection, newConnection, releaseConnection, writeConnectionFile } from "./connection.js";
import { kernelCommand, preloadPath } from "./kernel-command.js";
import { INTERRUPT } from "./server/watch-runner.js";

/** Milliseconds that the last words of a kernel have to arrive after its end. */
const LAST_WORDS_MS = 500;

/** How far a cell has come: its execution count, and the 1-based line of the top-level statement that was begun last. */
export interface Reached {
  readonly cell: number;
  readonly line: number;
  /** Its last statement has ended. */
  readonly ended: boolean;
}

/** How a kernel's process ended. */
export interface KernelEnd {
  readonly status: number | null;
  readonly signal: string | null;
  /** What V8 or the preload wrote last on standard error, "" when nothing. */
  readonly lastWords: string;
  readonly reached: Reached | undefined;
}

/** Files in the kernel's temporary folder. */
const PROGRESS = "progress";
const READS = "reads";

/** A tslab kernel's process and its temporary files. */
export interface KernelProcess {
  readonly connection: Connection;
  readonly ended: Promise<KernelEnd>;
  /** Interrupts what runs, as Jupyter's stop button does. */
  interrupt(): void;
  /** Ends the process and what its cells have started, and removes its files. */
  kill(): void;
  /** How far the last cell has come; undefined while it is compiled. */
  reached(): Reached | undefined;
  /** The tables that cells have read so far. */
  reads(): TableRead[];
}

/** Kernels must not outlive this process; `exit` is the last moment to see to it. */
const living = new Set<KernelProcess>();

function killAll(): void {
  for (const kernel of living) kernel.kill();
}

function keepTrack(kernel: KernelProcess): void {
  if (!process.listeners("exit").includes(killAll)) process.on("exit", killAll);
  living.add(kernel);
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    // The kernel leads a process group, which holds what its cells have started.
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

export interface KernelOptions {
  /** Cells come compiled, and the runner draws their figures; default false: the kernel does both. */
  readonly assisted?: boolean;
}

/** Stands for a read that could not be noted whole: no table is ever in its state. */
const UNKNOWN_READ: TableRead = ["", "", ""];

function readOf(line: string): TableRead {
  try {
    const read: unknown = JSON.parse(line);
    return isTableRead(read) ? read : UNKNOWN_READ;
  } catch {
    return UNKNOWN_READ;
  }
}

function kernelEnvironment(run: RunSession): NodeJS.ProcessEnv {
  return {
    ...portableEnvironment(),
    ...sessionEnvironment({ run, book: bookRoot(), ...(process.env.CLAIMBOOK_DATA && { data: dataDir() }) }),
  };
}

/**
 * Starts tslab with the patching preload.
 * @param cwd folder in which the cells run
 * @throws UserError when the library is not built, or lies where no kernel starts
 */
export async function startKernelProcess(
  cwd: string,
  { assisted = false }: KernelOptions = {},
): Promise<KernelProcess> {
  checkRoot();
  const preload = preloadPath();
  if (!existsSync(preload))
    throw new UserError(`${preload} is missing: the library is not built; run "npm run build"`);
  const connection = await newConnection();
  const file = writeConnectionFile(connection);
  const progressFile = path.join(path.dirname(file), PROGRESS);
  const readsFile = path.join(path.dirname(file), READS);
  const [node, ...args] = kernelCommand(file);
  const child = spawn(node, [...(assisted ? [SMALL_YOUNG_SPACE] : []), ...args], {
    cwd,
    env: kernelEnvironment({ progressFile, readsFile, assisted }),
    // The fourth is a pipe for interrupts; its end tells the kernel that this process is gone, however that came about.
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });

  let lastWords = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    lastWords = `${lastWords}${text}`.slice(-16_384);
  });
  const pipe = child.stdio[3] as Socket;
  // It is closed roughly when the kernel is killed.
  pipe.on("error", () => {});

  const kernel: KernelProcess = {
    connection,
    ended: new Promise((resolve) => {
      let reached: Reached | undefined;
      child.once("exit", (status, signal) => {
        reached = kernel.reached();
        kernel.kill();
        // What a cell has started in a process group of its own may hold standard error open.
        const timer = setTimeout(() => child.stderr?.destroy(), LAST_WORDS_MS);
        child.once("close", () => {
          clearTimeout(timer);
          resolve({ status, signal, lastWords, reached });
        });
      });
      child.once("error", ({ message }) => {
        kernel.kill();
        resolve({ status: null, signal: null, lastWords: message, reached });
      });
    }),
    interrupt: () => void pipe.write(INTERRUPT),
    kill() {
      if (!living.delete(kernel)) return;
      endGroup(child);
      rmSync(path.dirname(file), { recursive: true, force: true });
      releaseConnection(connection);
    },
    reached() {
      if (!existsSync(progressFile)) return undefined;
      const [cell, line, ended] = readFileSync(progressFile, "utf8").trim().split(" ");
      return Number(line) > 0
        ? { cell: Number(cell), line: Number(line), ended: ended !== undefined }
        : undefined;
    },
    reads() {
      if (!existsSync(readsFile)) return [];
      return readFileSync(readsFile, "utf8").trim().split("\n").map(readOf);
    },
  };
  keepTrack(kernel);
  return kernel;
}
