import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

/** Where Debian has PostgreSQL's programs; undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
  const base = "/usr/lib/postgresql";
  if (!existsSync(base)) return undefined;
  const [newest] = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return newest === undefined ? undefined : path.join(base, newest, "bin");
}

/** A server of this test, on loopback. */
export interface PostgresServer {
  /** Its address without a password. */
  readonly address: string;
  readonly password: string;
  /** Runs a statement, or a command of psql, as its owner. */
  run(statement: string): string;
  /** Stops it, at once; `start` brings it back. */
  stop(): void;
  start(): void;
  remove(): void;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts a server in a folder of its own, whose users must give their passwords. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  // Not below the suite's own temporary folder, which the server's user cannot enter.
  const folder = mkdtempSync("/tmp/claimbook-postgres-");
  const isRoot = process.getuid?.() === 0;
  const [command, before] = isRoot ? ["runuser", ["-u", "postgres", "--"]] : ["env", [] as string[]];
  const as = (program: string, args: readonly string[], input?: string) =>
    execFileSync(command as string, [...(before as string[]), path.join(programs, program), ...args], {
      encoding: "utf8",
      cwd: folder,
      ...(input !== undefined && { input }),
      stdio: ["pipe", "pipe", "pipe"],
    });
  if (isRoot) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" })),
    );
    chownSync(folder, uid as number, gid as number);
  }
  const data = path.join(folder, "data");
  const port = await freePort();
  as("initdb", ["-D", data, "-U", "owner", "--auth-local=trust", "--auth-host=scram-sha-256", "--no-sync"]);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder} -c fsync=off -c max_connections=20`;
  const start = () =>
    void as("pg_ctl", ["-D", data, "-o", settings, "-l", path.join(folder, "log"), "-w", "start"]);
  const run = (statement: string) =>
    as(
      "psql",
      ["-h", folder, "-p", String(port), "-U", "owner", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-At"],
      statement,
    );
  start();
  const password = "s3cret of the test";
  run(`create role reader login password '${password}'`);
  return {
    address: `postgresql://reader@127.0.0.1:${port}/postgres`,
    password,
    run,
    start,
    stop: () => void as("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]),
    remove() {
      try {
        as("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      } catch {
        // It is stopped already.
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
