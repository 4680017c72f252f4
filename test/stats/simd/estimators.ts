/** What the loops work for, to be loaded twice. */
export { meanPairwiseCorrelation } from "../../../lib/stats/cross-section/mean-pairwise-correlation.js";
export { neweyWest } from "../../../lib/stats/regression/newey-west.js";
export { ols } from "../../../lib/stats/regression/ols.js";
export { rollingRelativePerformance } from "../../../lib/stats/relative-performance.js";
export { simdLoops } from "../../../lib/stats/simd/loops.js";
export { stretches } from "../../../lib/stats/stretches.js";
