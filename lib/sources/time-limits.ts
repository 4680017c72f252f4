/** Longest times, in milliseconds. */
export interface TimeLimits {
  /** For one attempt, body included. */
  readonly timeoutMs: number;
  /** For a file: all attempts, and the pauses between them. */
  readonly fileMs: number;
  /** For all files of a host. */
  readonly hostMs: number;
  /** For all files. */
  readonly runMs: number;
}

/**
 * The limits that go with one for all files: a host has half of it, a file a fifth, an attempt a tenth.
 * @example timeLimits(300_000) // => { timeoutMs: 30000, fileMs: 60000, hostMs: 150000, runMs: 300000 }
 */
export function timeLimits(runMs = 300_000): TimeLimits {
  return { timeoutMs: runMs / 10, fileMs: runMs / 5, hostMs: runMs / 2, runMs };
}

/** The time that is left for something, and whose limit that is: "a file". */
export interface TimeLeft {
  readonly ms: number;
  readonly limit: string;
}

/** Counts the time that a file takes, for its host, too. */
export interface FileClock {
  left(): TimeLeft;
  stop(): void;
}

/**
 * Starts a clock for each file that a host is asked for. Files of one host follow each other; the run's own time begins now.
 * @param now milliseconds of a clock that only goes forward
 */
export function fileClocks(
  { fileMs, hostMs, runMs }: Omit<TimeLimits, "timeoutMs">,
  now: () => number = () => performance.now(),
): (host: string) => FileClock {
  const runStart = now();
  const used = new Map<string, number>();
  return (host) => {
    const start = now();
    const before = used.get(host) ?? 0;
    return {
      left() {
        const spent = now() - start;
        return [
          { ms: fileMs - spent, limit: `${fileMs / 1000} s for a file` },
          { ms: hostMs - before - spent, limit: `${hostMs / 1000} s for a host` },
          { ms: runMs - (now() - runStart), limit: `${runMs / 1000} s for all files` },
        ].reduce((least, one) => (one.ms < least.ms ? one : least));
      },
      stop: () => void used.set(host, before + now() - start),
    };
  };
}
