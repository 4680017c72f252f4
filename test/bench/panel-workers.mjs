// `npm run bench:workers`: computations on a stock panel in Trino with three workers, two and one, on this machine. What matters is not the time, which two
// cores set, but what the workers do: splits of each, rows read, and bytes that go from one to another and to the client. `--write` to keep the result.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { transformWithOxc } from "vite";
import { markdownTable, measuredOn, progress, writeSection } from "./markdown.mjs";
import { panelFigures } from "./panel-figures.mjs";
import { writeRows } from "./panel-rows.mjs";

const { values: flags } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const MAX_WORKERS = 3;
const SIZE = { stocks: 2_000, sessions: 1_260 };

const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-bench-workers-"));
const built = (name) => import(pathToFileURL(path.resolve("lib/dist", name)).href);
const [library, { openRegistered }] = [await built("panel.js"), await built("panel/open-panel.js")];
const computations = Object.entries(panelFigures(library));
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
  const shared = { columns: {}, reportLagDays: 1 };
  const files = path.join(cluster.warehouse, "files/daily/*.parquet");
  const own = await openRegistered({ name: "files", path: files, ...shared });
  const expected = await figures(own, { withSorts: true });
  await own.close();
  const panel = await openRegistered({
    name: "served",
    database: cluster.address,
    table: "hive.stocks.daily",
    ...shared,
  });
  const lines = [];
  for (let workers = MAX_WORKERS; workers > 0; workers -= 1) {
    await cluster.ready(workers + 1);
    const found = await figures(panel, { withSorts: workers === MAX_WORKERS });
    requireAgreement(found, expected);
    lines.push(
      ...(await whatWasDone(Object.keys(found))).map((line) => [line[0], String(workers), ...line.slice(1)]),
    );
    if (workers > 1) cluster.kill(workers - 1);
  }
  await panel.close();
  const names = Object.keys(expected);
  const table = [
    [
      "computation",
      "workers",
      "processor seconds",
      "splits a worker",
      "rows read",
      "bytes between workers",
      "bytes to the client",
    ],
    ...lines.toSorted((one, other) => names.indexOf(one[0]) - names.indexOf(other[0]) || one[1] - other[1]),
  ];
  const [load = 0] = os.loadavg();
  const trino = path.basename(programs.home).split("-").at(-1);
  const text = [
    `${measuredOn({ trino })} ${rows.toLocaleString("en")} rows in ${Math.ceil(SIZE.sessions / 63)} files, three workers first, then two and one. All gave what DuckDB gives. Java compiles as it goes, so that the first run takes more of the processor. Load at the end: ${load.toFixed(0)}.`,
    markdownTable(table),
  ].join("\n\n");
  process.stdout.write(`${text}\n`);
  if (flags.write) writeSection("workers", text);
} finally {
  await cluster.remove();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * A figure of each computation, which is one statement once the panel knows its sessions.
 * @param options.withSorts the quintiles too, whose statement names every session and is planned for longer than the others run
 */
async function figures(panel, { withSorts }) {
  await panel.sessions();
  const found = {};
  for (const [name, compute] of computations) {
    if (name.startsWith("quintiles") && !withSorts) continue;
    progress(`${panel.engine}: ${name}`);
    found[name] = await compute(panel);
  }
  return found;
}

function requireAgreement(found, expected) {
  for (const [name, value] of Object.entries(found))
    if (!(Math.abs(value / expected[name] - 1) <= 1e-9))
      throw new Error(`${name}: Trino has ${value}, DuckDB ${expected[name]}`);
}

/** What the workers did for the last statements of a panel, by the cluster's own account: a line each. */
async function whatWasDone(names) {
  const tasks = await cluster.run(
    "select t.query_id, t.node_id, t.stage_id, sum(t.split_cpu_time_ms), sum(case when t.physical_input_bytes > 0 then t.completed_splits else 0 end), sum(case when t.physical_input_bytes > 0 then t.raw_input_rows else 0 end), sum(t.output_bytes) from system.runtime.tasks t join system.runtime.queries q on q.query_id = t.query_id where q.source like 'claimbook %' and q.state = 'FINISHED' group by 1, 2, 3",
  );
  const sum = (rows, column) => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const ids = [...new Set(tasks.map(([id]) => id))].sort().slice(-names.length);
  return ids.map((id, at) => {
    const own = tasks.filter((task) => task[0] === id);
    // The client takes the rows of the first stage.
    const isFirst = (task) => task[2] === `${id}.0`;
    const nodes = [...new Set(own.map((task) => task[1]))];
    const splits = nodes.map((node) =>
      sum(
        own.filter((task) => task[1] === node),
        4,
      ),
    );
    return [
      names[at],
      (sum(own, 3) / 1000).toFixed(1),
      splits.filter((count) => count > 0).join(" + "),
      sum(own, 5).toLocaleString("en"),
      sum(
        own.filter((task) => !isFirst(task)),
        6,
      ).toLocaleString("en"),
      sum(own.filter(isFirst), 6).toLocaleString("en"),
    ];
  });
}

/** A module of the tests, which are TypeScript. */
async function fromTypeScript(name) {
  const source = readFileSync(path.join(import.meta.dirname, name), "utf8");
  const { code } = await transformWithOxc(source, name);
  const file = path.join(folder, "module.mjs");
  writeFileSync(file, code);
  return import(pathToFileURL(file).href);
}
