import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Where the server and the Java that it needs (24 or later) are; undefined where one is missing. The server is Maven Central's: `mvn dependency:get
 * -Dtransitive=false -Dartifact=io.trino:trino-server:476:tar.gz`, unpacked into `.claimbook`, or wherever CLAIMBOOK_TRINO says.
 */
export function trinoPrograms(): { readonly home: string; readonly java: string } | undefined {
  const state = path.resolve(".claimbook");
  const home =
    process.env.CLAIMBOOK_TRINO ??
    (existsSync(state) ? readdirSync(state) : [])
      .filter((name) => /^trino-server-\d+$/.test(name))
      .map((name) => path.join(state, name))[0];
  const jvms = "/usr/lib/jvm";
  const java = (existsSync(jvms) ? readdirSync(jvms) : [])
    .filter((name) => Number(/(\d+)/.exec(name)?.[1] ?? 0) >= 24)
    .map((name) => path.join(jvms, name, "bin/java"))
    .find((file) => existsSync(file));
  return home === undefined || java === undefined ? undefined : { home, java };
}

/** A cluster of this test, on loopback: a coordinator that takes no work, and workers. */
export interface TrinoCluster {
  readonly address: string;
  /** Where tables may lie. */
  readonly warehouse: string;
  /** Kills a worker, or the coordinator (-1), at once. */
  kill(worker: number): void;
  /** Starts it again. */
  restart(worker: number): void;
  /** Runs a statement and waits for its end. @throws Error with the server's message */
  run(statement: string): Promise<readonly (readonly unknown[])[]>;
  /** Waits until so many nodes are there, the coordinator among them. */
  ready(nodes: number): Promise<void>;
  remove(): Promise<void>;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts a cluster with two catalogs, `hive` and `iceberg`, whose tables are Parquet files in a folder. */
export async function startTrino(
  { home, java }: { readonly home: string; readonly java: string },
  { workers }: { readonly workers: number },
): Promise<TrinoCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-trino-"));
  const ports = await Promise.all(Array.from({ length: workers + 1 }, freePort));
  const [coordinatorPort = 0] = ports;
  const address = `http://127.0.0.1:${coordinatorPort}`;
  const warehouse = path.join(folder, "warehouse");
  mkdirSync(warehouse, { recursive: true });
  const processes = new Map<number, ChildProcess>();

  function start(worker: number): void {
    const isCoordinator = worker < 0;
    const node = path.join(folder, isCoordinator ? "coordinator" : `worker-${worker}`);
    const etc = path.join(node, "etc");
    mkdirSync(path.join(etc, "catalog"), { recursive: true });
    const lines = (name: string, text: readonly string[]) =>
      writeFileSync(path.join(etc, name), `${text.join("\n")}\n`);
    lines("config.properties", [
      `coordinator=${isCoordinator}`,
      ...(isCoordinator ? ["node-scheduler.include-coordinator=false"] : []),
      `http-server.http.port=${ports[worker + 1]}`,
      `discovery.uri=${address}`,
      "query.max-memory=1GB",
      "query.max-memory-per-node=600MB",
      "memory.heap-headroom-per-node=200MB",
      "catalog.management=static",
    ]);
    lines("log.properties", ["io.trino=WARN"]);
    const local = ["fs.native-local.enabled=true", `local.location=${warehouse}`];
    lines("catalog/hive.properties", [
      "connector.name=hive",
      "hive.metastore=file",
      "hive.metastore.catalog.dir=local:///metastore",
      "hive.storage-format=PARQUET",
      ...local,
    ]);
    lines("catalog/iceberg.properties", [
      "connector.name=iceberg",
      "iceberg.catalog.type=TESTING_FILE_METASTORE",
      "hive.metastore.catalog.dir=local:///iceberg",
      ...local,
    ]);
    const log = openSync(path.join(node, "log"), "a");
    const child = spawn(
      java,
      [
        ...[
          "-Xmx1200m",
          "-XX:+UseG1GC",
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
        ],
        ...["--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"],
        `-Dconfig=${path.join(etc, "config.properties")}`,
        ...["-Dnode.environment=test", `-Dnode.id=${path.basename(node)}`],
        ...["-Dnode.internal-address=127.0.0.1", "-Dnode.bind-ip=127.0.0.1"],
        `-Dlog.levels-file=${path.join(etc, "log.properties")}`,
        `-Dcatalog.config-dir=${path.join(etc, "catalog")}`,
        `-Dplugin.dir=${pluginFolder(home, folder)}`,
        `-Dnode.data-dir=${path.join(node, "data")}`,
        ...["-cp", path.join(home, "lib/*"), "io.trino.server.TrinoServer"],
      ],
      { cwd: node, stdio: ["ignore", log, log] },
    );
    processes.set(worker, child);
  }

  const logEnd = () => readFileSync(path.join(folder, "coordinator/log"), "utf8").slice(-2000);

  async function run(statement: string): Promise<readonly (readonly unknown[])[]> {
    const rows: (readonly unknown[])[] = [];
    let next: string | undefined = `${address}/v1/statement`;
    let body: string | undefined = statement;
    while (next !== undefined) {
      const answer: Response = await fetch(next, {
        method: body === undefined ? "GET" : "POST",
        headers: { "X-Trino-User": "owner" },
        ...(body !== undefined && { body }),
      });
      if (answer.status === 503) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        continue;
      }
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      const part = (await answer.json()) as {
        readonly nextUri?: string;
        readonly data?: readonly (readonly unknown[])[];
        readonly error?: { readonly message: string };
      };
      if (part.error) throw new Error(part.error.message);
      rows.push(...(part.data ?? []));
      body = undefined;
      next = part.nextUri;
    }
    return rows;
  }

  for (let worker = -1; worker < workers; worker += 1) start(worker);
  const cluster: TrinoCluster = {
    address: `trino://reader@127.0.0.1:${coordinatorPort}/hive/stocks`,
    warehouse,
    run,
    kill: (worker) => void processes.get(worker)?.kill("SIGKILL"),
    restart: start,
    async ready(nodes) {
      for (let tries = 0; tries < 600; tries += 1) {
        const found = await run("select count(*) from system.runtime.nodes where state = 'active'").catch(
          () => [],
        );
        if (found[0]?.[0] === nodes) return;
        const [gone] = [...processes.values()].filter(({ exitCode }) => exitCode !== null);
        if (gone) throw new Error(`a node ended with status ${gone.exitCode}; a log ends: ${logEnd()}`);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      throw new Error(`the cluster has not got ${nodes} nodes in five minutes; a log ends: ${logEnd()}`);
    },
    async remove() {
      for (const child of processes.values()) child.kill("SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, 500));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return cluster;
}

/** Only the plugins that the tests use: each of the others takes a while to start. */
function pluginFolder(home: string, folder: string): string {
  const plugins = path.join(folder, "plugins");
  if (existsSync(plugins)) return plugins;
  mkdirSync(plugins);
  for (const name of ["hive", "iceberg"])
    symlinkSync(path.join(home, "plugin", name), path.join(plugins, name));
  return plugins;
}
