/**
 * What a task gives that must end in time: its signal is aborted after `ms` with a `TimeoutError`, or with the reason of another signal.
 * Node 20 loses a time limit that is part of an `AbortSignal.any` when it collects garbage; this one keeps its timer.
 */
export async function withDeadline<T>(
  { ms, signal }: { readonly ms: number; readonly signal?: AbortSignal | undefined },
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const stop = () => own.abort(signal?.reason);
  const timer = setTimeout(() => own.abort(new DOMException("out of time", "TimeoutError")), ms);
  signal?.addEventListener("abort", stop);
  try {
    signal?.throwIfAborted();
    return await task(own.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
