import { PanelError } from "../panel-error.js";
import { QUERY_SECONDS, type QueryOptions } from "./engine.js";

/**
 * What a statement's run gives, unless it is stopped or runs out of time first.
 * @param options.cancel tells the engine to give the statement up; awaited before this throws
 * @throws PanelError when the signal or the time limit stops it; whatever the run throws
 */
export async function withTimeLimit<T>(
  run: Promise<T>,
  { signal, seconds = QUERY_SECONDS, cancel }: QueryOptions & { readonly cancel: () => unknown },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const stopped = new Promise<PanelError>((resolve) => {
    stop = () => resolve(new PanelError("the statement was stopped; nothing was written"));
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
    timer = setTimeout(
      () =>
        resolve(
          new PanelError(
            `the statement took longer than ${seconds} s and was given up; nothing was written; ask for fewer days, or allow more with --seconds`,
          ),
        ),
      seconds * 1000,
    );
  });
  try {
    const first = await Promise.race([run.then((value) => ({ value })), stopped]);
    if (!(first instanceof PanelError)) return first.value;
    run.catch(() => {}); // It ends as it may.
    await cancel();
    throw first;
  } finally {
    clearTimeout(timer);
    if (stop) signal?.removeEventListener("abort", stop);
  }
}
