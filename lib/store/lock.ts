import { randomUUID } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { stateDir } from "./state-dir.js";
import { StoreError } from "./store-error.js";

interface Holder {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/**
 * Runs a task while no other process writes to the folder. A lock whose process has ended on this machine is taken over.
 * @throws StoreError when another process holds it, naming the process and the file; whatever the task throws
 */
export async function withLock<T>(dir: string, task: () => Promise<T>): Promise<T> {
  const file = path.join(stateDir(dir), "lock");
  try {
    // Not the folder itself: a name that was mistyped must not become one.
    if (!existsSync(stateDir(dir))) mkdirSync(stateDir(dir));
  } catch (error) {
    throw new StoreError(
      `the data folder ${dir} cannot be written to (${(error as Error).message}); check that it is there and may be written`,
    );
  }
  const mine: Holder = {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
  };
  take(file, mine);
  try {
    return await task();
  } finally {
    if (holder(file)?.id === mine.id) unlinkSync(file);
  }
}

function take(file: string, mine: Holder): void {
  // A link either appears with its whole content or fails: no reader sees a lock that is half written.
  const own = `${file}-${mine.id}`;
  writeFileSync(own, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (tryLink(own, file)) return;
      const other = holder(file);
      if (other !== undefined && isAlive(other)) throw busy(file, other);
      setAside(file, other);
    }
    throw busy(file, holder(file));
  } finally {
    rmSync(own, { force: true });
  }
}

function tryLink(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead process's lock, unless somebody else has replaced it meanwhile. */
function setAside(file: string, dead: Holder | undefined): void {
  const aside = `${file}-${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Gone already.
  }
  if (holder(aside)?.id !== dead?.id) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function holder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function busy(file: string, other: Holder | undefined): StoreError {
  const who = other ? `process ${other.pid} on ${other.host}, since ${other.since}` : "another process";
  return new StoreError(
    `the data folder is being written by ${who}; wait until it has ended, or delete ${file} when that process is no update`,
  );
}
