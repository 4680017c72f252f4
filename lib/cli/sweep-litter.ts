import { Cache } from "../notebook/cache.js";
import { endAbandonedLabs } from "../notebook/jupyter/running-labs.js";
import { dataDir } from "../platform/book-folder.js";
import { sweepTemporaryFolders } from "../platform/temporary-folder.js";
import { sweepData } from "../store/write-access.js";

/**
 * Removes what commands left that were killed: temporary folders, drafts of the cache, staged files, the Jupyter of a `lab`. What they
 * left beside pages and notebooks goes when these are written again.
 */
export async function sweepLitter(): Promise<void> {
  sweepTemporaryFolders();
  await sweepData(dataDir());
  new Cache().sweep();
  for (const pid of endAbandonedLabs())
    console.error(`claimbook: ended Jupyter (process ${pid}), which a "lab" that was killed had left`);
}
