import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { seal, unseal } from "../../platform/cache/cache-seal.js";
import { makeFolder } from "../../platform/make-folder.js";
import { namesIn } from "../../platform/names-in.js";
import {
  fateOf,
  identityOf,
  type ProcessIdentity,
  processIdentityOf,
  thisProcess,
} from "../../platform/process-identity.js";
import { readPlainFile } from "../../platform/read-plain-file.js";
import { runFiles } from "../../platform/run-files.js";

/** A Jupyter that runs, and the command that started it and waits for it. */
interface RunningLab {
  readonly jupyter: ProcessIdentity;
  readonly command: ProcessIdentity;
}

/** Notes are sealed: a process must not be ended because somebody else wrote its number into a file. */
const LAB = "lab";

/** Notes that this process has started a Jupyter. @returns what takes the note away when Jupyter has ended */
export function noteLab(pid: number, folder = runFiles(bookRoot()).labs): () => void {
  const file = path.join(folder, `${pid}.json`);
  const lab: RunningLab = { jupyter: identityOf(pid), command: thisProcess() };
  try {
    makeFolder(folder);
    writeFileSync(file, seal(LAB, JSON.stringify(lab)) ?? "", { mode: 0o600 });
  } catch {
    // Jupyter works without; it is not found again when this process is killed.
  }
  return () => rmSync(file, { force: true });
}

function readLab(file: string): RunningLab | undefined {
  try {
    const note = unseal(LAB, readPlainFile(file) ?? Buffer.alloc(0)) ?? "{}";
    const { jupyter, command } = JSON.parse(note) as Partial<RunningLab>;
    const [server, starter] = [processIdentityOf(jupyter), processIdentityOf(command)];
    return server && starter && { jupyter: server, command: starter };
  } catch {
    return undefined;
  }
}

/**
 * Asks every Jupyter to end whose command was killed; it ends its kernels first.
 * @returns their process ids
 */
export function endAbandonedLabs(folder = runFiles(bookRoot()).labs): number[] {
  return namesIn(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const lab = readLab(file);
    if (lab && fateOf(lab.command) !== "ended") return [];
    const { pid = 0 } = lab?.jupyter ?? {};
    if (!lab || fateOf(lab.jupyter) !== "running") {
      rmSync(file, { recursive: true, force: true });
      return [];
    }
    try {
      process.kill(pid, "SIGTERM");
      return [pid];
    } catch {
      return [];
    }
  });
}
