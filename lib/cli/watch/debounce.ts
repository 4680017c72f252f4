interface DebounceOptions {
  /** Milliseconds without a call that end a burst. */
  readonly quietMs: number;
  /** Milliseconds after which a burst that does not end is acted upon. */
  readonly maxMs: number;
}

/** A function whose calls have an action done once a burst. */
export interface Debounced {
  (): void;
  /** Forgets what has been called for. */
  cancel(): void;
}

/** Does an action once when a burst of calls has ended, and meanwhile when it goes on for too long. */
export function debounce(action: () => void, { quietMs, maxMs }: DebounceOptions): Debounced {
  let timer: NodeJS.Timeout | undefined;
  let first: number | undefined;
  const cancel = () => {
    clearTimeout(timer);
    first = undefined;
  };
  const call = () => {
    const now = performance.now();
    first ??= now;
    clearTimeout(timer);
    const wait = Math.min(quietMs, Math.max(0, first + maxMs - now));
    timer = setTimeout(() => {
      first = undefined;
      action();
    }, wait);
  };
  return Object.assign(call, { cancel });
}
