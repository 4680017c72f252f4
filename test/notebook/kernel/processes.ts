import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether a process runs; one that has ended but that nobody has asked about does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  try {
    return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, "utf8"));
  } catch {
    return false;
  }
}

/** The processes of a list that still run after a while that is long enough to end. */
export async function survivors(pids: readonly number[]): Promise<number[]> {
  let left = pids.filter(isAlive);
  for (let attempt = 0; left.length > 0 && attempt < 100; attempt += 1) {
    await sleep(100);
    left = left.filter(isAlive);
  }
  return left;
}

/** A cell that starts a process that would live for ten minutes, and prints its own and that one's number. */
export const CHILD_CELL = [
  "import { spawn } from 'node:child_process';",
  "const sleeper = spawn('sleep', ['600'], { stdio: 'ignore' });",
  "sleeper.unref();",
  "console.log(process.pid, sleeper.pid);",
].join("\n");
