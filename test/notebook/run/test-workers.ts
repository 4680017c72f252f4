import { environmentFingerprint } from "../../../lib/notebook/run/environment-fingerprint.js";
import { startWorkers, type Workers } from "../../../lib/notebook/run/workers/workers.js";
import { Cache } from "../../../lib/platform/cache/cache.js";

/** Workers as a run of notebooks has them, for many kernels: none of those has to load TypeScript. The caller closes them. */
export function testWorkers(): Workers {
  return startWorkers({ jobs: 1, cache: new Cache(), fingerprint: environmentFingerprint() });
}
