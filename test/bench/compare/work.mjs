// `node work.mjs <estimators|tables> <package.json of a tree's library> [folder]`: prints the processor time of the work alone, in milliseconds.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [work, tree, folder] = process.argv.slice(2);
const claimbook = await import(pathToFileURL(createRequire(tree).resolve("claimbook")));
const WARM_UP_MS = 500;
const MEASURED_MS = 1500;

/** The same returns for both trees, whatever they draw random numbers with. */
function returns(count, seed) {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (1103515245 * state + 12345) % 2 ** 31;
    return 0.0004 + 0.02 * (state / 2 ** 31 - 0.5);
  });
}

function estimators() {
  const [a, b] = [returns(25_000, 1), returns(25_000, 2)];
  const members = Array.from({ length: 200 }, (_, i) => returns(250, 10 + i));
  const months = returns(600, 3);
  return () => {
    claimbook.rollingRelativePerformance([a, b], { window: 2520 });
    claimbook.rollingBeta([a, b], { window: 252 });
    claimbook.ols(a, [b], { covType: "HAC", maxlags: 12 });
    claimbook.meanPairwiseCorrelation(members);
    claimbook.bootstrapMeans([months], { blockLength: 12, replications: 200 });
  };
}

const tables = () => () => claimbook.openStore({ dir: folder }).read("panel").data();

const once = { estimators, tables }[work]();
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const begun = spent();
while (spent() - begun < WARM_UP_MS) once();
const start = spent();
let times = 0;
while (spent() - start < MEASURED_MS) {
  once();
  times += 1;
}
process.stdout.write(String((spent() - start) / times));
