// `npm run bench:workers`: computations on a stock panel in Trino with three workers, two and one, on this machine. What matters is not the time, which two
// cores set, but what the workers do: splits of each, rows read, and bytes that go from one to another and to the client. `--write` to keep the result.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { transformWithOxc } from "vite";
import { markdownTable, measuredOn, progress, writeSection } from "./markdown.mjs";
import { writeRows } from "./panel-rows.mjs";

const { values: flags } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const MAX_WORKERS = 3;
/** Rounds whose times are not counted, since Java compiles what runs often, and rounds of which the lowest counts. */
const [WARM_UP, ROUNDS] = [2, 2];
const SIZE = { stocks: 2_000, sessions: 1_260 };

const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-bench-workers-"));
const built = (name) => import(pathToFileURL(path.resolve("lib/dist", name)).href);
const [library, { openRegistered }] = [await built("panel.js"), await built("panel/open-panel.js")];
const { startTrino, trinoPrograms } = await fromTypeScript("../panel/trino-server.ts");
const programs = trinoPrograms();
if (programs === undefined)
  throw new Error("Trino's server and its Java are not here; test/panel/trino-server.ts says where they go");
const cluster = await startTrino(programs, { workers: MAX_WORKERS });
try {
  const rows = await writeRows(path.join(cluster.warehouse, "files"), SIZE);
  progress("the cluster starts");
  await cluster.ready(MAX_WORKERS + 1);
  await cluster.run("create schema hive.stocks");
  await cluster.run(
    `create table hive.stocks.daily (id varchar, date date, price double, "return" double, volume double, shares double, in_r2000 boolean, exchange varchar, sector varchar) with (external_location = 'local:///files/daily', format = 'PARQUET')`,
  );
  await cluster.run("analyze hive.stocks.daily");
  const panel = await openRegistered({
    name: "served",
    database: cluster.address,
    table: "hive.stocks.daily",
    columns: {},
    reportLagDays: 1,
  });
  await panel.sessions();
  const table = [
    [
      "computation",
      "workers",
      "processor seconds",
      "by the clock",
      "splits a worker",
      "rows read",
      "bytes between workers",
      "bytes to the client",
    ],
  ];
  const lines = new Map();
  for (let workers = MAX_WORKERS; workers > 0; workers -= 1) {
    await cluster.ready(workers + 1);
    for (const [name, compute] of Object.entries(computations(panel)))
      lines.set(`${name} ${workers}`, [name, String(workers), ...(await measured(compute))]);
    if (workers > 1) cluster.kill(workers - 1);
  }
  await panel.close();
  table.push(...[...lines.values()].sort(([a, n], [b, m]) => a.localeCompare(b) || n - m));
  const [load = 0] = os.loadavg();
  const text = [
    `${measuredOn({ trino: path.basename(programs.home).split("-").at(-1) })} ${rows.toLocaleString("en")} rows in ${Math.ceil(SIZE.sessions / 63)} files, three workers first, then two and one. Load at the end: ${load.toFixed(0)}.`,
    markdownTable(table),
  ].join("\n\n");
  process.stdout.write(`${text}\n`);
  if (flags.write) writeSection("workers", text);
} finally {
  await cluster.remove();
  rmSync(folder, { recursive: true, force: true });
}

function computations(panel) {
  const { dailyBreadth, dollarVolume, meanCorrelation, memberOf, monthlyHoldings, quantilePortfolios } =
    library;
  const members = memberOf("r2000");
  const range = { from: "2015-01-01", to: "2099-12-31" };
  return {
    "breadth and dispersion, every session": () => dailyBreadth(panel, { ...range, members }),
    "mean pairwise correlation": () => meanCorrelation(panel, { ...range, members }),
    "dollar volume": () => dollarVolume(panel, { ...range, members }),
    "quintiles by market value, every month": async () =>
      quantilePortfolios(panel, monthlyHoldings(await panel.sessions(), range), {
        sorts: [{ by: "cap", groups: 5 }],
        members,
      }),
  };
}

/** The round of the lowest processor time: that, seconds by the clock, and what the workers did. */
async function measured(compute) {
  const rounds = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const started = performance.now();
    await compute();
    const seconds = (performance.now() - started) / 1000;
    if (round >= WARM_UP) rounds.push({ seconds, ...(await lastStatement()) });
  }
  const [best] = rounds.sort((a, b) => a.processor - b.processor);
  return [
    best.processor.toFixed(2),
    best.seconds.toFixed(1),
    best.splits.join(" + "),
    best.rows.toLocaleString("en"),
    best.between.toLocaleString("en"),
    best.toClient.toLocaleString("en"),
  ];
}

/** What the tasks of the last statement of a panel did, by the cluster's own account. */
async function lastStatement() {
  const [[id]] = await cluster.run(
    "select query_id from system.runtime.queries where source like 'claimbook %' and state = 'FINISHED' order by created desc limit 1",
  );
  const tasks = await cluster.run(
    `select node_id, stage_id, sum(split_cpu_time_ms), sum(case when physical_input_bytes > 0 then completed_splits else 0 end), sum(case when physical_input_bytes > 0 then raw_input_rows else 0 end), sum(output_bytes) from system.runtime.tasks where query_id = '${id}' group by 1, 2`,
  );
  const sum = (values) => values.reduce((total, value) => total + Number(value ?? 0), 0);
  // The first stage is that whose rows the client takes.
  const isFirst = ([, stage]) => stage === `${id}.0`;
  const nodes = [...new Set(tasks.map(([node]) => node))];
  return {
    processor: sum(tasks.map((task) => task[2])) / 1000,
    splits: nodes
      .map((node) => sum(tasks.filter((task) => task[0] === node).map((task) => task[3])))
      .filter((count) => count > 0),
    rows: sum(tasks.map((task) => task[4])),
    between: sum(tasks.filter((task) => !isFirst(task)).map((task) => task[5])),
    toClient: sum(tasks.filter(isFirst).map((task) => task[5])),
  };
}

/** A module of the tests, which are TypeScript. */
async function fromTypeScript(name) {
  const source = readFileSync(path.join(import.meta.dirname, name), "utf8");
  const { code } = await transformWithOxc(source, name);
  const file = path.join(folder, "module.mjs");
  writeFileSync(file, code);
  return import(pathToFileURL(file).href);
}
