import { createRequire } from "node:module";
import * as claimbook from "claimbook";
import { a, b, century, days, levels, months, plan, stocks, X, y } from "./inputs.mjs";

// The versions that the library itself uses.
const require = createRequire(new URL("../../lib/package.json", import.meta.url));
const aq = require("arquero");
const danfo = require("danfojs-node");

/** Four running sums, or the check would take as long as the work: peers sum in compiled code. */
function sum(values) {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t = 0;
  // Before the first full window there is no result.
  while (Number.isNaN(values[t])) t += 1;
  for (; t + 3 < values.length; t += 4) {
    s0 += values[t];
    s1 += values[t + 1];
    s2 += values[t + 2];
    s3 += values[t + 3];
  }
  for (; t < values.length; t += 1) s0 += values[t];
  return s0 + s1 + s2 + s3;
}

/** The tasks in claimbook: each returns the number by which results are compared. */
const ours = {
  "newey-west": () => sum(claimbook.ols(y, X, { covType: "HAC", maxlags: plan.regression.lags }).bse),
  rolling: () => {
    const { window, periodsPerYear } = plan.rolling;
    const options = { window, periodsPerYear };
    const { gap, ratio, annualisedGap } = claimbook.rollingRelativePerformance([a, b], options);
    return sum(gap) + sum(ratio) + sum(annualisedGap);
  },
  drawdown: () => sum(claimbook.drawdownTable({ days, values: levels }).map(({ depth }) => depth)),
  bootstrap: () =>
    claimbook.bootstrap([months], {
      statistic: ([sample]) => {
        let total = 0;
        for (let t = 0; t < sample.length; t += 1) total += sample[t];
        return total / sample.length;
      },
      blockLength: plan.bootstrap.block,
      replications: plan.bootstrap.replications,
    }).standardError,
  "bootstrap of means": () =>
    claimbook.bootstrapMeans([months], {
      blockLength: plan.bootstrap.block,
      replications: plan.bootstrap.replications,
    }).standardError,
  correlation: () => claimbook.meanPairwiseCorrelation(stocks),
  ranks: () => {
    let total = 0;
    const { window } = plan.ranks;
    for (let pair = 0; pair < plan.ranks.pairs; pair += 1) {
      const windows = claimbook.stretches([century[2 * pair], century[2 * pair + 1]], { window });
      const last = windows.ends.length - 1;
      for (const values of [windows.gap, windows.ratio, windows.annualisedGap]) {
        total += claimbook.rankOverlapping(values, last) + claimbook.rankDistinct(values, last, { window });
      }
    }
    return total;
  },
  "rolling beta": () => {
    const { beta, alpha } = claimbook.rollingBeta([a, b], plan.rollingBeta);
    return sum(beta) + sum(alpha);
  },
  events: () => {
    const { count, first, apart, ...study } = plan.events;
    let total = 0;
    for (let event = 0; event < count; event += 1) {
      total += claimbook.eventStudy(a, { at: first + event * apart, ...study, regressors: [b] }).t;
    }
    return total;
  },
  permutation: () => {
    const { first, permutations } = plan.permutation;
    const samples = [months.subarray(0, first), months.subarray(first)];
    const { distribution } = claimbook.permutationTest(samples, { permutations });
    return Math.sqrt(distribution.reduce((squares, value) => squares + value * value, 0) / permutations);
  },
};

const pair = aq.table({ a, b });
const priced = aq.table({ day: days, level: levels });
const { op } = aq;

/** arquero's own verbs, where they can say it. Products of a window are sums of logarithms, as it has no running product. */
const arquero = {
  rolling: () => {
    const { window, periodsPerYear } = plan.rolling;
    const frame = [1 - window, 0];
    const grown = pair
      .derive({ a: (d) => op.log1p(d.a), b: (d) => op.log1p(d.b) })
      .derive({
        a: aq.rolling((d) => op.sum(d.a), frame),
        b: aq.rolling((d) => op.sum(d.b), frame),
        row: op.row_number(),
      })
      .params({ window, power: periodsPerYear / window })
      .filter((d, $) => d.row >= $.window)
      .derive({ a: (d) => op.exp(d.a), b: (d) => op.exp(d.b) })
      .derive({
        gap: (d) => d.a - d.b,
        ratio: (d) => d.a / d.b,
        annual: (d, $) => op.pow(d.a, $.power) - op.pow(d.b, $.power),
      })
      .rollup({ gap: op.sum("gap"), ratio: op.sum("ratio"), annual: op.sum("annual") })
      .object();
    return grown.gap + grown.ratio + grown.annual;
  },
  drawdown: () =>
    priced
      .derive({ peak: aq.rolling((d) => op.max(d.level)) })
      .derive({ depth: (d) => d.level / d.peak - 1 })
      .groupby("peak")
      .rollup({ start: op.min("day"), last: op.max("day"), depth: op.min("depth") })
      .derive({ recovery: op.lead("start") })
      .filter((d) => d.depth < 0)
      .orderby("depth")
      .rollup({ depth: op.sum("depth") })
      .object().depth,
};

const factors = (leg) => [1, ...leg.map((value) => 1 + value)];
const frame = new danfo.DataFrame({ a: factors(a), b: factors(b) });

/** danfojs' own verbs, where they can say it. */
const danfojs = {
  rolling: () => {
    const { window, periodsPerYear } = plan.rolling;
    const wealth = frame.cumProd({ axis: 0 });
    const [end, start] = [
      wealth.iloc({ rows: [`${window}:`] }),
      wealth.iloc({ rows: [`:${wealth.shape[0] - window}`] }),
    ];
    const [first, second] = ["a", "b"].map((leg) =>
      new danfo.Series(end.column(leg).values).div(new danfo.Series(start.column(leg).values)),
    );
    const yearly = (leg) => leg.pow(periodsPerYear / window);
    return first.sub(second).sum() + first.div(second).sum() + yearly(first).sub(yearly(second)).sum();
  },
  drawdown: () => {
    const level = new danfo.Series([...levels]);
    const peak = level.cumMax();
    const table = new danfo.DataFrame({ peak: peak.values, depth: level.div(peak).sub(1).values });
    const depths = table.groupby(["peak"]).col(["depth"]).min().column("depth_min");
    return depths.sum();
  },
};

export const contestants = { claimbook: ours, arquero, danfojs };
export const versions = {
  node: process.versions.node,
  arquero: require("arquero/package.json").version,
  danfojs: require("danfojs-node/package.json").version,
};
