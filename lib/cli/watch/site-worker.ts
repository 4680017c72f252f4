import { availableParallelism } from "node:os";
import type { EnvironmentFingerprint } from "../../notebook/run/environment-fingerprint.js";
import { runNotebooks } from "../../notebook/run/run-notebooks.js";
import { startWorkers, type Workers } from "../../notebook/run/workers/workers.js";
import { Cache } from "../../platform/cache/cache.js";
import { cacheFaultLines, takeCacheFaults } from "../../platform/cache/cache-faults.js";
import { optimiseLate } from "../../platform/workers/optimise-late.js";
import { errorText } from "../error-text.js";
import { writeSite } from "../write-site.js";
import type { SiteMessage, SiteRequest } from "./site-messages.js";

// A process for the runs of `claimbook watch` as long as nothing but notebooks changes: it has the library as it was built last.

/** Ends the run that is under way. */
let running: AbortController | undefined;
/** Tells the process that started this one, unless that is gone. */
const tell = (message: SiteMessage) =>
  new Promise<void>((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });

let kept: { readonly workers: Workers; readonly state: string } | undefined;

/** Workers that live as long as this process, and have loaded TypeScript and plotly already. */
function keptWorkers(fingerprint: EnvironmentFingerprint): Workers {
  const state = JSON.stringify(fingerprint);
  if (kept?.state === state) return kept.workers;
  kept?.workers.close();
  const workers = startWorkers({ jobs: availableParallelism(), cache: new Cache(), fingerprint });
  kept = { workers, state };
  return workers;
}

async function work(
  { flags, breakLock, notebooks, published }: SiteRequest,
  signal: AbortSignal,
): Promise<SiteMessage> {
  try {
    const { pages, faults = [] } = await writeSite({
      flags,
      notebooks,
      published,
      lock: {
        breakLock,
        wait: { signal, onWait: (reason) => void tell({ type: "waiting", reason }) },
      },
      async run(paths, options) {
        const results = await runNotebooks(paths, {
          ...options,
          ...(options.fingerprint && { workers: keptWorkers(options.fingerprint) }),
          signal,
          onPlan(plan) {
            options.onPlan?.(plan);
            void tell({ type: "plan", plan });
          },
          onCell: (path, done) => void tell({ type: "cell", path, done }),
          onEnd(result) {
            options.onEnd?.(result);
            void tell({ type: "end", result });
          },
        });
        return results.some(({ failure }) => failure) ? 1 : 0;
      },
    });
    return { type: "written", pages: (pages ?? []).map(({ path }) => path), faults };
  } catch (error) {
    return { type: "problem", problem: errorText(error) };
  }
}

optimiseLate();
// Ctrl-C in a terminal reaches this process as well; the one that started it says when to end.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
process.on("disconnect", () => (running ? running.abort() : process.exit()));
process.on("message", async (message: SiteRequest | "stop") => {
  if (message === "stop") return running?.abort();
  running = new AbortController();
  const { signal } = running;
  const outcome = await work(message, signal);
  running = undefined;
  await tell({ type: "notes", notes: cacheFaultLines(takeCacheFaults()) });
  await tell(outcome);
  // What has gone wrong may have left more behind than is known.
  if (signal.aborted || outcome.type !== "written" || !process.connected) process.exit();
});
