/** Runs a task once the host's earlier ones have ended. */
export type HostQueue = <T>(host: string, task: () => Promise<T>) => Promise<T>;

/** One task a host at a time; hosts do not wait for each other. */
export function hostQueue(): HostQueue {
  const tails = new Map<string, Promise<unknown>>();
  return (host, task) => {
    const run = tails.get(host)?.then(task) ?? task();
    // A failed task must not stop the ones behind it.
    tails.set(
      host,
      run.catch(() => undefined),
    );
    return run;
  };
}
