// node panel-computations.mjs FOLDER: each computation of claimbook/panel once, in a process of its own. Prints seconds, memory and a figure of each.
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const bundle = path.resolve("lib/dist/bundle/panel.js");
const {
  dailyBreadth,
  dollarVolume,
  meanCorrelation,
  memberOf,
  monthlyHoldings,
  openPanel,
  quantilePortfolios,
} = await import(pathToFileURL(bundle).href);
const panel = await openPanel({ path: path.join(folder, "daily/*.parquet") });
const members = memberOf("r2000");
const results = {};
async function measure(name, work) {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const figure = await work();
  const { user, system } = process.cpuUsage(before);
  results[name] = { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6, figure };
}
const range = { from: "2015-01-01", to: "2099-12-31" };
const sum = (values) => values.reduce((total, value) => total + value, 0);
await measure("breadth and dispersion, every session", async () => {
  const rows = await dailyBreadth(panel, { ...range, members });
  return sum(rows.array("dispersion")) + sum(rows.array("cap_weighted_dispersion"));
});
await measure(
  "mean pairwise correlation",
  async () => (await meanCorrelation(panel, { ...range, members })).correlation,
);
await measure("dollar volume", async () => (await dollarVolume(panel, { ...range, members })).median);
await measure("quintiles by market value, every month", async () => {
  const holdings = monthlyHoldings(await panel.sessions(), range);
  const rows = await quantilePortfolios(panel, holdings, { sorts: [{ by: "cap", groups: 5 }], members });
  return sum(rows.array("equal_weighted")) + sum(rows.array("cap_weighted"));
});
await panel.close();
process.stdout.write(JSON.stringify({ results, megabytes: process.resourceUsage().maxRSS / 1024 }));
