import { runNotebooks } from "../../notebook/run/run-notebooks.js";
import { cacheFaultLines, takeCacheFaults } from "../../platform/cache/cache-faults.js";
import { optimiseLate } from "../../platform/workers/optimise-late.js";
import { errorText } from "../error-text.js";
import { writeSite } from "../write-site.js";
import type { SiteMessage, SiteRequest } from "./site-messages.js";

// A process of its own for each run of `claimbook watch`: it has the library as it was built last.

const controller = new AbortController();
const stop = () => controller.abort();
/** Tells the process that started this one, unless that is gone. */
const tell = (message: SiteMessage) =>
  new Promise<void>((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });

async function work({ flags, breakLock, notebooks, published }: SiteRequest): Promise<SiteMessage> {
  try {
    const { pages, faults = [] } = await writeSite({
      flags,
      notebooks,
      published,
      lock: {
        breakLock,
        wait: { signal: controller.signal, onWait: (reason) => void tell({ type: "waiting", reason }) },
      },
      async run(paths, options) {
        const results = await runNotebooks(paths, {
          ...options,
          signal: controller.signal,
          onPlan: (plan) => void tell({ type: "plan", plan }),
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
process.on("disconnect", stop);
process.on("message", (message: SiteRequest | "stop") => {
  if (message === "stop") return stop();
  void work(message)
    .then(async (outcome) => {
      await tell({ type: "notes", notes: cacheFaultLines(takeCacheFaults()) });
      await tell(outcome);
    })
    .finally(() => process.exit());
});
