import { Cache } from "../notebook/cache.js";
import { endAbandonedLabs } from "../notebook/jupyter/running-labs.js";
import { sweepTemporaryFolders } from "../platform/temporary-folder.js";

/** Removes what commands left that were killed: temporary folders, drafts of the cache, the Jupyter of a `lab`. */
export function sweepLitter(): void {
  sweepTemporaryFolders();
  new Cache().sweep();
  for (const pid of endAbandonedLabs())
    console.error(`claimbook: ended Jupyter (process ${pid}), which a "lab" that was killed had left`);
}
