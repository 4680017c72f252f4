// node panel-computations.mjs FOLDER: each computation of claimbook/panel once, in a process of its own. Prints seconds, memory and a figure of each.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { panelFigures } from "./panel-figures.mjs";

const [folder] = process.argv.slice(2);
const library = await import(pathToFileURL(path.resolve("lib/dist/bundle/panel.js")).href);
const panel = await library.openPanel({ path: path.join(folder, "daily/*.parquet") });
const results = {};
for (const [name, compute] of Object.entries(panelFigures(library))) {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const figure = await compute(panel);
  const { user, system } = process.cpuUsage(before);
  results[name] = { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6, figure };
}
await panel.close();
process.stdout.write(JSON.stringify({ results, megabytes: process.resourceUsage().maxRSS / 1024 }));
