/** Runs a task once the host's earlier ones have ended and its pause has passed. */
export type HostQueue = <T>(host: string, task: () => Promise<T>) => Promise<T>;

/**
 * One task a host at a time, with a pause between them; hosts do not wait for each other.
 * @param options.pauseMs from the end of a task to the start of the next one on that host
 */
export function hostQueue({
  pauseMs,
  sleep,
}: {
  readonly pauseMs: number;
  readonly sleep: (ms: number) => Promise<void>;
}): HostQueue {
  const tails = new Map<string, Promise<unknown>>();
  return (host, task) => {
    const before = tails.get(host);
    const run = before === undefined ? task() : before.then(() => sleep(pauseMs)).then(task);
    // A failed task must not stop the ones behind it.
    tails.set(
      host,
      run.catch(() => undefined),
    );
    return run;
  };
}
