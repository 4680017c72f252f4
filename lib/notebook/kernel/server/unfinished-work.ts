import process from "node:process";

/** First and longest time between two looks, in milliseconds. */
const LOOK_MS = 2;
const MAX_LOOK_MS = 50;

/** What keeps a process alive and is no work of cells. */
const NOT_COUNTED: ReadonlySet<string> = new Set([
  // What the compiler watches.
  "FSEventWrap",
  "StatWatcher",
  "TTYWrap",
]);

const CHILD = "child process";
const PIPE = "pipe";

/** What Node calls a resource, and what its user does. */
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^Timeout$/, "timer"],
  [/^Immediate$/, "immediate"],
  [/Server/, "server"],
  [/^(TCP|TLS|UDP|HTTP)/i, "connection"],
  [/^Pipe/, PIPE],
  [/^Process/, CHILD],
  [/^MessagePort$/, "thread"],
  [/^(FS|FILE)/i, "file operation"],
  [/ADDRINFO|DNS|QUERY/i, "name look-up"],
];

function counted(count: number, name: string): string {
  if (count === 1) return `1 ${name}`;
  return `${count} ${name}${name.endsWith("s") ? "es" : "s"}`;
}

function counts(): Map<string, number> {
  const found = new Map<string, number>();
  for (const type of process.getActiveResourcesInfo()) {
    if (!NOT_COUNTED.has(type)) found.set(type, (found.get(type) ?? 0) + 1);
  }
  return found;
}

/** What cells have begun and not ended, such as timers, connections and child processes; what is unref'ed does not count. */
export class UnfinishedWork {
  readonly #before = counts();

  /** Such as `["2 servers", "1 timer"]`; `[]` when nothing is left. */
  list(): string[] {
    const named = new Map<string, number>();
    for (const [type, count] of counts()) {
      const left = count - (this.#before.get(type) ?? 0);
      if (left <= 0) continue;
      const [, name] = NAMES.find(([pattern]) => pattern.test(type)) ?? [/^/, type];
      named.set(name, (named.get(name) ?? 0) + left);
    }
    // A child process has its pipes, which are there a little longer.
    if (named.has(CHILD)) named.delete(PIPE);
    return [...named].sort().map(([name, count]) => counted(count, name));
  }

  /**
   * Waits until nothing is left.
   * @param seconds longest wait
   * @param enough ends the wait early; what runs just then has not had its time, and is not named
   * @param done told what is left after the longest wait
   */
  wait(seconds: number, enough: () => boolean, done: (left: readonly string[]) => void): void {
    const end = performance.now() + seconds * 1000;
    let pause = LOOK_MS;
    const look = () => {
      const left = this.list();
      if (left.length === 0 || enough()) done([]);
      else if (performance.now() >= end) done(left);
      // One that is not unref'ed would be found itself.
      else setTimeout(look, pause).unref();
      pause = Math.min(pause * 1.5, MAX_LOOK_MS);
    };
    // What is due now has its say first.
    setTimeout(() => setImmediate(look), 1);
  }
}
