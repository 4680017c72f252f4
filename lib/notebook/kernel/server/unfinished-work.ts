import process from "node:process";

/** First and longest time between two looks, in milliseconds. */
const LOOK_MS = 2;
const MAX_LOOK_MS = 50;

/** What keeps a process alive that cells have not begun, or that is part of another thing. */
const NOT_COUNTED: ReadonlySet<string> = new Set([
  "MessagePort",
  // What the compiler watches.
  "FSEventWrap",
  "StatWatcher",
  // The outputs of a child process.
  "PipeWrap",
  "TTYWrap",
]);

const NAMES: readonly (readonly [pattern: RegExp, one: string, many: string])[] = [
  [/^Timeout$/, "timer", "timers"],
  [/^Immediate$/, "immediate", "immediates"],
  [/Server/, "server", "servers"],
  [/^(TCP|TLS|UDP|HTTP|Pipe)/i, "connection", "connections"],
  [/^Process/, "child process", "child processes"],
  [/^Worker/, "worker thread", "worker threads"],
  [/^(FS|FILE)/i, "file operation", "file operations"],
  [/ADDRINFO|DNS|QUERY/i, "name look-up", "name look-ups"],
];

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

  /** Such as `["1 timer", "2 servers"]`; `[]` when nothing is left. */
  list(): string[] {
    const named = new Map<string, number>();
    for (const [type, count] of counts()) {
      const left = count - (this.#before.get(type) ?? 0);
      if (left <= 0) continue;
      const [, one, many] = NAMES.find(([pattern]) => pattern.test(type)) ?? [/^/, type, type];
      const key = `${one}|${many}`;
      named.set(key, (named.get(key) ?? 0) + left);
    }
    return [...named].map(([key, count]) => {
      const [one, many] = key.split("|");
      return `${count} ${count === 1 ? one : many}`;
    });
  }

  /**
   * Waits until nothing is left.
   * @param seconds longest wait
   * @param enough ends the wait early
   * @param done told what is left
   */
  wait(seconds: number, enough: () => boolean, done: (left: readonly string[]) => void): void {
    const end = performance.now() + seconds * 1000;
    let pause = LOOK_MS;
    const look = () => {
      const left = this.list();
      if (left.length === 0 || enough() || performance.now() >= end) done(left);
      // One that is not unref'ed would be found itself.
      else setTimeout(look, pause).unref();
      pause = Math.min(pause * 1.5, MAX_LOOK_MS);
    };
    // What is due now has its say first.
    setTimeout(() => setImmediate(look), 1);
  }
}
