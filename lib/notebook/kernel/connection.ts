import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { temporaryFolder, temporaryFolderError } from "../../platform/temporary-folder.js";

/** What a Jupyter connection file says; see "Connection files" in jupyter-client's documentation. */
export interface Connection {
  readonly transport: "tcp";
  readonly ip: "127.0.0.1";
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  readonly signature_scheme: "hmac-sha256";
  readonly key: string;
}

/** Ports given out by this process: a kernel binds its own only a second after they were found free. */
const given = new Set<number>();

function listen(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () =>
      resolve({ server, port: (server.address() as { port: number }).port }),
    );
  });
}

async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  const servers: Server[] = [];
  while (ports.length < count) {
    const { server, port } = await listen();
    servers.push(server);
    if (given.has(port)) continue;
    given.add(port);
    ports.push(port);
  }
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** A connection on five free loopback ports with a fresh key. */
export async function newConnection(): Promise<Connection> {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = (await freePorts(5)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    transport: "tcp",
    ip: "127.0.0.1",
    shell_port,
    iopub_port,
    stdin_port,
    control_port,
    hb_port,
    signature_scheme: "hmac-sha256",
    key: randomUUID(),
  };
}

/** Lets the ports be given out again. */
export function releaseConnection(connection: Connection): void {
  const { shell_port, iopub_port, stdin_port, control_port, hb_port } = connection;
  for (const port of [shell_port, iopub_port, stdin_port, control_port, hb_port]) given.delete(port);
}

/** Writes the connection file into a new temporary folder, both readable by this user only, and returns its path. @throws UserError when it cannot be written */
export function writeConnectionFile(connection: Connection): string {
  const file = path.join(temporaryFolder("kernel"), "connection.json");
  try {
    writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
  } catch (error) {
    rmSync(path.dirname(file), { recursive: true, force: true });
    throw temporaryFolderError(error);
  }
  return file;
}
