import { randomBytes } from "node:crypto";
import { linkSync, lstatSync, renameSync, rmSync } from "node:fs";
import { uptime } from "node:os";
import { LockError } from "./lock-error.js";
import { fateOf, type ProcessIdentity, processIdentityOf, thisProcess } from "./process-identity.js";
import { readPlainFile } from "./read-plain-file.js";
import { temporaryPath } from "./temporary-path.js";
import { writeNewFile } from "./write-new-file.js";

/** How often a lock that comes and goes is tried. */
const MAX_TRIES = 20;
/** How often one that cannot be read is looked at again, and after how many milliseconds: it may be changing hands. */
const MAX_LOOKS = 5;
const LOOK_MS = 20;

interface Holder extends ProcessIdentity {
  readonly since: string;
}

/** What lies under a lock's name. */
type Found =
  | { readonly state: "free" }
  | { readonly state: "held"; readonly text: string; readonly holder: Holder }
  | { readonly state: "broken"; readonly text: string };

function find(file: string): Found {
  const text = String(readPlainFile(file) ?? "");
  const holder = holderOf(text);
  if (holder !== undefined) return { state: "held", text, holder };
  return lstatSync(file, { throwIfNoEntry: false }) ? { state: "broken", text } : { state: "free" };
}

function holderOf(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as { readonly since?: unknown } | null;
    const identity = processIdentityOf(value);
    const since =
      /^\d{4}-\d\d-\d\d[\dT:.Z]*$/.exec(String(value?.since))?.[0] ?? "a time that it does not say";
    return identity && { ...identity, since };
  } catch {
    return undefined;
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** A power cut leaves files without their content. */
function isFromBeforeBoot(file: string): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.mtimeMs < Date.now() - uptime() * 1000;
}

/** Systems of files that know no links of a file. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** A link either appears with its whole content or fails: no reader sees a lock that is half written. @returns false where there is one */
function publish(file: string, text: string): boolean {
  const own = temporaryPath(file);
  writeNewFile(own, text);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (!NO_LINKS.has(code)) throw error;
    return publishUnlinked(file, text);
  } finally {
    rmSync(own, { force: true });
  }
}

function publishUnlinked(file: string, text: string): boolean {
  try {
    writeNewFile(file, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a lock that nobody holds, unless it has been replaced since it was read. */
function setAside(file: string, dead: string): void {
  const textOf = (of: string) => String(readPlainFile(of) ?? "");
  const aside = temporaryPath(file);
  if (textOf(file) !== dead) return;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return; // Gone already.
    throw error;
  }
  const text = textOf(aside);
  // Another process has taken it over in that moment: it gets it back.
  if (text !== dead) publish(file, text);
  rmSync(aside, { recursive: true, force: true });
}

/**
 * Takes a lock. One whose process has ended is taken over: a process of this machine that is gone, whose number belongs to another one
 * now, or that ran before the machine was started anew, when a lock that cannot be read was written as well.
 * @param file its folder is there
 * @param options.what is locked, for the message, such as "the data folder"
 * @param options.breakLock takes over also a lock that cannot be read and one whose process cannot be seen from here
 * @returns what gives it back
 * @throws LockError when another process holds it; Error of the file system when it cannot be written
 */
export function takeLock(
  file: string,
  { what, breakLock }: { readonly what: string; readonly breakLock: boolean },
): () => void {
  const mine = { id: randomBytes(16).toString("hex"), ...thisProcess(), since: new Date().toISOString() };
  const text = JSON.stringify(mine);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (publish(file, text)) {
      return () => {
        if (String(readPlainFile(file)) === text) rmSync(file, { force: true });
      };
    }
    const found = find(file);
    if (found.state === "free") continue;
    if (found.state === "held") {
      const fate = fateOf(found.holder);
      if (fate === "running") throw heldError(file, what, found.holder);
      if (fate === "unknown" && !breakLock) throw unseenError(file, what, found.holder);
    } else if (tries < MAX_LOOKS) {
      pause(LOOK_MS);
      continue;
    } else if (!breakLock && !isFromBeforeBoot(file)) throw brokenError(file, what);
    setAside(file, found.text);
  }
  throw new LockError(`${what} is locked by one process after the other (${file}); run this again`, {
    passes: true,
  });
}

const heldBy = (what: string, { pid, host, since }: Holder) =>
  `${what} is being written by process ${pid} on ${host}, since ${since}`;

function heldError(file: string, what: string, holder: Holder): LockError {
  return new LockError(
    `${heldBy(what, holder)} (${file}); nothing was changed. Wait until that process has ended, then run this again`,
    { passes: true },
  );
}

function unseenError(file: string, what: string, holder: Holder): LockError {
  return new LockError(
    `${heldBy(what, holder)}, and from here it cannot be told whether that process still runs (${file}); nothing was changed. ` +
      "Wait until it has ended; when it has, run this again with --break-lock",
    { passes: false },
  );
}

function brokenError(file: string, what: string): LockError {
  return new LockError(
    `${what} is locked, and the lock ${file} cannot be read; nothing was changed. ` +
      "When no other claimbook command is writing there, run this again with --break-lock",
    { passes: false },
  );
}
